"""What a handler list is read and held against: its contract's terms, who is designated, and who could be meant."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
from compliance.store.queries.handler_lists import (
    ListedUnder,
    Registered,
    contract_and_others,
    designations_of,
    persons_seen,
)
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class Ground:
    """One contract as a list is held against it. `headings`: what the contractor's own headings mean, by their key.

    `others` are the contractor's other contracts that the asker sees: one list may serve several.
    """

    contract: ListedUnder
    others: tuple[ListedUnder, ...]
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
    """In four queries; NotFound where there is no such contract, or it is not the asker's."""
    return list_grounds(session, scope, contract_id, ())[0]


def list_grounds(session: Session, scope: Scope, contract_id: UUID, also: Collection[UUID]) -> Sequence[Ground]:
    """The ground of a contract and, after it, of those of the contractor's others that are named; in four queries.

    NotFound where the first is not the asker's; of the others those are left out.
    """
    this, others = contract_and_others(session, scope, contract_id)
    named = [this, *(each for each in others if each.line.id in also)]
    designated: dict[UUID, list[Standing]] = defaultdict(list)
    for row, newest, person in designations_of(session, [each.line.id for each in named]):
        designated[row.contract_id].append(_standing(row, newest, person))
    known = {each.person.id: each.person for under in designated.values() for each in under}
    known |= {each.id: _known(each) for each in persons_seen(session, scope, this.line.contractor)}
    meant = _headings(session, this.line.contractor)
    return [Ground(each, others, tuple(designated[each.line.id]), tuple(known.values()), meant) for each in named]


def _headings(session: Session, contractor: UUID) -> Mapping[str, Column]:
    headings = remembered(session, contractor)
    return {heading: Column(code) for heading, code in headings.items() if code in set(Column)}


def _standing(row: Designation, newest: int, person: Registered) -> Standing:
    return Standing(
        id=row.id,
        version=newest,
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
