"""The people under one contract: designations with their employer, and who was taught what in a fiscal year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, literal, select
from sqlalchemy.orm import Session

from compliance.domain.calendar import fiscal_year_begin, fiscal_year_end
from compliance.domain.facts import Employment, Role
from compliance.store.designations import in_force, is_returned, is_waiting, told_of
from compliance.store.models.education import Attendance, EducationSession
from compliance.store.models.people import Designation, DesignationList, HandlerList, Person
from compliance.store.queries.contract_heads import designated_on, serving
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Expression, Listing, Rows
from compliance.store.queries.searching import found_in


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Whom to list; None asks for all. `on`: only who is designated on that day."""

    words: tuple[str, ...] = ()
    role: Role | None = None
    employment: Employment | None = None
    on: date | None = None


class Reported(StrEnum):
    """How the list stands that told of a designation; one that the ward recorded is confirmed."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One designation (`id`). `listed_on`: when the last list with this person was received, and how that stands."""

    id: UUID
    person: UUID
    name: str
    kana: str | None
    role: Role
    employment: Employment
    employer: str | None
    post: str | None
    place: str | None
    has_system_id: bool | None
    from_on: date
    to_on: date | None
    listed_on: date | None
    reported: Reported


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """One designation, and its person's education under the contract in a fiscal year.

    `taught_on` is the last session attended, `attended` and `missed` are numbers of sessions.
    """

    id: UUID
    name: str
    kana: str | None
    role: Role
    from_on: date
    taught_on: date | None
    attended: int
    missed: int

    @property
    def made_up(self) -> bool | None:
        """Whether what was missed was followed by a session attended; None where nothing was missed."""
        return None if not self.missed else self.attended > 0


def people_listing(contract_id: UUID, wanted: PeopleFilter) -> Listing[PersonLine]:
    """The designations under a contract that the asker was allowed to open; one query a page."""
    d = Designation
    columns = (
        *(d.id, d.person_id, Person.name, Person.kana, d.role, d.employment, d.employer, d.post, d.place),
        *(d.has_system_id, d.from_on, d.to_on, _listed_on().label("listed_on"), _reported()),
    )
    statement = select(*columns).join(Person, _person()).where(*_wanted(contract_id, wanted))
    return Listing(statement, d.id, _orders(), _people)


def taught_listing(contract_id: UUID, wanted: PeopleFilter, fiscal_year: int, up_to: date) -> Listing[TaughtLine]:
    """The same people with their education of the fiscal year up to a day."""
    d, within = Designation, _sessions(contract_id, fiscal_year, up_to)
    taught = _of_attendance(func.max(EducationSession.happened_on), Attendance.present, within)
    attended = _of_attendance(func.count(), Attendance.present, within)
    missed = _of_attendance(func.count(), Attendance.present.is_(False), within)
    statement = (
        select(d.id, Person.name, Person.kana, d.role, d.from_on, taught, attended, missed)
        .join(Person, _person())
        .where(*_wanted(contract_id, wanted))
    )
    orders = {**_orders(), "taught": func.coalesce(taught, date.min), "missed": missed}
    return Listing(statement, d.id, orders, _taught)


def _people(_session: Session, rows: Rows) -> Iterable[PersonLine]:
    return (PersonLine(*(*row[:13], Reported(row[13]))) for row in rows)


def _taught(_session: Session, rows: Rows) -> Iterable[TaughtLine]:
    return (TaughtLine(*row[:8]) for row in rows)


def _person() -> ColumnElement[bool]:
    return and_(Person.id == Designation.person_id, Person.superseded_seq.is_(None))


def _wanted(contract_id: UUID, wanted: PeopleFilter) -> Iterable[ColumnElement[bool]]:
    yield Designation.contract_id == contract_id
    yield told_of() if wanted.on is None else in_force()
    yield found_in(wanted.words, Person.search_key)
    if wanted.role is not None:
        yield Designation.role == wanted.role
    if wanted.employment is not None:
        yield Designation.employment == wanted.employment
    if wanted.on is not None:
        yield designated_on(wanted.on)


def _orders() -> Mapping[str, Expression]:
    return {
        "name": func.coalesce(Person.kana, Person.name),
        "role": Designation.role,
        "employment": Designation.employment,
        "employer": func.coalesce(Designation.employer, ""),
        "from": Designation.from_on,
        "to": func.coalesce(Designation.to_on, date.max),
    }


def _listed_on() -> ScalarSelect[date]:
    named, lists = DesignationList, HandlerList
    return (
        select(func.max(lists.happened_on))
        .join(named, named.list_id == lists.id)
        .where(named.of_row == Designation.row_id, stands(lists))
        .correlate(Designation)
        .scalar_subquery()
    )


def _reported() -> ColumnElement[str]:
    return case(
        (is_returned(), literal(Reported.RETURNED.value)),
        (is_waiting(), literal(Reported.WAITING.value)),
        else_=literal(Reported.CONFIRMED.value),
    )


def _sessions(contract_id: UUID, fiscal_year: int, up_to: date) -> ColumnElement[bool]:
    held = EducationSession
    last = min(up_to, fiscal_year_end(fiscal_year))
    within = held.happened_on.between(fiscal_year_begin(fiscal_year), last)
    return and_(stands(held), serving(held, contract_id), within)


def _of_attendance(value: Any, present: ColumnElement[bool] | Any, within: ColumnElement[bool]) -> ScalarSelect[Any]:
    return (
        select(value)
        .select_from(Attendance)
        .join(EducationSession, EducationSession.row_id == Attendance.of_row)
        .where(Attendance.person_id == Designation.person_id, present, within)
        .correlate(Designation)
        .scalar_subquery()
    )
