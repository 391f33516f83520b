"""The night's mail to the office in charge of privacy: its own decisions, and each section's overdue duties."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from compliance.documents.reminders import OfficeDigest, SectionState, office_subject, office_text
from compliance.domain.editions import Act
from compliance.domain.obligations import OUTSTANDING, Party, Status
from compliance.services.reminder_letters import Writer
from compliance.store.mails import Draft
from compliance.store.models.mails import Channel
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.shelves import Shelf

DECIDED = frozenset({Act.DECIDE_GUIDANCE, Act.DECIDE_PUBLICATION})
"""What the clauses leave to the ward's discretion, and the office decides."""


def office_duties(session: Session, shelf: Shelf, on: date) -> tuple[ObligationRow, ...]:
    """The office's own duties that are outstanding; a query for each item that gives rise to such."""
    rules = {
        rule.id: clause.item
        for edition in shelf.editions.values()
        for clause in edition.clauses
        for rule in clause.rules
        if rule.act in DECIDED
    }
    found = (
        whole_list(session, Scope.whole_ward(), ObligationFilter(OUTSTANDING, item=item, party=Party.WARD), on)
        for item in sorted(set(rules.values()))
    )
    return tuple(row for rows in found for row in rows if row.obligation.rule in rules)


def office_digest(writer: Writer, own: Sequence[ObligationRow], rows: Iterable[ObligationRow]) -> Iterator[Draft]:
    """One mail a day where the office can be written to and there is anything; `rows`: all overdue and claimed."""
    sections = _sections(rows)
    if not (writer.sends_mail and writer.ward.email and (own or sections)):
        return
    digest = OfficeDigest(writer.on, tuple(map(writer.named, own)), sections, writer.ward.practice)
    yield Draft(
        key=f"digest {writer.on} office",
        channel=Channel.MAIL,
        recipient=writer.ward.email,
        subject=office_subject(digest),
        body=office_text(digest),
        letter=None,
        section=None,
        contractor=None,
    )


def _sections(rows: Iterable[ObligationRow]) -> tuple[SectionState, ...]:
    counted = Counter(_counted(row) for row in rows if row.status in {Status.OVERDUE, Status.CLAIMED})
    names = sorted({name for name, _status, _party in counted})
    states = (
        SectionState(
            name,
            counted[name, Status.OVERDUE, Party.WARD],
            counted[name, Status.OVERDUE, Party.CONTRACTOR],
            counted[name, Status.CLAIMED, Party.CONTRACTOR] + counted[name, Status.CLAIMED, Party.WARD],
        )
        for name in names
    )
    return tuple(sorted(states, key=lambda state: -(state.ward + state.contractor)))


def _counted(row: ObligationRow) -> tuple[str, Status, Party]:
    return row.under.section_name, row.status, row.obligation.party
