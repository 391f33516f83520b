"""The guide under one contract: its steps, their forms out of the draft, and what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, cast
from uuid import UUID

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form

from compliance.services.certificate_papers import addressee
from compliance.services.erasure_filings import ErasureFiling
from compliance.services.erasures import Certified, FileCertificate, RecordErasure
from compliance.services.grounds import Ground
from compliance.store.models.erasures import ErasureType
from compliance.store.queries.contracts import ContractLine
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.erasures.forms import CertificateForm, ErasedForm, HoldingsForm, HowForm, KindForm
from compliance.web.contractor.erasures.kinds import ERASING, MANNERS, ON_INSTRUCTION, Kind, manner_word
from compliance.web.contractor.erasures.things import Thing, by_contract, certifiable, erasable
from compliance.web.contractor.erasures.warnings import found, told_before
from compliance.web.fact_forms.answers import offer, picks
from compliance.web.fields.chosen_fields import ChoiceField, PickField
from compliance.web.fields.typed_fields import TypedField


class Step(StrEnum):
    """The pages of the guide before the last, on which the answers are checked."""

    KIND = "kind"
    HOLDINGS = "holdings"
    ERASED = "erased"
    HOW = "how"
    CERTIFICATE = "certificate"


_FORMS: Mapping[Step, type[Form]] = {
    Step.KIND: KindForm,
    Step.HOLDINGS: HoldingsForm,
    Step.ERASED: ErasedForm,
    Step.HOW: HowForm,
    Step.CERTIFICATE: CertificateForm,
}
_NOT_ASKED: Mapping[Kind, tuple[str, ...]] = {
    Kind.MEDIA_DESTROYED: ("disk", "device_id", "tool", "tool_version"),
    Kind.PAPER_DESTROYED: ("disk", "device_id", "tool", "tool_version"),
}
_CHOOSING: Mapping[Step, str] = {Step.HOLDINGS: "holdings", Step.ERASED: "erasures"}
"""The steps on which things are ticked, and the field for those of the contract itself."""

Typed = MultiDict[str, str]


@dataclass(frozen=True)
class Guide:
    """`typed` is the draft: the fields of every step, each under the name of its step."""

    ground: Ground
    typed: Typed

    @cached_property
    def kind(self) -> Kind | None:
        """What was done; None as long as nothing is said."""
        form = self.form(Step.KIND)
        return form["kind"].data if form.validate() else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that lead to the last page."""
        if self.kind is Kind.FILED:
            return Step.KIND, Step.ERASED, Step.CERTIFICATE
        return Step.KIND, Step.HOLDINGS, Step.HOW, Step.CERTIFICATE

    def next_open(self) -> Step | None:
        """The first step that is not answered, or not rightly; None where all are."""
        return next((step for step in self.steps if not self.form(step).validate()), None)

    def form(self, step: Step, sent: Typed | None = None) -> Form:
        """The form of a step, as it was sent now, or as it stands in the draft."""
        told = self.typed if sent is None else sent
        known = any(name.startswith(f"{step}-") for name in told)
        made = _FORMS[step](told if known else None, prefix=step, data=self._first(step))
        if step is not Step.KIND:
            self._arrange(step, made)
        for field in picks(made):
            field.searched = told.get(f"{field.name}-search", "").strip()
        return made

    def warnings(self) -> list[str]:
        """What is doubtful in the answers; to be asked once every step is answered."""
        if self.kind is Kind.FILED:
            return []
        said = self.answers(Step.HOW)
        return found(
            manner=said["manner"],
            disk=said.get("disk"),
            copies=said["copies"],
            verification=said["verification"],
            erased_on=said["happened_on"],
            end=self.ground.line.end_on,
        )

    def answers(self, step: Step) -> dict[str, Any]:
        """The values of a step that was answered."""
        form = self.form(step)
        form.validate()
        return {field.short_name: field.data for field in form}

    def told(self, step: Step) -> list[tuple[str, str]]:
        """The answers of a step in words, each under its question."""
        form = self.form(step)
        form.validate()
        return [(str(field.label.text), _said(field)) for field in form]

    @property
    def by_instruction(self) -> bool:
        """Whether only what the ward has told to destroy is offered."""
        return self.kind in ON_INSTRUCTION

    def filing(self) -> ErasureFiling:
        """What is to be recorded; to be asked once every step is answered."""
        said = self.answers(Step.CERTIFICATE)
        certificate = FileCertificate(
            contracts=(self.ground.line.id,),
            happened_on=self.ground.today,
            erasures=(),
            submitted=True,
            addressee=addressee(self.ground.session),
            **said,
        )
        if self.kind is Kind.FILED:
            return ErasureFiling(certificate=certificate, recorded=self._recorded())
        return ErasureFiling(certificate=certificate, erasures=self._erasures())

    @cached_property
    def chosen(self) -> Sequence[Thing]:
        """What is erased, or whose erasure is certified, under whichever contract."""
        step = Step.ERASED if self.kind is Kind.FILED else Step.HOLDINGS
        said = self.answers(step)
        ticked = {*said["elsewhere"], *said["erasures" if self.kind is Kind.FILED else "holdings"]}
        return [thing for thing in self._things(step) if thing.id in ticked]

    @property
    def by_contract(self) -> Sequence[tuple[ContractLine, Sequence[Thing]]]:
        """The same under each contract."""
        return list(by_contract(self.chosen))

    @cached_property
    def _erasable(self) -> Sequence[Thing]:
        return erasable(self.ground, self.kind or Kind.FILES)

    @cached_property
    def _certifiable(self) -> Sequence[Thing]:
        return certifiable(self.ground)

    def _things(self, step: Step) -> Sequence[Thing]:
        return self._certifiable if step is Step.ERASED else self._erasable

    def _recorded(self) -> tuple[Certified, ...]:
        return tuple(Certified(erasure_id=thing.id, contract_id=thing.under.id) for thing in self.chosen)

    def _erasures(self) -> tuple[RecordErasure, ...]:
        """One for the holdings of a contract of which as many are left: it counts so many of each that it touches."""
        said = self.answers(Step.HOW)
        manner, detail = manner_word(said.pop("manner")), said.pop("detail") or ""
        said.pop("disk", None)
        told = {"data": said.pop("contents"), "method": f"{manner}。{detail}" if detail else manner, **said}
        alike: dict[tuple[UUID, int], list[UUID]] = {}
        for thing in self.chosen:
            alike.setdefault((thing.under.id, thing.left), []).append(thing.id)
        return tuple(
            RecordErasure(
                contract_id=contract,
                holdings=tuple(holdings),
                erasure_type=self._type,
                count=left,
                submitted=True,
                **self._on_its_device(told, contract),
            )
            for (contract, left), holdings in alike.items()
        )

    def _on_its_device(self, told: Mapping[str, Any], contract: UUID) -> Mapping[str, Any]:
        """A computer is registered under this contract alone: under another one its words stand instead."""
        if contract == self.ground.line.id or told.get("device_id") is None:
            return told
        named = [_said(self.form(Step.HOW)["device_id"]), told["equipment"]]
        return {**told, "device_id": None, "equipment": _("、").join(filter(None, named))}

    @property
    def _type(self) -> ErasureType:
        return ERASING[self.kind or Kind.FILES]

    def _first(self, step: Step) -> Mapping[str, object]:
        """What stands in a form before anything is typed."""
        return {"dated_on": self.ground.today} if step is Step.CERTIFICATE else {}

    def _arrange(self, step: Step, form: Form) -> None:
        """What can be chosen here, and only what is asked of this kind."""
        kind = self.kind or Kind.FILES
        if step in _CHOOSING:
            here = self.ground.line.id
            own, others = cast(PickField, form[_CHOOSING[step]]), cast(PickField, form["elsewhere"])
            own.offer(each.option(elsewhere=False) for each in self._things(step) if each.under.id == here)
            others.offer(each.option(elsewhere=True) for each in self._things(step) if each.under.id != here)
        elif step is Step.HOW:
            cast(ChoiceField, form["manner"]).values = list(MANNERS.get(kind, ()))
            for name in _NOT_ASKED.get(kind, ()):
                del form[name]
            offer(form, self.ground)


def _said(field: Field) -> str:
    """An answer as it was given."""
    if isinstance(field, PickField):
        return _("、").join(each.words for each in field.options if str(each.value) in field.chosen)
    if isinstance(field, ChoiceField):
        return next((words for code, words, chosen in field.choices() if code and chosen), "")
    return cast(TypedField, field).typed


def step_word(step: Step) -> str:
    """What a step asks."""
    return {
        Step.KIND: _("何をしたか"),
        Step.HOLDINGS: _("どの資料か"),
        Step.ERASED: _("どの消去か"),
        Step.HOW: _("いつ、どこで、どう消したか"),
        Step.CERTIFICATE: _("証明書"),
    }[step]


blueprint.add_app_template_global(step_word, "erasure_step_word")
blueprint.add_app_template_global(told_before, "erasure_warnings")
