"""Answering the ward's request for a report on how the data is handled, beside the last answer."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.domain.editions import Act
from compliance.domain.errors import Refused
from compliance.domain.obligations import TO_DO
from compliance.services.recording import record
from compliance.services.status_requests import ReportStatus
from compliance.store.queries.paging import Order
from compliance.store.queries.request_lists import StatusLine, status_listing
from compliance.store.queries.rows import ObligationRow
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.own_duties import own_duty
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.typed_fields import LongField
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk


class ReportForm(Form):
    """The answer."""

    answer = LongField(
        _("報告の内容"),
        description=_(
            "「なし」「異状なし」のときは、何をどう確かめたかも書いてください。本人の氏名は書かないでください。"
        ),
    )


def reports_status(row: ObligationRow) -> bool:
    """Whether this is such a request, and still to be answered."""
    act = desk().shelf.act(row.obligation.edition, row.obligation.rule)
    return act is Act.REPORT_STATUS and row.status in TO_DO


@page(blueprint, "/own-obligations/<uuid:obligation_id>/report", Permission.SUBMISSION_MAKE, methods=("GET", "POST"))
def report_status(obligation_id: UUID) -> ResponseReturnValue:
    """What the ward asks, the last answer, and the new one; it counts once the ward accepts it."""
    today = desk().today()
    with desk().reading() as session:
        row = own_duty(session, obligation_id)
        lines = list(status_listing(row.under.contract, today).stream(session, Order("on")))
    if not reports_status(row):
        flash(gettext("この報告は、もう提出されているか、取り消されています。"), "warn")
        return redirect(url_for("contractor.obligation", obligation_id=obligation_id))
    asked = _asked(row, lines)
    if asked is not None and asked.self_check:
        return redirect(url_for("contractor.self_check", obligation_id=obligation_id))
    form = ReportForm(request.form if request.method == "POST" else None)
    if request.method == "POST" and form.validate():
        try:
            sent = record(desk(), acting(), _command(row, form), sent_form())
        except Refused as refused:
            beside(form, refused)
        else:
            flash(gettext("報告を提出しました。区が確認するまで、確認待ちになります。"), "good")
            return redirect(url_for("contractor.submission", submission_id=sent))
    status = 422 if mistakes_of(form) else 200
    return render(
        "contractor/report_status.html", row=row, form=form, asked=asked, last=_last(row, lines), status=status
    )


def _command(row: ObligationRow, form: ReportForm) -> ReportStatus:
    return ReportStatus(
        contract_id=row.under.contract,
        happened_on=desk().today(),
        request_id=row.obligation.subject or row.id,
        answer=form.answer.data,
        submitted=True,
    )


def _asked(row: ObligationRow, lines: list[StatusLine]) -> StatusLine | None:
    return next((line for line in lines if line.id == row.obligation.subject), None)


def _last(row: ObligationRow, lines: list[StatusLine]) -> StatusLine | None:
    """The latest other request that was answered."""
    answered = [line for line in lines if line.answer and line.id != row.obligation.subject]
    return max(answered, key=lambda line: line.on, default=None)
