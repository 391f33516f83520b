"""The facts of people: who is designated since when, and who was taught, under the contract or the one it renews."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from compliance.domain.facts import Designated, Educated, Fact, Review, Topic
from compliance.store.designations import told_of
from compliance.store.fact_rows import Asked, Form, stands
from compliance.store.gathered import Source
from compliance.store.models.base import Belonging
from compliance.store.models.education import Attendance, EducationSession
from compliance.store.models.people import Designation, DesignationList, HandlerList
from compliance.store.models.reviews import Review as ReviewRow

Persons = Mapping[UUID, AbstractSet[UUID]]
"""The persons designated under each contract."""


@dataclass(slots=True)
class _Lists:
    """The lists a person stands on, with the earliest day one of them was received."""

    ids: list[UUID] = field(default_factory=list)
    first_on: date = date.max


def designated(source: Source, asked: Asked) -> list[tuple[UUID, Designated]]:
    """Each designation, about the earlier of its first list and its beginning."""
    lists: dict[int, _Lists] = defaultdict(_Lists)
    for of_row, list_id, received_on in sorted(source.execute(_lists(asked.form), asked.parameters), key=_by_day):
        stood = lists[of_row]
        stood.ids.append(list_id)
        stood.first_on = min(stood.first_on, received_on)
    rows = source.execute(_designations(asked.form), asked.parameters)
    return [(row[0], _designated(row, lists.get(row[1]) or _Lists())) for row in rows]


def educated(source: Source, asked: Asked, persons: Persons) -> list[tuple[UUID, Educated]]:
    """Each session of each contract, with those of its people who were there and who were not."""
    return [(held.contract, held.taught(persons.get(held.contract, set()))) for held in _sessions(source, asked)]


def educated_before(
    source: Source, asked: Asked, predecessors: Mapping[UUID, UUID], persons: Persons
) -> Iterator[tuple[UUID, Fact]]:
    """Sessions under the contract that each renews, of the people it has now, with the reviews they rest on.

    `predecessors` is by contract, and all of these contracts are `asked`. A session that serves both contracts is the
    present one's own.
    """
    before: dict[UUID, list[_Session]] = defaultdict(list)
    for held in _sessions(source, asked):
        before[held.contract].append(held)
    own = {(contract, held.id) for contract in predecessors for held in before.get(contract, ())}
    reviews = _reviews(source, asked, before)
    for contract, predecessor in predecessors.items():
        for held in before.get(predecessor, ()):
            fact = held.taught(persons.get(contract, set()), under_predecessor=True)
            if (contract, held.id) not in own and fact.attendees:
                yield contract, fact
                yield from ((contract, review) for review in reviews.get((predecessor, held.id), ()))


@dataclass(frozen=True, slots=True)
class _Session:
    """A session as it serves one contract."""

    contract: UUID
    id: UUID
    on: date
    submitted: bool
    topics: frozenset[Topic]
    there: AbstractSet[UUID]
    absent: AbstractSet[UUID]

    def taught(self, persons: AbstractSet[UUID], *, under_predecessor: bool = False) -> Educated:
        """The fact, about these persons only: a session for forty contracts does not weigh on each of them."""
        return Educated(
            id=self.id,
            on=self.on,
            topics=self.topics,
            attendees=frozenset(self.there & persons),
            absentees=frozenset(self.absent & persons),
            under_predecessor=under_predecessor,
            submitted=self.submitted,
        )


def _sessions(source: Source, asked: Asked) -> list[_Session]:
    there: dict[int, set[UUID]] = defaultdict(set)
    absent: dict[int, set[UUID]] = defaultdict(set)
    for of_row, person, present in source.execute(_attendance(asked.form), asked.parameters):
        (there if present else absent)[of_row].add(person)
    rows = source.execute(_held(asked.form), asked.parameters)
    return [
        _Session(contract, id, on, submitted, _topics(taught), there.get(row, set()), absent.get(row, set()))
        for contract, row, id, on, submitted, *taught in rows
    ]


def statements(form: Form) -> Iterator[Select[*tuple[Any, ...]]]:
    """Those that are asked here."""
    yield from (_designations(form), _lists(form), _held(form), _attendance(form), _reviewed(form))


def _by_day(row: Sequence[Any]) -> tuple[int, date, UUID]:
    of_row, list_id, received_on = row
    return of_row, received_on, list_id


def _topics(taught: Sequence[bool]) -> frozenset[Topic]:
    topics = (Topic.PROTECTION, Topic.SECURITY, Topic.ORDINANCE)
    return frozenset(topic for topic, was in zip(topics, taught, strict=True) if was)


def _reviews(
    source: Source, asked: Asked, before: Mapping[UUID, Sequence[_Session]]
) -> Mapping[tuple[UUID, UUID], Sequence[Review]]:
    reviews: dict[tuple[UUID, UUID], list[Review]] = defaultdict(list)
    if any(held.submitted for some in before.values() for held in some):
        for contract, id, on, subject, accepted in source.execute(_reviewed(asked.form), asked.parameters):
            reviews[contract, subject].append(Review(id=id, on=on, subject=subject, accepted=accepted))
    return reviews


def _designated(row: Sequence[Any], lists: _Lists) -> Designated:
    _, _, id, person, role, employment, from_on, to_on = row
    return Designated(
        id=id,
        on=min(from_on, lists.first_on),
        person=person,
        role=role,
        employment=employment,
        from_on=from_on,
        to_on=to_on,
        lists=tuple(lists.ids),
    )


@cache
def _designations(form: Form) -> Select[*tuple[Any, ...]]:
    columns = (Designation.person_id, Designation.role, Designation.employment, Designation.from_on, Designation.to_on)
    return (
        select(Designation.contract_id, Designation.row_id, Designation.id, *columns)
        .where(form.of(Designation.contract_id))
        .where(told_of(form))
    )


@cache
def _lists(form: Form) -> Select[*tuple[Any, ...]]:
    return (
        select(DesignationList.of_row, DesignationList.list_id, HandlerList.happened_on)
        .select_from(DesignationList)
        .join(Designation, Designation.row_id == DesignationList.of_row)
        .join(HandlerList, HandlerList.id == DesignationList.list_id)
        .where(form.of(Designation.contract_id), told_of(form))
        .where(form.stands(HandlerList))
    )


@cache
def _held(form: Form) -> Select[*tuple[Any, ...]]:
    topics = (
        EducationSession.teaches_protection,
        EducationSession.teaches_security,
        EducationSession.tells_ordinance,
    )
    of = (EducationSession.row_id, EducationSession.id, EducationSession.happened_on, EducationSession.submitted)
    return (
        select(Belonging.contract_id, *of, *topics)
        .select_from(EducationSession)
        .join(Belonging, Belonging.entity_id == EducationSession.id)
        .where(form.of(Belonging.contract_id), stands(Belonging, form.as_known))
        .where(form.stands(EducationSession))
    )


@cache
def _attendance(form: Form) -> Select[*tuple[Any, ...]]:
    rows = _held(form).with_only_columns(EducationSession.row_id)
    return select(Attendance.of_row, Attendance.person_id, Attendance.present).where(Attendance.of_row.in_(rows))


@cache
def _reviewed(form: Form) -> Select[*tuple[Any, ...]]:
    columns = (ReviewRow.id, ReviewRow.happened_on, ReviewRow.subject_id, ReviewRow.accepted)
    return (
        select(ReviewRow.contract_id, *columns)
        .where(form.of(ReviewRow.contract_id), ReviewRow.subject_kind == "education_session")
        .where(form.stands(ReviewRow))
    )
