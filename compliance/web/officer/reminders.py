"""督促・お知らせ: the outbox with its states, the letters to print, and what an officer does with each."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.documents.media_types import PDF
from compliance.documents.reminders import letter_from_json, letters_pdf
from compliance.services import mails
from compliance.store.queries.mails import LETTERS_AT_ONCE, MailLine, MailState, letters, mail, mail_listing, numbers
from compliance.store.queries.paging import Order
from compliance.web.files import file_response
from compliance.web.gate import page
from compliance.web.ids import read_ids
from compliance.web.nightly import night_in_words
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.mail_words import OPEN, Shown, channel_word, state_tag, state_word, whom
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, member_options
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk, visitor

blueprint.add_app_template_global(state_word, "mail_state_word")
blueprint.add_app_template_global(state_tag, "mail_state_tag")
blueprint.add_app_template_global(channel_word, "mail_channel_word")

REMINDERS: Table[MailLine] = Table(
    "reminders",
    _("督促・お知らせ"),
    (
        Column("state", _("状態"), lambda line: state_word(line.state), sorts=True),
        Column("recipient", _("あて先"), whom, sorts=True),
        Column("subject", _("題名"), lambda line: line.subject, heads=True),
        Column("channel", _("送り方"), lambda line: channel_word(line.channel)),
        Column("section", _("担当課"), lambda line: line.section),
        Column("queued", _("作成した日"), lambda line: line.queued_on, Kind.DAY, sorts=True),
    ),
    Order("queued", descending=True),
)


@page(blueprint, "/reminders", Permission.REMINDER_READ)
def reminders() -> ResponseReturnValue:
    """What was queued: at first only what is not over."""
    query, now, scope = Query(request.args), desk().clock.now(), visitor().scope
    shown_states = query.choice("state", Shown) or Shown.OPEN
    listing = mail_listing(scope, now, OPEN if shown_states is Shown.OPEN else _state_of(shown_states))
    with desk().reading() as session:
        return answer(
            session,
            "officer/reminders.html",
            {"shown": Offer(REMINDERS, listing, _narrowing(query, shown_states))},
            numbers=numbers(session, scope, now),
            at_once=LETTERS_AT_ONCE,
            sends_mail=desk().sends_mail,
            night=night_in_words(desk()) if scope.ward_wide else None,
        )


@page(blueprint, "/reminders/letters.pdf", Permission.REMINDER_READ)
def letters_to_print() -> ResponseReturnValue:
    """The letters that wait to be printed: the one of `id`, or all of one's own."""
    wanted = Query(request.args).id("id")
    with desk().reading() as session:
        told = letters(session, visitor().scope, desk().clock.now(), [wanted] if wanted else None)
    if not told:
        flash(gettext("印刷を待っている手紙はありません。"))
        return redirect(url_for("officer.reminders"))
    made = letters_pdf([letter_from_json(each) for each in told], desk().clock.now())
    return file_response(made, PDF, f"督促・お知らせ_{desk().today().isoformat()}.pdf")


@page(blueprint, "/reminders/posted", Permission.REMINDER_SEND, methods=("POST",))
def post_letters() -> ResponseReturnValue:
    """The ticked letters were printed and posted."""
    ids = read_ids(request.form.getlist("row"))
    number = mails.post_letters(desk(), visitor().id, visitor().scope, ids, sent_form())
    if number:
        flash(gettext("%(number)s通を郵送済みにしました。", number=number), "good")
    else:
        flash(gettext("郵送した手紙を選んでから、もう一度押してください。"), "bad")
    return redirect(url_for("officer.reminders"))


@page(blueprint, "/reminders/<uuid:mail_id>", Permission.REMINDER_READ)
def reminder(mail_id: UUID) -> ResponseReturnValue:
    """One mail or letter with its text."""
    with desk().reading() as session:
        found = mail(session, visitor().scope, mail_id, desk().clock.now())
    return render("officer/reminder.html", mail=found, line=found.line, states=MailState)


@page(blueprint, "/reminders/<uuid:mail_id>/withdraw", Permission.REMINDER_SEND, methods=("POST",))
def withdraw_reminder(mail_id: UUID) -> ResponseReturnValue:
    """It is not to go out."""
    mails.take_back(desk(), visitor().id, visitor().scope, mail_id, sent_form())
    return _done(mail_id, gettext("取り消しました。送られません。"))


@page(blueprint, "/reminders/<uuid:mail_id>/print", Permission.REMINDER_SEND, methods=("POST",))
def print_reminder(mail_id: UUID) -> ResponseReturnValue:
    """It goes by post instead."""
    mails.print_instead(desk(), visitor().id, visitor().scope, mail_id, sent_form())
    return _done(mail_id, gettext("郵送に切り替えました。手紙を印刷してください。"))


@page(blueprint, "/reminders/<uuid:mail_id>/send-again", Permission.REMINDER_SEND, methods=("POST",))
def send_reminder_again(mail_id: UUID) -> ResponseReturnValue:
    """It is sent from the beginning."""
    mails.send_again(desk(), visitor().id, visitor().scope, mail_id, sent_form())
    return _done(mail_id, gettext("もう一度送ります。"))


def _done(mail_id: UUID, words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("officer.reminder", mail_id=mail_id))


def _narrowing(query: Query, chosen: Shown) -> Narrowing:
    options = member_options((state, state_word(state)) for state in Shown)
    field = choice_field(query, "state", gettext("状態"), options, chosen.value, everything=False)
    return Narrowing((field,), (state_word(chosen),))


def _state_of(shown: Shown) -> frozenset[MailState]:
    return frozenset() if shown is Shown.ALL else frozenset({MailState(shown.value)})
