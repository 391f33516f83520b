"""A request for consent in words, its facts, and its letter: what the ward's officers and the contractor share."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from flask import Flask, flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.documents.consents import consent_letter
from compliance.documents.letters import Letter, letter_pdf, letter_word
from compliance.documents.media_types import DOCX, PDF
from compliance.services.consent_letters import paper_of
from compliance.store.queries.consents import ConsentCase, ConsentState, consent_case
from compliance.web.files import file_response
from compliance.web.items import item_name
from compliance.web.visitors import desk, visitor


class LetterFile(NamedTuple):
    """In which form a letter is saved."""

    ending: str
    media_type: str
    made: Callable[[Letter, datetime], bytes]


PRINTED, EDITABLE = LetterFile("pdf", PDF, letter_pdf), LetterFile("docx", DOCX, letter_word)


def state_word(asked: ConsentCase) -> str:
    """How far it has come, today."""
    return {
        ConsentState.UNDECIDED: _("未決定"),
        ConsentState.GRANTED: _("承諾"),
        ConsentState.RUN_OUT: _("承諾の期限切れ"),
        ConsentState.REFUSED: _("不承諾"),
    }[asked.state(desk().today())]


def state_tag(asked: ConsentCase) -> str:
    """The colour of that state."""
    return {
        ConsentState.UNDECIDED: "open",
        ConsentState.GRANTED: "met",
        ConsentState.RUN_OUT: "lapsed",
        ConsentState.REFUSED: "lapsed",
    }[asked.state(desk().today())]


def item(asked: ConsentCase) -> str:
    """The clause that it was asked for under."""
    return item_name(desk().shelf.edition(asked.edition), asked.clause)


def letter(request_id: UUID, back: str, form: LetterFile = PRINTED) -> ResponseReturnValue:
    """The letter as a file; `back` to the page where it is not written yet, or not sent to its contractor."""
    with desk().reading() as session:
        asked = consent_case(session, visitor().scope, request_id)
        if asked.letter is None or (visitor().scope.contractor and asked.sent_on is None):
            flash(_("通知の文書は、まだ作られていません。"), "warn")
            return redirect(back)
        paper = paper_of(session, visitor().scope, asked)
    name = f"{_('承諾の通知') if asked.granted else _('不承諾の通知')}_{asked.contract_number}.{form.ending}"
    return file_response(form.made(consent_letter(paper), desk().clock.now()), form.media_type, name)


def init_app(app: Flask) -> None:
    """Gives the templates these words."""
    app.jinja_env.globals.update(consent_state_word=state_word, consent_state_tag=state_tag, consent_item=item)
