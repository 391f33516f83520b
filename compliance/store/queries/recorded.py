"""Things on record under contracts, to be chosen from: visits, holdings, requests and the like, with what is known."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.facts import Role
from compliance.store.designations import told_of
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
    """One holding under a contract: how many pieces there were, and how many are still held."""

    id: UUID
    subject: Subject
    count: int
    left: int
    contract: UUID


class Designated(NamedTuple):
    """A designation under a contract, from one day to another (None: still)."""

    contract: UUID
    from_on: date
    to_on: date | None

    def stands_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody designated under one of the contracts; `roles` as they stand there, `designated` where and when."""

    id: UUID
    name: str
    kana: str | None
    roles: tuple[Role, ...]
    designated: tuple[Designated, ...] = ()

    def handles(self, contract: UUID, on: date) -> bool:
        """Whether designated under a contract on a day."""
        return any(each.contract == contract and each.stands_on(on) for each in self.designated)


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


def holdings_of(session: Session, contracts: Collection[UUID]) -> tuple[HeldPieces, ...]:
    """What is or was held under these contracts, the latest first, one query.

    What an instruction moved there is included: under both contracts, that to which it was moved last comes first.
    """
    there = (Belonging.entity_id == Holding.id) & (Belonging.kind == "holding") & Belonging.superseded_seq.is_(None)
    left = Holding.count - dealt_with(Holding.id, waiting=True)
    rows = session.execute(
        select(Holding.id, Holding.description, Holding.medium, Holding.count, left, Belonging.contract_id)
        .join(Belonging, there)
        .where(Belonging.contract_id.in_(contracts), stands(Holding))
        .order_by(Holding.happened_on.desc(), Holding.row_id.desc(), Belonging.recorded_seq.desc())
    )
    return tuple(
        HeldPieces(id, Subject("holding", text, code=medium.value), count, left, contract)
        for id, text, medium, count, left, contract in rows
    )


def workers_of(session: Session, contracts: Collection[UUID]) -> tuple[Worker, ...]:
    """Everybody designated under these contracts, those who left included, by kana and name; one query."""
    d = Designation
    rows = session.execute(
        select(Person.id, Person.name, Person.kana, d.role, d.contract_id, d.from_on, d.to_on)
        .join(d, d.person_id == Person.id)
        .where(d.contract_id.in_(contracts), told_of(), stands(Person))
        .order_by(Person.kana, Person.name, Person.id, d.from_on)
    )
    found: dict[UUID, Worker] = {}
    for id, name, kana, role, contract, from_on, to_on in rows:
        known = found.get(id) or Worker(id, name, kana, ())
        roles = tuple(sorted({*known.roles, role}))
        found[id] = Worker(id, name, kana, roles, (*known.designated, Designated(contract, from_on, to_on)))
    return tuple(found.values())


def persons_of_contractor(session: Session, contractor: UUID) -> tuple[Worker, ...]:
    """Everybody registered for a contractor, designated or not, by kana and name; one query."""
    rows = session.execute(
        select(Person.id, Person.name, Person.kana)
        .where(Person.contractor_id == contractor, stands(Person))
        .order_by(Person.kana, Person.name, Person.id)
    )
    return tuple(Worker(*row, ()) for row in rows)
