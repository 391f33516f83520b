"""The guide under one contract: its steps, their forms out of the draft, and what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, cast

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form

from compliance.domain.facts import Medium
from compliance.services.certificate_papers import addressee
from compliance.services.erasure_filings import ErasureFiling
from compliance.services.erasures import FileCertificate, RecordErasure
from compliance.services.grounds import Ground
from compliance.store.models.erasures import ErasureType
from compliance.store.queries.certificates import holdings_instructed
from compliance.store.queries.erasure_lists import Certified, erasure_listing
from compliance.store.queries.paging import Order
from compliance.store.queries.recorded import HeldPieces
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.erasures.forms import CertificateForm, ErasedForm, HoldingsForm, HowForm, KindForm
from compliance.web.contractor.erasures.kinds import ERASING, MANNERS, MEDIUM, ON_INSTRUCTION, Kind, manner_word
from compliance.web.contractor.erasures.warnings import found, told_before
from compliance.web.days import day_in_words
from compliance.web.duties import subject_word
from compliance.web.fact_forms.answers import offer, picks
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, Option, PickField
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
        contract, said = self.ground.line.id, self.answers(Step.CERTIFICATE)
        certificate = FileCertificate(
            contracts=(contract,),
            happened_on=self.ground.today,
            erasures=(),
            submitted=True,
            addressee=addressee(self.ground.session),
            **said,
        )
        if self.kind is Kind.FILED:
            recorded = self.answers(Step.ERASED)["erasures"]
            return ErasureFiling(contract_id=contract, certificate=certificate, recorded=recorded)
        return ErasureFiling(contract_id=contract, certificate=certificate, erasures=self._erasures())

    def _erasures(self) -> tuple[RecordErasure, ...]:
        """One for the holdings of which as many pieces are left: an erasure counts so many of each that it touches."""
        said, chosen = self.answers(Step.HOW), self.answers(Step.HOLDINGS)["holdings"]
        manner, detail = manner_word(said.pop("manner")), said.pop("detail") or ""
        said.pop("disk", None)
        contents = said.pop("contents")
        by_number: dict[int, list[HeldPieces]] = {}
        for held in self._held():
            if held.id in chosen:
                by_number.setdefault(held.left, []).append(held)
        return tuple(
            RecordErasure(
                contract_id=self.ground.line.id,
                holdings=tuple(held.id for held in some),
                erasure_type=self._type,
                count=left,
                submitted=True,
                data=contents,
                method=f"{manner}。{detail}" if detail else manner,
                **said,
            )
            for left, some in by_number.items()
        )

    @property
    def _type(self) -> ErasureType:
        return ERASING[self.kind or Kind.FILES]

    def _first(self, step: Step) -> Mapping[str, object]:
        """What stands in a form before anything is typed."""
        return {"dated_on": self.ground.today} if step is Step.CERTIFICATE else {}

    def _arrange(self, step: Step, form: Form) -> None:
        """What can be chosen here, and only what is asked of this kind."""
        kind = self.kind or Kind.FILES
        if step is Step.HOLDINGS:
            cast(PickField, form["holdings"]).offer(map(_holding, self._held()))
        elif step is Step.ERASED:
            cast(PickField, form["erasures"]).offer(self._uncertified())
        elif step is Step.HOW:
            cast(ChoiceField, form["manner"]).values = list(MANNERS.get(kind, ()))
            for name in _NOT_ASKED.get(kind, ()):
                del form[name]
            offer(form, self.ground)

    def _held(self) -> list[HeldPieces]:
        """What is still held in the medium that this kind is about, and may be erased."""
        kind = self.kind or Kind.FILES
        medium = MEDIUM.get(kind, Medium.COMPUTER)
        held = [held for held in self.ground.holdings() if held.left > 0 and held.subject.code == medium.value]
        if kind not in ON_INSTRUCTION:
            return held
        told = holdings_instructed(self.ground.session, self.ground.line.id)
        return [each for each in held if each.id in told]

    def _uncertified(self) -> tuple[Option, ...]:
        """The erasures that no check has confirmed."""
        confirmed = {Certified.ON_PAPER, Certified.ON_SITE}
        lines = erasure_listing(self.ground.line.id, self.ground.today).stream(self.ground.session, Order("on"))
        return tuple(
            Option(line.id, f"{day_in_words(line.on)}　{line.data or choice_word(line.type)}")
            for line in lines
            if line.certified not in confirmed
        )


def _holding(held: HeldPieces) -> Option:
    return Option(held.id, subject_word(held.subject), _("%(left)s点", left=held.left))


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
