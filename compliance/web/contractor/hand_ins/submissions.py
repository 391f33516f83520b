"""Handing in: the form of one kind, opened from a duty or by itself, sent with its papers, and received."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.errors import NotFound, Refused
from compliance.domain.obligations import TO_DO
from compliance.services import hand_ins
from compliance.services.grounds import Ground, ground_of
from compliance.services.hand_ins import Answered, Papers
from compliance.store.changes import Change
from compliance.store.queries.rows import ObligationRow
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.hand_ins.education_previews import Preview, preview_of
from compliance.web.contractor.hand_ins.entries import BY_OWN_KIND
from compliance.web.contractor.hand_ins.kinds import BODY_BYTES, PAPERS
from compliance.web.contractor.hand_ins.papers import chosen, taken_in
from compliance.web.contractor.hand_ins.ways import LATER_DAY
from compliance.web.contractor.own_duties import own_duty
from compliance.web.days import clock_time, day_of
from compliance.web.fact_forms.education_prefills import told_before
from compliance.web.fact_forms.entries import Entry, Values
from compliance.web.fact_forms.known import refuse_unknown
from compliance.web.fact_forms.meets import prefilled
from compliance.web.fact_forms.sheets import Sheet, checked, new_sheet, sent
from compliance.web.fact_forms.told import understood
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor


@page(
    blueprint,
    "/own-contracts/<uuid:contract_id>/hand-in/<kind>",
    Permission.SUBMISSION_MAKE,
    methods=("GET", "POST"),
    body_bytes=BODY_BYTES,
    seals=True,
)
def hand_in(contract_id: UUID, kind: str) -> ResponseReturnValue:
    """The form, and what becomes of it; the address may name the duty that it meets (`meets`)."""
    entry = BY_OWN_KIND.get(kind) or abort(404)
    with desk().reading() as session:
        ground = ground_of(desk(), session, visitor().scope, contract_id)
        refuse_unknown(entry, ground.editions)
        duty = _duty(ground)
        if duty is not None and duty.status not in TO_DO:
            flash(_("これは、もう提出されているか、提出がいらなくなっています。"), "warn")
            return redirect(url_for("contractor.obligation", obligation_id=duty.id))
        known = _known(ground, kind, duty)
        sheet = new_sheet(entry, ground, sent(), known or _named(ground, entry), visitor().name)
        values = checked(sheet)
        preview = None if values is None else preview_of(ground, values)
    if preview is not None and not preview.seen:
        return _page(sheet, duty, preview)
    files = None if values is None else taken_in(sheet.form[PAPERS])
    if values is None or files is None:
        return _page(sheet, duty, preview)
    try:
        return _received(sheet, values, Papers(files=files, kind=kind, answers=_answered(duty)))
    except Refused as refused:
        sheet.blame(refused)
        return _page(sheet, duty, preview)


def _duty(ground: Ground) -> ObligationRow | None:
    """The contractor's own duty that the address names; NotFound where it is none under this contract."""
    named = request.args.get("meets")
    if named is None:
        return None
    try:
        row = own_duty(ground.session, UUID(named))
    except ValueError:
        raise NotFound("義務 / obligation", named) from None
    if row.under.contract != ground.line.id:
        raise NotFound("義務 / obligation", named)
    return row


def _known(ground: Ground, kind: str, duty: ObligationRow | None) -> Mapping[str, Any]:
    """What the duty tells of the form: of a later day, which duty it is wished for."""
    if duty is None:
        return {}
    if kind == LATER_DAY:
        due = duty.obligation.due_on
        return {"obligation": f"{duty.obligation.key}|{due.isoformat() if due else ''}"}
    return prefilled(ground, duty.id)


def _named(ground: Ground, entry: Entry) -> Mapping[str, Any]:
    """Things on record that the address names, by the names of fields, and what they tell of the others."""
    named = {name: value for name, value in request.args.items() if name in entry.picked}
    return {**told_before(ground, entry.kind, named), **named}


def _answered(row: ObligationRow | None) -> Answered | None:
    if row is None:
        return None
    owed = row.obligation
    year = owed.fiscal_year if owed.period.startswith("FY") else None
    return Answered(contract_id=row.under.contract, key=owed.key, item=owed.item, fiscal_year=year)


def _page(sheet: Sheet, duty: ObligationRow | None, preview: Preview | None = None) -> ResponseReturnValue:
    wrong = bool(mistakes_of(sheet.form))
    again = (wrong or preview is not None) and bool(chosen(sheet.form[PAPERS]))
    shown = {"sheet": sheet, "duty": duty, "preview": preview, "again": again}
    return render("contractor/hand_in.html", **shown, status=422 if wrong else 200)


def _received(sheet: Sheet, values: Values, papers: Papers) -> ResponseReturnValue:
    entry, shelf = sheet.entry, desk().shelf

    def act(change: Change) -> UUID:
        return entry.enter(change, shelf, entry.command, dict(values))

    received = hand_ins.hand_in(desk(), acting(), act, papers, sent_form())
    flash(_received_words(entry, len(papers.files)) + understood(sheet.form), "good")
    return redirect(url_for("contractor.submission", submission_id=received))


def _received_words(entry: Entry, number: int) -> str:
    """When it came; that the ward looks at it only of what waits for that: a plan or a computer is told, no more."""
    now = desk().clock.now()
    told = {"title": entry.title, "day": day_of(now), "time": clock_time(now), "number": number}
    received = _("「%(title)s」を、%(day)s %(time)sに受け取りました（ファイル%(number)s件）。", **told)
    waits = any(field.name == "submitted" for field in fields(entry.command))
    return received + (_("区が確かめるまで「確認待ち」です。") if waits else "")
