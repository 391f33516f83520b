"""What stands under contracts that a renewal may bring along: holdings, people, places, computers, last answers."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from compliance.domain.facts import Answer, Employment, Medium, Role
from compliance.store.designations import in_force
from compliance.store.gathered import Gathering, Source
from compliance.store.ledgers import dealt_with
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.base import Belonging
from compliance.store.models.contracts import Place
from compliance.store.models.devices import Device
from compliance.store.models.holdings import Holding
from compliance.store.models.people import Designation, Person
from compliance.store.queries.current import stands

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class CarriedHolding:
    """A holding of which `left` pieces are still held."""

    id: UUID
    description: str
    medium: Medium
    place: str | None
    left: int
    held_on: date


@dataclass(frozen=True, slots=True)
class CarriedPerson:
    """Somebody designated; `to_on` None: has not left."""

    person_id: UUID
    name: str
    kana: str | None
    role: Role
    employment: Employment
    employer: str | None
    post: str | None
    scope: str | None
    place: str | None
    has_system_id: bool | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class CarriedPlace:
    """A place that the ward designated."""

    id: UUID
    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class CarriedDevice:
    """A computer; `to_on` None: still in use."""

    id: UUID
    asset_number: str
    maker: str | None
    model_name: str | None
    serial: str | None
    place: str | None
    permitted_users: str | None
    access_control: str | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """The contractor's last own answer to an item."""

    item: str
    on: date
    answer: Answer


@dataclass(frozen=True, slots=True)
class Carried:
    """Everything of one contract; people and computers are those that have not left before the day asked for."""

    holdings: tuple[CarriedHolding, ...]
    people: tuple[CarriedPerson, ...]
    places: tuple[CarriedPlace, ...]
    devices: tuple[CarriedDevice, ...]
    answers: tuple[LastAnswer, ...]


def carried(session: Session, contract: UUID, from_on: date) -> Carried:
    """What a renewal from a day on may bring along of a contract that the asker may see; one query."""
    return carried_of(session, {contract: from_on})[contract]


def carried_of(session: Session, from_days: Mapping[UUID, date]) -> Mapping[UUID, Carried]:
    """The same of several contracts, each with the day its renewal begins; one query."""
    found = _EVERYTHING.read(session.connection(), {"contracts": list(from_days)})
    holdings, people, places = _HOLDINGS.read(found), _PEOPLE.read(found), _PLACES.read(found)
    devices, answers = _DEVICES.read(found), _ANSWERS.read(found)
    return {
        contract: Carried(
            tuple(held for held in holdings.get(contract, ()) if held.left > 0),
            tuple(person for person in people.get(contract, ()) if stays(person.to_on, from_on)),
            tuple(places.get(contract, ())),
            tuple(device for device in devices.get(contract, ()) if stays(device.to_on, from_on)),
            tuple({answer.item: answer for answer in answers.get(contract, ())}.values()),
        )
        for contract, from_on in from_days.items()
    }


def stays(to_on: date | None, from_on: date) -> bool:
    """Whether what lasts until a day, or on and on, is still there on another."""
    return to_on is None or to_on >= from_on


@dataclass(frozen=True, slots=True)
class _Kind(Generic[Thing]):
    """Things of one kind: the contract, the place in the record and what a thing is made of, by row; their order."""

    make: Callable[..., Thing]
    order: Callable[[Thing], Any]
    statement: Select[*tuple[Any, ...]]

    def read(self, source: Source) -> Mapping[UUID, Sequence[Thing]]:
        """The things of each contract."""
        of: dict[UUID, list[Thing]] = defaultdict(list)
        for contract, _recorded, *told in sorted(source.execute(self.statement, {}), key=itemgetter(1)):
            of[contract].append(self.make(*told))
        return {contract: sorted(things, key=self.order) for contract, things in of.items()}


def _these(contract: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    return contract.in_(bindparam("contracts", expanding=True, type_=Uuid()))


_HOLDINGS = _Kind(
    CarriedHolding,
    attrgetter("held_on"),
    select(Belonging.contract_id, Holding.row_id, Holding.id, Holding.description, Holding.medium, Holding.place)
    .add_columns((Holding.count - dealt_with(Holding.id)).label("left"), Holding.happened_on)
    .join(Holding, Holding.id == Belonging.entity_id)
    .where(_these(Belonging.contract_id), Belonging.kind == "holding", Belonging.superseded_seq.is_(None))
    .where(stands(Holding)),
)
_PEOPLE = _Kind(
    CarriedPerson,
    lambda person: (tuple(Role).index(person.role), person.kana or "", person.name),
    select(Designation.contract_id, Designation.row_id, Designation.person_id, Person.name, Person.kana)
    .add_columns(Designation.role, Designation.employment, Designation.employer, Designation.post, Designation.scope)
    .add_columns(Designation.place, Designation.has_system_id, Designation.to_on)
    .join(Person, (Person.id == Designation.person_id) & Person.superseded_seq.is_(None))
    .where(_these(Designation.contract_id), in_force()),
)
_PLACES = _Kind(
    CarriedPlace,
    lambda _place: 0,
    select(Place.contract_id, Place.row_id, Place.id, Place.name, Place.address).where(
        _these(Place.contract_id), stands(Place)
    ),
)
_DEVICES = _Kind(
    CarriedDevice,
    attrgetter("asset_number"),
    select(Device.contract_id, Device.row_id, Device.id, Device.asset_number, Device.maker, Device.model_name)
    .add_columns(Device.serial, Device.place, Device.permitted_users, Device.access_control, Device.to_on)
    .where(_these(Device.contract_id), stands(Device)),
)
_ANSWERS = _Kind(
    LastAnswer,
    attrgetter("on"),
    select(Assessment.contract_id, Assessment.row_id, Assessment.item, Assessment.happened_on, Assessment.answer)
    .where(_these(Assessment.contract_id), stands(Assessment))
    .where(Assessment.how == AssessedHow.SELF_CHECK),
)
_EVERYTHING = Gathering(*(kind.statement for kind in (_HOLDINGS, _PEOPLE, _PLACES, _DEVICES, _ANSWERS)))
