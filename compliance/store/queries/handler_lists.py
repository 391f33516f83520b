"""What a handler list is held against: who is designated under the contract, and everybody who could be meant."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.designations import in_force, newest_version
from compliance.store.models.contracts import Contract
from compliance.store.models.people import Designation, Person
from compliance.store.queries.contract_lists import end_now
from compliance.store.queries.contracts import ContractLine, contract_lines, line_of
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class Registered:
    """A person as registered now."""

    id: UUID
    version: int
    name: str
    kana: str | None


@dataclass(frozen=True, slots=True)
class ListedUnder:
    """A contract that a list is for. `end_on` is the end as its last change left it; None: not known."""

    line: ContractLine
    end_on: date | None


def contract_and_others(session: Session, scope: Scope, contract: UUID) -> tuple[ListedUnder, tuple[ListedUnder, ...]]:
    """A contract and its contractor's others by number; one query. NotFound where it is not the asker's."""
    contractor = select(Contract.contractor_id).where(Contract.id == contract, stands(Contract)).scalar_subquery()
    lines = contract_lines(scope).add_columns(end_now()).where(Contract.contractor_id == contractor)
    rows = session.execute(lines.order_by(Contract.number, Contract.id))
    found = {row.id: ListedUnder(line_of(row), row[-1]) for row in rows}
    if contract not in found:
        raise NotFound("契約 / contract", contract)
    return found.pop(contract), tuple(found.values())


def contract_numbered(session: Session, scope: Scope, number: str) -> UUID:
    """The contract of this number; NotFound where there is none, or it is not the asker's."""
    seen = (Contract.number == number, stands(Contract), visible(scope, Contract.id, Contract.contractor_id))
    found = session.scalars(select(Contract.id).where(*seen)).first()
    if found is None:
        raise NotFound("契約 / contract", number)
    return found


def designations_of(session: Session, contracts: Collection[UUID]) -> Sequence[tuple[Designation, int, Registered]]:
    """Every designation in force under these, those ended included, the latest first; one query.

    With the number of its newest version, which may have been sent back, and its person.
    """
    rows = session.execute(
        select(Designation, newest_version(), Person.id, Person.version, Person.name, Person.kana)
        .join(Person, (Person.id == Designation.person_id) & Person.superseded_seq.is_(None))
        .where(Designation.contract_id.in_(contracts), in_force())
        .order_by(Designation.from_on.desc(), Designation.row_id.desc())
    )
    return [(row[0], row[1], Registered(*row[2:])) for row in rows]


def persons_seen(session: Session, scope: Scope, contractor: UUID) -> Sequence[Registered]:
    """Those registered for a contractor: all of them for the whole ward, else who is under contracts in the scope."""
    under = select(Designation.person_id).where(
        Designation.contractor_id == contractor,
        stands(Designation),
        visible(scope, Designation.contract_id, Designation.contractor_id),
    )
    seen = true() if scope.ward_wide else Person.id.in_(under)
    rows = session.execute(
        select(Person.id, Person.version, Person.name, Person.kana)
        .where(Person.contractor_id == contractor, stands(Person), seen)
        .order_by(Person.kana, Person.name, Person.id)
    )
    return [Registered(*row) for row in rows]


def designated_on(session: Session, contracts: Collection[UUID], on: date) -> Mapping[UUID, int]:
    """How many are designated under each of these contracts, in force, and have not left before a day; one query."""
    d = Designation
    staying = (d.to_on.is_(None) | (d.to_on >= on), in_force())
    counted = select(d.contract_id, func.count()).where(d.contract_id.in_(contracts), *staying).group_by(d.contract_id)
    return dict(session.execute(counted).all())
