"""The letter (承諾・不承諾通知) that tells a contractor how its request for consent was decided."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.documents.consents import ConsentPaper
from compliance.services.desk import Desk
from compliance.services.letters import RecordLetter
from compliance.services.recording import enter, enter_correction
from compliance.services.refusals import not_recorded
from compliance.store import versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.consents import ConsentDecision
from compliance.store.models.letters import Letter
from compliance.store.queries.consents import ConsentCase, consent_case
from compliance.store.queries.contacts import leading_sections, reached_sections
from compliance.store.queries.contracts import contract_line
from compliance.store.queries.scopes import Scope
from compliance.store.queries.wards import ward
from compliance.wording.duties import item_number

GRANTED, REFUSED = (
    "個人情報の取扱いに係る承諾について（通知）",
    "個人情報の取扱いに係る承諾をしないことについて（通知）",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHead:
    """文書番号, 決裁日, 発信日 (None: not sent yet) and whom it goes to."""

    document_number: str
    decided_on: date
    sent_on: date | None = None
    addressee: str | None = None


def write_letter(desk: Desk, actor: Actor, scope: Scope, request_id: UUID, head: LetterHead, request: Request) -> None:
    """Record the letter of a decision, or put the one that stands right. Refused while nothing is decided."""

    def act(change: Change) -> str:
        asked = consent_case(change.session, scope, request_id)
        if asked.decision is None or asked.decision_version is None:
            raise not_recorded(
                ("まだ決定されていません。", "Nothing is decided yet."),
                ("先に、承諾するかどうかの決定を記録してください。", "Record the decision first."),
            )
        letter = _letter(asked, head)
        if asked.letter is not None:
            stands = versions.current(change.session, Letter, asked.letter)
            return str(enter_correction(change, desk.shelf, asked.letter, stands.version if stands else 0, letter))
        written = enter(change, desk.shelf, letter)
        versions.supersede(change, ConsentDecision, asked.decision, asked.decision_version, {"letter_id": written})
        return str(written)

    desk.carry_out(actor, act, request)


def _letter(asked: ConsentCase, head: LetterHead) -> RecordLetter:
    return RecordLetter(
        contract_id=asked.contract,
        document_number=head.document_number,
        title=GRANTED if asked.granted else REFUSED,
        decided_on=head.decided_on,
        sent_on=head.sent_on,
        addressee=head.addressee or asked.contractor_name,
    )


def paper_of(session: Session, scope: Scope, asked: ConsentCase) -> ConsentPaper:
    """The letter as it is printed, in Japanese whoever asks; four queries."""
    line, own = contract_line(session, scope, asked.contract), ward(session)
    sections = reached_sections(session, leading_sections(session, [asked.contract]))
    section = next(iter(sections.values()), None)
    return ConsentPaper(
        title=GRANTED if asked.granted else REFUSED,
        document_number=asked.document_number or "",
        sent_on=asked.sent_on,
        decided_on=asked.letter_decided_on,
        addressee=asked.addressee or asked.contractor_name,
        ward=own.name,
        section="" if section is None else section.name,
        telephone="" if section is None else section.telephone,
        contract=f"{line.number}　{line.outsourcing_title}",
        item=item_number(asked.clause, "ja"),
        asked_on=asked.on,
        granted=bool(asked.granted),
        what=asked.what or "",
        recipient=asked.recipient or "",
        place=asked.place or "",
        medium=asked.medium_label or "",
        reason=asked.reason or "",
        wanted=(asked.wanted_from_on, asked.wanted_to_on),
        safeguards=asked.safeguards or "",
        from_on=asked.decided_on,
        until_on=asked.until_on,
        back_by_on=asked.back_by_on,
        conditions=asked.conditions or "",
        practice=own.practice,
    )
