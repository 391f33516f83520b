"""The page of the self-check: all items, last time's answers beside, sent once as a whole."""

from collections.abc import Sequence
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form

from compliance.domain.errors import Refused
from compliance.services.hand_ins import Papers, hand_in
from compliance.services.self_checks import SelfCheck, enter_self_check
from compliance.store.queries.rows import ObligationRow
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.hand_ins.kinds import BODY_BYTES
from compliance.web.contractor.self_checks.asking import SelfCheckAsked, asked_of
from compliance.web.contractor.self_checks.forms import Files, Line, answers_in, any_chosen, files_of, form_of, is_valid
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk


@page(
    blueprint,
    "/own-obligations/<uuid:obligation_id>/self-check",
    Permission.SUBMISSION_MAKE,
    methods=("GET", "POST"),
    body_bytes=BODY_BYTES,
    seals=True,
)
def self_check(obligation_id: UUID) -> ResponseReturnValue:
    """All items; what was typed is kept as a draft until it is sent."""
    asked = asked_of(obligation_id)
    if asked is None:
        return not_asked(obligation_id)
    form = form_of(asked.lines)
    files = files_of(form, asked.lines) if request.method == "POST" and is_valid(form, asked.lines) else None
    if files is not None:
        try:
            sent = _hand_in(asked.row, form, asked.lines, files)
        except Refused as refused:
            beside(form, refused)
        else:
            flash(gettext("自己点検を提出しました。区が確認するまで、確認待ちになります。"), "good")
            return redirect(url_for("contractor.submission", submission_id=sent))
    return _page(asked, form)


def not_asked(obligation_id: UUID) -> ResponseReturnValue:
    """Back to the duty, which was answered or called off meanwhile."""
    flash(gettext("この報告は、もう提出されているか、取り消されています。"), "warn")
    return redirect(url_for("contractor.obligation", obligation_id=obligation_id))


def _page(asked: SelfCheckAsked, form: Form) -> ResponseReturnValue:
    wrong = bool(mistakes_of(form))
    again = wrong and any_chosen(form, asked.lines)
    told = {"row": asked.row, "form": form, "lines": asked.lines, "again": again}
    return render("contractor/self_check.html", **told, status=422 if wrong else 200)


def _hand_in(row: ObligationRow, form: Form, lines: Sequence[Line], files: Files) -> UUID:
    check = SelfCheck(
        contract_id=row.under.contract,
        request_id=row.obligation.subject or row.id,
        happened_on=desk().today(),
        answers=tuple(answers_in(form, lines)),
    )
    return hand_in(
        desk(),
        acting(),
        lambda change: enter_self_check(change, desk().shelf, check),
        Papers(files=files.whole, kind="status_report", of_items=files.of_items),
        sent_form(),
    )
