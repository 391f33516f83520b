"""Outsourcings by hand: registered, corrected, their sections in charge, and the measures reported to the council."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Form

from compliance.services.outsourcings import (
    InCharge,
    MeasureText,
    NewOutsourcing,
    PutInCharge,
    RegisterOutsourcing,
    ReportMeasures,
    register,
)
from compliance.services.recording import correct, record, record_or_correct
from compliance.services.records import Record
from compliance.services.register_grounds import RegisterGround, register_ground
from compliance.store.models.outsourcings import MeasureCategory
from compliance.web.conflicts import sent_version
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.register_forms.forms import (
    InChargeForm,
    MeasuresForm,
    NewOutsourcingForm,
    OutsourcingForm,
)
from compliance.web.officer.register_forms.sheets import (
    Done,
    Page,
    as_it_stands,
    form_page,
    opened,
    saved,
    to_save,
    values,
)
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.visitors import acting, desk, visitor


@page(blueprint, "/outsourcings/new", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def register_outsourcing() -> ResponseReturnValue:
    """A council item written down by hand, with who is in charge."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope)
        own = sorted(visitor().scope.sections)
        form = opened(NewOutsourcingForm, ground, {"sections": own, "lead": next(iter(own), None)})
        ready = to_save(form)
    if not ready:
        return form_page(form, _new())
    new = _new_outsourcing(values(form))

    def save() -> Done:
        outsourcing = register(desk(), acting(), new, sent_form())
        words = _("委託案件「%(title)s」を登録しました。", title=new.outsourcing.title)
        return Done(words, url_for("officer.outsourcing", outsourcing_id=outsourcing))

    return saved(form, _new(), save)


@page(blueprint, "/outsourcings/<uuid:outsourcing_id>/correct", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def correct_outsourcing(outsourcing_id: UUID) -> ResponseReturnValue:
    """The form as it was filled in; saved as the next version."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope, outsourcing_id)
        stands = ground.own_outsourcing(outsourcing_id)
        form = opened(OutsourcingForm, ground, stands.fields)
        ready = to_save(form)
    shown = _under(outsourcing_id, _("委託案件の訂正"), _("前の内容は、前の版として残ります。"), stands.version)
    if not ready:
        return form_page(form, shown)

    def save() -> Done:
        correct(desk(), acting(), outsourcing_id, sent_version(), RegisterOutsourcing(**values(form)), sent_form())
        return _done(shown)

    def standing() -> Form:
        return as_it_stands(
            OutsourcingForm, lambda ground: ground.own_outsourcing(outsourcing_id).fields, outsourcing_id
        )

    return saved(form, shown, save, standing)


@page(blueprint, "/outsourcings/<uuid:outsourcing_id>/sections", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def put_in_charge(outsourcing_id: UUID) -> ResponseReturnValue:
    """A section takes charge from a day on."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope, outsourcing_id)
        form = opened(InChargeForm, ground, {})
        ready = to_save(form)
    when = _("この案件を担当する課を加えます。その日から、案件の契約が担当課に見えるようになります。")
    shown = _under(outsourcing_id, _("担当課の追加"), when)
    if not ready:
        return form_page(form, shown)

    def save() -> Done:
        record(desk(), acting(), PutInCharge(outsourcing_id=outsourcing_id, **values(form)), sent_form())
        return _done(shown)

    return saved(form, shown, save)


@page(blueprint, "/outsourcings/<uuid:outsourcing_id>/measures", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def report_measures(outsourcing_id: UUID) -> ResponseReturnValue:
    """The measures as reported, filled in with the last ones; those of the same day are corrected."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope, outsourcing_id)
        last = ground.measures()
        form = opened(MeasuresForm, ground, {"measures": _last_measures(ground)["measures"]})
        ready = to_save(form)
    when = _("審議会に報告した対策を、報告した日から有効なものとして登録します。前回の内容を直して使えます。")
    shown = _under(outsourcing_id, _("情報保護対策の報告"), when, last.version if last else None)
    if not ready:
        return form_page(form, shown)

    def save() -> Done:
        _report(ReportMeasures(outsourcing_id=outsourcing_id, **_numbered(values(form))), last)
        return _done(shown)

    return saved(form, shown, save, lambda: as_it_stands(MeasuresForm, _last_measures, outsourcing_id))


def _report(command: ReportMeasures, last: Record | None) -> None:
    """Sent a second time, the first has become the last of that day: the key answers then, not the version."""
    of_that_day = last is not None and last.fields["happened_on"] == command.happened_on
    stands = (last.id, sent_version(otherwise=0)) if last is not None and of_that_day else None
    record_or_correct(desk(), acting(), command, stands, sent_form())


def _done(shown: Page) -> Done:
    return Done(_("「%(title)s」を保存しました。", title=shown.title), shown.above)


def _new_outsourcing(told: dict[str, Any]) -> NewOutsourcing:
    sections, lead, from_on = told.pop("sections"), told.pop("lead"), told.pop("from_on")
    ids = tuple(dict.fromkeys((lead, *sections)))
    in_charge = tuple(InCharge(section_id=id, leads=id == lead) for id in ids)
    return NewOutsourcing(outsourcing=RegisterOutsourcing(**told), from_on=from_on, sections=in_charge)


def _last_measures(ground: RegisterGround) -> Mapping[str, Any]:
    """What the form shows of the measures as they were reported last."""
    last = ground.measures()
    return {"measures": []} if last is None else {**last.fields, "measures": _rows(last.fields["measures"])}


def _rows(measures: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "clauses": "、".join(row["clauses"])} for row in measures]


def _numbered(told: dict[str, Any]) -> dict[str, Any]:
    """Each new measure with the next number of its side and kind."""
    taken = {measure.key for measure in told["measures"]}
    numbered = []
    for measure in told["measures"]:
        key = measure.key or next(key for key in _keys(measure) if key not in taken)
        taken.add(key)
        numbered.append(replace(measure, key=key))
    return {**told, "measures": tuple(numbered)}


def _keys(measure: MeasureText) -> Iterable[str]:
    kind = "system" if measure.category is MeasureCategory.SYSTEM else "operation"
    return (f"{measure.party.value}.{kind}.{number}" for number in count(1))


def _new() -> Page:
    when = _("審議会資料のファイルがあるときは「審議会資料の読込み」の方が早く、確実です。")
    return Page(_("委託案件の登録"), when, url_for("officer.outsourcings"), _("委託案件の一覧"))


def _under(outsourcing_id: UUID, title: str, when: str, version: int | None = None) -> Page:
    return Page(title, when, url_for("officer.outsourcing", outsourcing_id=outsourcing_id), _("委託案件"), version)
