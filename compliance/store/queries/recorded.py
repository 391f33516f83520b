"""Things on record under contracts, to be chosen from: visits, holdings, requests and the like, with what is known."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.facts import Role
from compliance.store.ledgers import dealt_with
from compliance.store.models.base import Belonging
from compliance.store.models.holdings import Holding
from compliance.store.models.people import Designation, Person
from compliance.store.queries.current import stands
from compliance.store.queries.subjects import select_of
from compliance.store.schema import version_models
from compliance.wording.subjects import Subject


@dataclass(frozen=True, slots=True)
class Recorded:
    """One thing, and a contract it serves (of several the first one asked for)."""

    id: UUID
    contract: UUID
    subject: Subject


@dataclass(frozen=True, slots=True)
class HeldPieces:
    """One holding: how many pieces there were, and how many are still held."""

    id: UUID
    subject: Subject
    count: int
    left: int


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody designated under one of the contracts; `roles` as they stand there."""

    id: UUID
    name: str
    kana: str | None
    roles: tuple[Role, ...]


def recorded(session: Session, kind: str, contracts: Collection[UUID]) -> tuple[Recorded, ...]:
    """The things of this kind that serve the contracts and stand, the latest recorded first; one query."""
    model = version_models()[kind]
    asked = (Belonging.kind == kind, Belonging.contract_id.in_(contracts), Belonging.superseded_seq.is_(None))
    known = select_of(kind, select(Belonging.entity_id).where(*asked)).add_columns(Belonging.contract_id)
    joined = known.join(Belonging, (Belonging.entity_id == model.id) & asked[1] & asked[2])
    rows = session.execute(joined.where(stands(model)).order_by(model.row_id.desc(), Belonging.recorded_seq))
    found: dict[UUID, Recorded] = {}
    for row in rows:
        found.setdefault(row.id, Recorded(row.id, row.contract_id, Subject(row.kind, row.text, row.on, row.code)))
    return tuple(found.values())


def holdings_of(session: Session, contract: UUID) -> tuple[HeldPieces, ...]:
    """What is or was held under a contract, the latest first, what an instruction moved there included; one query."""
    there = select(Belonging.entity_id).where(
        Belonging.kind == "holding", Belonging.contract_id == contract, Belonging.superseded_seq.is_(None)
    )
    left = Holding.count - dealt_with(Holding.id, waiting=True)
    rows = session.execute(
        select(Holding.id, Holding.description, Holding.medium, Holding.count, left)
        .where(Holding.id.in_(there), stands(Holding))
        .order_by(Holding.happened_on.desc(), Holding.row_id.desc())
    )
    return tuple(
        HeldPieces(id, Subject("holding", text, code=medium.value), count, left)
        for id, text, medium, count, left in rows
    )


def workers_of(session: Session, contracts: Collection[UUID]) -> tuple[Worker, ...]:
    """Everybody designated under these contracts, those who left included, by kana and name; one query."""
    d = Designation
    rows = session.execute(
        select(Person.id, Person.name, Person.kana, d.role)
        .join(d, d.person_id == Person.id)
        .where(d.contract_id.in_(contracts), stands(d), stands(Person))
        .order_by(Person.kana, Person.name, Person.id)
    )
    found: dict[UUID, Worker] = {}
    for id, name, kana, role in rows:
        known = found.get(id)
        roles = (role,) if known is None else tuple(sorted({*known.roles, role}))
        found[id] = Worker(id, name, kana, roles)
    return tuple(found.values())


def persons_of_contractor(session: Session, contractor: UUID) -> tuple[Worker, ...]:
    """Everybody registered for a contractor, designated or not, by kana and name; one query."""
    rows = session.execute(
        select(Person.id, Person.name, Person.kana)
        .where(Person.contractor_id == contractor, stands(Person))
        .order_by(Person.kana, Person.name, Person.id)
    )
    return tuple(Worker(*row, ()) for row in rows)
