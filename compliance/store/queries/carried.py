"""What stands under a contract that a renewal may bring along: holdings, people, places, computers, last answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.facts import Answer, Medium
from compliance.store.ledgers import dealt_with
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.base import Belonging
from compliance.store.models.contracts import Place
from compliance.store.models.devices import Device
from compliance.store.models.holdings import Holding
from compliance.store.models.people import Designation, Person
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class CarriedHolding:
    """A holding of which `left` pieces are still held."""

    id: UUID
    description: str
    medium: Medium
    place: str | None
    left: int


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """The contractor's last own answer to an item."""

    item: str
    on: date
    answer: Answer


@dataclass(frozen=True, slots=True)
class Carried:
    """Everything of one contract; `people` are those who have not left before the day asked for, with their names."""

    holdings: tuple[CarriedHolding, ...]
    people: tuple[tuple[Designation, str], ...]
    places: tuple[Place, ...]
    devices: tuple[Device, ...]
    answers: tuple[LastAnswer, ...]


def carried(session: Session, contract: UUID, from_on: date) -> Carried:
    """What a renewal from a day on may bring along of a contract that the asker may see; five queries."""
    places = select(Place).where(Place.contract_id == contract, stands(Place)).order_by(Place.row_id)
    used = Device.to_on.is_(None) | (Device.to_on >= from_on)
    devices = select(Device).where(Device.contract_id == contract, stands(Device), used)
    return Carried(
        tuple(_holdings(session, contract)),
        tuple(_people(session, contract, from_on)),
        tuple(session.scalars(places)),
        tuple(session.scalars(devices.order_by(Device.asset_number))),
        tuple(_answers(session, contract)),
    )


def _holdings(session: Session, contract: UUID) -> Sequence[CarriedHolding]:
    there = select(Belonging.entity_id).where(
        Belonging.kind == "holding", Belonging.contract_id == contract, Belonging.superseded_seq.is_(None)
    )
    left = (Holding.count - dealt_with(Holding.id)).label("left")
    rows = session.execute(
        select(Holding.id, Holding.description, Holding.medium, Holding.place, left)
        .where(Holding.id.in_(there), stands(Holding))
        .order_by(Holding.happened_on, Holding.row_id)
    )
    return [CarriedHolding(*row) for row in rows if row.left > 0]


def _people(session: Session, contract: UUID, from_on: date) -> Sequence[tuple[Designation, str]]:
    rows = session.execute(
        select(Designation, Person.name)
        .join(Person, (Person.id == Designation.person_id) & Person.superseded_seq.is_(None))
        .where(Designation.contract_id == contract, stands(Designation))
        .where(Designation.to_on.is_(None) | (Designation.to_on >= from_on))
        .order_by(Designation.role.desc(), Person.kana, Person.name)
    )
    return [(row[0], row[1]) for row in rows]


def _answers(session: Session, contract: UUID) -> Sequence[LastAnswer]:
    a = Assessment
    rows = session.execute(
        select(a.item, a.happened_on, a.answer)
        .where(a.contract_id == contract, a.how == AssessedHow.SELF_CHECK, stands(a))
        .order_by(a.happened_on, a.row_id)
    )
    return list({row.item: LastAnswer(*row) for row in rows}.values())
