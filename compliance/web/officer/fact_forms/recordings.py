"""Recording by hand: choose what came in, fill in its form, look at its effect, save it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.errors import Refused
from compliance.domain.obligations import OUTSTANDING
from compliance.services.grounds import Ground, ground_of
from compliance.services.previews import observed
from compliance.services.records import record_once
from compliance.store.changes import Change
from compliance.web.addresses import came_from
from compliance.web.fact_forms.effects import notice
from compliance.web.fact_forms.entries import Entry, Values
from compliance.web.fact_forms.known import refuse_unknown
from compliance.web.fact_forms.meets import prefilled
from compliance.web.fact_forms.sheets import Sheet, checked, confirmed, new_sheet, sent
from compliance.web.fact_forms.told import understood
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.fact_forms.offers import entry_named, offers
from compliance.web.officer.fact_forms.record_links import record_link
from compliance.web.officer.fact_forms.renderings import form_page, links_of, look
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor

SHOWN = 10


@page(blueprint, "/contracts/<uuid:contract_id>/record", Permission.FACT_RECORD)
def choose_fact(contract_id: UUID) -> ResponseReturnValue:
    """What can be recorded, in the officer's words; first what meets the duties that are outstanding."""
    with desk().reading() as session:
        ground = ground_of(desk(), session, visitor().scope, contract_id)
        owed = [row for row in ground.outstanding if row.status in OUTSTANDING and record_link(row)]
        subjects = ground.subjects(owed[:SHOWN])
    return render(
        "officer/facts/choose.html",
        line=ground.line,
        groups=offers(ground.editions, visitor().role),
        outstanding=owed[:SHOWN],
        more=max(len(owed) - SHOWN, 0),
        subjects=subjects,
    )


@page(blueprint, "/contracts/<uuid:contract_id>/record/<kind>", Permission.FACT_RECORD, methods=("GET", "POST"))
def record_fact(contract_id: UUID, kind: str) -> ResponseReturnValue:
    """The form of one kind: shown, arranged anew, checked, its effect looked at where it is weighty, and saved."""
    entry = entry_named(kind, visitor().role)
    with desk().reading() as session:
        ground = ground_of(desk(), session, visitor().scope, contract_id)
        refuse_unknown(entry, ground.editions)
        known = _known(entry, ground)
        sheet = new_sheet(entry, ground, sent(), known, visitor().name)
        values = checked(sheet)
        if values is not None and entry.weighty and not confirmed():
            return look(sheet, values)
    if kind == "review" and "finding_id" in known:
        found = known["finding_id"]
        back = request.args.get("back")
        at = url_for("officer.record_fact", contract_id=contract_id, kind="recheck", finding_id=found, back=back)
        return redirect(at)
    try:
        return form_page(sheet) if values is None else _save(sheet, values)
    except Refused as refused:
        sheet.blame(refused)
        return form_page(sheet)


def _known(entry: Entry, ground: Ground) -> Mapping[str, Any]:
    """What the address tells of the form: a duty to meet, or things on record, by the names of fields."""
    try:
        if "meets" in request.args:
            return prefilled(ground, UUID(request.args["meets"]))
    except ValueError:
        pass
    return {name: value for name, value in request.args.items() if name in entry.picked}


def _save(sheet: Sheet, values: Values) -> ResponseReturnValue:
    actor, scope, contract = acting(), visitor().scope, sheet.ground.line.id

    def act(change: Change) -> UUID:
        return _enter(sheet.entry, change, values)

    asked = sent_form()
    fact, effect = observed(desk(), scope, contract, lambda: record_once(desk(), actor, act, asked))
    words = _("「%(title)s」を記録しました。", title=sheet.entry.title) + understood(sheet.form)
    flash(notice(words, effect, links_of(contract, sheet.entry.kind, fact)), "good")
    return redirect(came_from(url_for("officer.contract", contract_id=contract)))


def _enter(entry: Entry, change: Change, values: Values) -> UUID:
    return entry.enter(change, desk().shelf, entry.command, dict(values))
