"""The council's meetings: recorded, corrected, cancelled; and the draft of the paper that waits for each."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField

from compliance.domain.errors import Refused, Stale
from compliance.services.council_drafts import COUNCIL_DRAFT, draft_anew
from compliance.services.jobs import ask
from compliance.services.meetings import RegisterMeeting
from compliance.services.recording import correct, record, void
from compliance.store.queries.meetings import MeetingLine
from compliance.store.queries.meetings import meeting as one_meeting
from compliance.store.queries.meetings import meetings as listed_meetings
from compliance.store.queries.wards import ward
from compliance.web.conflicts import conflict_page, form_sides, sent_version
from compliance.web.council.blueprint import blueprint
from compliance.web.council.meeting_tables import meetings_offer
from compliance.web.council.reports import asked_kind
from compliance.web.fields.typed_fields import DayField, LineField, LongField
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import answer
from compliance.web.visitors import acting, desk, visitor


class MeetingForm(FlaskForm):
    """A meeting: a new one, or one to be corrected."""

    name = LineField(_("会議の名称"), description=_("例：第9回 情報公開・個人情報保護審議会"))
    held_on = DayField(_("開催日"))
    note = LongField(_("メモ"), required=False)
    version = HiddenField()


class CancelForm(FlaskForm):
    """Why a meeting does not take place."""

    reason = LineField(_("会議の登録を取り消す理由"))


@page(blueprint, "/council-meetings", Permission.MEETING_READ)
def meetings() -> ResponseReturnValue:
    """The meetings, the last day first, each with its draft."""
    with desk().reading() as session:
        offer = meetings_offer(listed_meetings(session), request.args, desk().today())
        return answer(session, "council/meetings.html", {"shown": offer}, days=ward(session).draft_days)


@page(blueprint, "/council-meetings/record", Permission.MEETING_RECORD, methods=("GET", "POST"))
def record_meeting() -> ResponseReturnValue:
    """A meeting that is planned, or was held."""
    form = MeetingForm()
    if form.validate_on_submit():
        try:
            record(desk(), acting(), _command(form), sent_form())
        except Refused as refused:
            beside(form, refused)
        else:
            return _back(gettext("会議を登録しました。"))
    return render("council/meeting_form.html", form=form, meeting=None, status=422 if form.errors else 200)


@page(blueprint, "/council-meetings/<uuid:meeting_id>/correct", Permission.MEETING_RECORD, methods=("GET", "POST"))
def correct_meeting(meeting_id: UUID) -> ResponseReturnValue:
    """Another name or day; a draft that was made stays as it was frozen."""
    line = _meeting(meeting_id)
    form = MeetingForm(obj=line)
    if form.validate_on_submit():
        try:
            correct(desk(), acting(), meeting_id, sent_version(), _command(form), sent_form())
        except Refused as refused:
            beside(form, refused)
        except Stale as stale:
            return conflict_page(stale, form_sides(form, MeetingForm(formdata=None, obj=_meeting(meeting_id))))
        else:
            return _back(gettext("会議の登録を訂正しました。"))
    return render("council/meeting_form.html", form=form, meeting=line, status=422 if form.errors else 200)


@page(blueprint, "/council-meetings/<uuid:meeting_id>/cancel", Permission.MEETING_RECORD, methods=("GET", "POST"))
def cancel_meeting(meeting_id: UUID) -> ResponseReturnValue:
    """It does not take place."""
    line, form = _meeting(meeting_id), CancelForm()
    if form.validate_on_submit():
        void(desk(), acting(), "council_meeting", meeting_id, form.reason.data, sent_form())
        return _back(gettext("会議の登録を取り消しました。"))
    return render("council/cancel_meeting.html", form=form, meeting=line, status=422 if form.errors else 200)


@page(blueprint, "/council-meetings/<uuid:meeting_id>/draft", Permission.MEETING_RECORD, methods=("POST",))
def make_draft(meeting_id: UUID) -> ResponseReturnValue:
    """A draft as of today; one that was made before stays in the records."""
    draft_anew(desk(), visitor().id, meeting_id, sent_form())
    return _back(gettext("今日現在の案を作りました。"))


@page(blueprint, "/council-meetings/<uuid:meeting_id>/draft-file", Permission.MEETING_READ, methods=("POST",))
def ask_draft(meeting_id: UUID) -> ResponseReturnValue:
    """The newest draft as a file, made by the runner."""
    arguments = {"meeting": str(meeting_id), "kind": asked_kind()}
    return redirect(url_for("jobs.job", job_id=ask(desk(), visitor().id, COUNCIL_DRAFT, arguments, sent_form())))


def _meeting(meeting_id: UUID) -> MeetingLine:
    with desk().reading() as session:
        return one_meeting(session, meeting_id)


def _command(form: MeetingForm) -> RegisterMeeting:
    return RegisterMeeting(name=form.name.data, held_on=form.held_on.data, note=form.note.data)


def _back(words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("council.meetings"))
