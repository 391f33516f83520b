"""What a handler list is read and held against: its contract's terms, who is designated, and who could be meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.comparisons import (
    Answers,
    Comparison,
    Known,
    Standing,
    compare,
    supervisors_first,
)
from compliance.documents.handler_lists.lines import Line
from compliance.documents.handler_lists.terms import Terms
from compliance.domain.facts import Role
from compliance.store.headings import remembered
from compliance.store.models.people import Designation
from compliance.store.queries.contracts import ContractTerms, contract_terms
from compliance.store.queries.handler_lists import Registered, designations_of, persons_seen
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class Ground:
    """One contract as a list is held against it. `headings`: what the contractor's own headings mean, by their key."""

    contract: ContractTerms
    designated: tuple[Standing, ...]
    people: tuple[Known, ...]
    headings: Mapping[str, Column]

    def standing(self, on: date) -> tuple[Standing, ...]:
        """Those whose designation has not ended before a day: supervisors first, then by kana."""
        held = (each for each in self.designated if each.to_on is None or each.to_on >= on)
        return tuple(sorted(held, key=supervisors_first))

    def terms(self, on: date) -> Terms:
        """What the check of a list received on a day holds it against."""
        line = self.contract.line
        supervised = any(each.role is Role.SUPERVISOR for each in self.standing(on))
        return Terms(line.start_on, self.contract.end_on, line.contractor_name, supervised)

    def compared(self, lines: tuple[Line, ...], answers: Answers, on: date) -> Comparison:
        """The lines beside whom the contractor has."""
        return compare(lines, self.designated, self.people, answers, on)


def list_ground(session: Session, scope: Scope, contract_id: UUID) -> Ground:
    """In six queries; NotFound where there is no such contract, or it is not the asker's."""
    contract = contract_terms(session, scope, contract_id)
    designated = tuple(_standing(row, person) for row, person in designations_of(session, contract_id))
    known = {each.person.id: each.person for each in designated}
    known |= {each.id: _known(each) for each in persons_seen(session, scope, contract.line.contractor)}
    headings = remembered(session, contract.line.contractor)
    meant = {heading: Column(code) for heading, code in headings.items() if code in set(Column)}
    return Ground(contract, designated, tuple(known.values()), meant)


def _standing(row: Designation, person: Registered) -> Standing:
    return Standing(
        id=row.id,
        version=row.version,
        person=_known(person),
        role=row.role,
        employment=row.employment,
        employer=row.employer or "",
        post=row.post or "",
        scope=row.scope or "",
        place=row.place or "",
        has_system_id=row.has_system_id,
        from_on=row.from_on,
        to_on=row.to_on,
    )


def _known(person: Registered) -> Known:
    return Known(person.id, person.version, person.name, person.kana or "")
