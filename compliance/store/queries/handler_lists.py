"""What a handler list is held against: who is designated under the contract, and everybody who could be meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.models.contracts import Contract
from compliance.store.models.people import Designation, Person
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


def contract_numbered(session: Session, scope: Scope, number: str) -> UUID:
    """The contract of this number; NotFound where there is none, or it is not the asker's."""
    seen = (Contract.number == number, stands(Contract), visible(scope, Contract.id, Contract.contractor_id))
    found = session.scalars(select(Contract.id).where(*seen)).first()
    if found is None:
        raise NotFound("契約 / contract", number)
    return found


def designations_of(session: Session, contract: UUID) -> Sequence[tuple[Designation, Registered]]:
    """Every designation under a contract, those ended included, the latest first, with its person; one query."""
    rows = session.execute(
        select(Designation, Person.id, Person.version, Person.name, Person.kana)
        .join(Person, (Person.id == Designation.person_id) & Person.superseded_seq.is_(None))
        .where(Designation.contract_id == contract, stands(Designation))
        .order_by(Designation.from_on.desc(), Designation.row_id.desc())
    )
    return [(row[0], Registered(*row[1:])) for row in rows]


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
