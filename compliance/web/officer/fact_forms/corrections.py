"""What was recorded is corrected by its next version, or voided with a reason."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Form

from compliance.domain.errors import Refused, Stale
from compliance.services.grounds import Ground, ground_of
from compliance.services.previews import effect_of_voiding, observed
from compliance.services.recording import correct, void
from compliance.services.records import Record, record_of
from compliance.services.refusals import not_recorded
from compliance.web.addresses import came_from
from compliance.web.conflicts import conflict_page, form_sides, sent_version
from compliance.web.fact_forms.effects import effect_parts, notice
from compliance.web.fact_forms.entries import Entry, Values
from compliance.web.fact_forms.sheets import Sheet, checked, confirmed, correction_sheet, sent
from compliance.web.fact_forms.told import told, understood
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.typed_fields import LongField
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.fact_forms.offers import entry_named
from compliance.web.officer.fact_forms.renderings import form_page, links_of, look
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor


class VoidForm(Form):
    """Why the record never was."""

    reason = LongField(lazy_gettext("取り消す理由"))


@page(
    blueprint,
    "/contracts/<uuid:contract_id>/records/<kind>/<uuid:fact_id>/correct",
    Permission.FACT_CORRECT,
    methods=("GET", "POST"),
)
def correct_fact(contract_id: UUID, kind: str, fact_id: UUID) -> ResponseReturnValue:
    """The form as it was filled in; saved as the next version, unless somebody else was quicker."""
    entry = entry_named(kind, visitor().role)
    with desk().reading() as session:
        sheet = _sheet(ground_of(desk(), session, visitor().scope, contract_id), entry, fact_id)
        values = checked(sheet)
        if values is not None and entry.weighty and not confirmed():
            return look(sheet, values)
    if values is None or sheet.record is None:
        return form_page(sheet)
    try:
        return _save(sheet, sheet.record, values)
    except Refused as refused:
        sheet.blame(refused)
        return form_page(sheet)
    except Stale as stale:
        return conflict_page(stale, form_sides(sheet.form, _standing(entry, contract_id, fact_id)))


@page(
    blueprint,
    "/contracts/<uuid:contract_id>/records/<kind>/<uuid:fact_id>/void",
    Permission.FACT_VOID,
    methods=("GET", "POST"),
)
def void_fact(contract_id: UUID, kind: str, fact_id: UUID) -> ResponseReturnValue:
    """The record, what voiding it would do, and the reason that is asked for."""
    entry, form = entry_named(kind, visitor().role), VoidForm(request.form or None)
    with desk().reading() as session:
        ground = ground_of(desk(), session, visitor().scope, contract_id)
        record = record_of(ground, kind, fact_id)
        sheet = correction_sheet(entry, ground, record, None)
        if request.method == "GET" or not form.validate():
            return _void_page(sheet, record, form)
    return _void(sheet, record, str(form.reason.data))


def _sheet(ground: Ground, entry: Entry, fact_id: UUID) -> Sheet:
    return correction_sheet(entry, ground, record_of(ground, entry.kind, fact_id), sent())


def _save(sheet: Sheet, record: Record, values: Values) -> ResponseReturnValue:
    desk_, actor, scope, contract = desk(), acting(), visitor().scope, sheet.ground.line.id
    command, version = sheet.entry.command(**values), sent_version()
    asked = sent_form()
    _number, effect = observed(
        desk_, scope, contract, lambda: correct(desk_, actor, record.id, version, command, asked)
    )
    words = _("「%(title)s」を訂正しました。", title=sheet.entry.title) + understood(sheet.form)
    flash(notice(words, effect, links_of(contract, record.kind, record.id)), "good")
    return redirect(came_from(url_for("officer.contract", contract_id=contract)))


def _standing(entry: Entry, contract_id: UUID, fact_id: UUID) -> Form:
    """The form as the record stands by now."""
    with desk().reading() as session:
        ground = ground_of(desk(), session, visitor().scope, contract_id)
        return correction_sheet(entry, ground, record_of(ground, entry.kind, fact_id), None).form


def _void(sheet: Sheet, record: Record, reason: str) -> ResponseReturnValue:
    if sheet.unseen:
        raise _serves_others()
    actor, contract, asked = acting(), sheet.ground.line.id, sent_form()
    _done, effect = observed(
        desk(), visitor().scope, contract, lambda: void(desk(), actor, record.kind, record.id, reason, asked)
    )
    flash(notice(_("「%(title)s」を取り消しました。", title=sheet.entry.title), effect), "good")
    return redirect(url_for("officer.contract", contract_id=contract))


def _serves_others() -> Refused:
    """What also serves contracts that this visitor does not see is not theirs alone to take back."""
    return not_recorded(
        ("ほかの課の契約にも使われている記録です。", "The record also serves contracts of another section."),
        (
            "個人情報保護担当に取消しを依頼するか、訂正で内容を直してください。",
            "Ask the privacy office to void it, or correct what it says.",
        ),
    )


def _void_page(sheet: Sheet, record: Record, form: VoidForm) -> ResponseReturnValue:
    return render(
        "officer/facts/void.html",
        sheet=sheet,
        form=form,
        told=list(told(sheet.form)),
        parts=effect_parts(effect_of_voiding(sheet.ground, record)),
        status=422 if mistakes_of(form) else 200,
    )


blueprint.add_app_template_global(mistakes_of, "mistakes_of")
