"""Requests for consent as the ward decides them: the queue, one request, and the letter to its contractor."""

from enum import StrEnum
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.domain.errors import NotFound, Refused
from compliance.services.consent_letters import LetterHead, write_letter
from compliance.store.queries.consents import ConsentCase, consent_case, consents_seen
from compliance.web.consent_tables import CONSENT_CASES
from compliance.web.consents import EDITABLE, letter
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.typed_fields import DayField, LineField
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.fields import Narrowing, choice_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import acting, desk, visitor

_CONSENT = "/contracts/<uuid:contract_id>/consents/<uuid:request_id>"


class Wanted(StrEnum):
    """What waits for a decision, or everything."""

    UNDECIDED = "undecided"
    ALL = "all"


class LetterForm(Form):
    """The head of the letter."""

    document_number = LineField(_("文書番号"))
    addressee = LineField(_("宛先"), required=False)
    decided_on = DayField(_("決裁日"))
    sent_on = DayField(_("発信日"), required=False, not_before="decided_on")


@page(blueprint, "/consents", Permission.CONTRACT_READ)
def consents() -> ResponseReturnValue:
    """What waits for a decision, the nearest day first; with `state=all` everything."""
    query = Query(request.args)
    wanted = query.choice("state", Wanted) or Wanted.UNDECIDED
    words = {Wanted.UNDECIDED: gettext("決定を待っているもの"), Wanted.ALL: gettext("すべての申請")}
    options = tuple((each.value, words[each]) for each in Wanted)
    field = choice_field(query, "state", gettext("状態"), options, wanted, everything=False)
    told = Narrowing((field,), (words[wanted],), desk().today())
    listing = consents_seen(visitor().scope, undecided=wanted is Wanted.UNDECIDED)
    with desk().reading() as session:
        return answer(session, "officer/consents.html", {"shown": Offer(CONSENT_CASES, listing, told)})


@page(blueprint, _CONSENT, Permission.CONTRACT_READ)
def consent(contract_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """One request, how it was decided, and its letter."""
    return _page(asked := _asked(contract_id, request_id), _form(asked))


@page(blueprint, f"{_CONSENT}/letter", Permission.FACT_RECORD, methods=("POST",))
def write_consent_letter(contract_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """文書番号, 決裁日 and 発信日 of the letter."""
    asked = _asked(contract_id, request_id)
    form = _form(asked)
    if not form.validate():
        return _page(asked, form)
    try:
        write_letter(desk(), acting(), visitor().scope, request_id, LetterHead(**form.data), sent_form())
    except Refused as refused:
        beside(form, refused)
        return _page(asked, form)
    flash(gettext("通知の文書を記録しました。PDFまたはWordで保存できます。"), "good")
    return redirect(url_for("officer.consent", contract_id=contract_id, request_id=request_id))


@page(blueprint, f"{_CONSENT}/letter.pdf", Permission.CONTRACT_READ)
def consent_letter(contract_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """The letter to print."""
    _asked(contract_id, request_id)
    return letter(request_id, url_for("officer.consent", contract_id=contract_id, request_id=request_id))


@page(blueprint, f"{_CONSENT}/letter.docx", Permission.CONTRACT_READ)
def consent_letter_in_word(contract_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """The letter as a Word file, to alter before it is sealed."""
    _asked(contract_id, request_id)
    return letter(request_id, url_for("officer.consent", contract_id=contract_id, request_id=request_id), EDITABLE)


def _asked(contract: UUID, request_id: UUID) -> ConsentCase:
    """NotFound where the request is another contract's."""
    with desk().reading() as session:
        found = consent_case(session, visitor().scope, request_id)
    if found.contract != contract:
        raise NotFound("承諾の申請 / request for consent", request_id)
    return found


def _form(asked: ConsentCase) -> LetterForm:
    stands = {
        "document_number": asked.document_number,
        "addressee": asked.addressee or asked.contractor_name,
        "decided_on": asked.letter_decided_on or asked.decided_on,
        "sent_on": asked.sent_on,
    }
    return LetterForm(request.form if request.method == "POST" else None, data=stands)


def _page(asked: ConsentCase, form: LetterForm) -> ResponseReturnValue:
    return render("officer/consent.html", asked=asked, form=form, status=422 if mistakes_of(form) else 200)
