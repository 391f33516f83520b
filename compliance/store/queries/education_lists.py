"""The sessions of education under one contract: how many were there, how many were not, who still has to be taught."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from compliance.store.models.education import Attendance, EducationSession
from compliance.store.models.people import Person
from compliance.store.queries.contract_heads import serving
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session; `present` and `absent` are persons, `makes_up_on` the day of the session it makes up for.

    `missing`: the names of those who were absent and at no session that makes up for it.
    """

    id: UUID
    on: date
    teaches_protection: bool
    teaches_security: bool
    tells_ordinance: bool
    form: str | None
    teacher: str | None
    material: str | None
    minutes: int | None
    present: int
    absent: int
    makes_up_on: date | None
    missing: tuple[str, ...] = ()


def session_listing(contract_id: UUID, up_to: date) -> Listing[SessionLine]:
    """The sessions up to a day that serve a contract which the asker was allowed to open."""
    e, before = EducationSession, aliased(EducationSession)
    missed = select(before.happened_on).where(before.id == e.makes_up_id, before.superseded_seq.is_(None))
    present, absent = _number(present=True), _number(present=False)
    columns = (
        *(e.id, e.happened_on, e.teaches_protection, e.teaches_security, e.tells_ordinance),
        *(e.form, e.teacher, e.material, e.minutes, present, absent, missed.correlate(e).scalar_subquery()),
    )
    statement = select(*columns).where(stands(e), serving(e, contract_id), e.happened_on <= up_to)

    def read(session: Session, rows: Rows) -> Iterable[SessionLine]:
        missing = missing_at(session, [row[0] for row in rows if row[10]])
        return [SessionLine(*(*row[:12], tuple(name for _, name in missing.get(row[0], ())))) for row in rows]

    return Listing(statement, e.id, {"on": e.happened_on, "present": present, "absent": absent}, read)


def missing_at(session: Session, sessions: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, str]]]:
    """By session, who was absent and at none that makes up for it: id and name of each, by kana; one query."""
    if not sessions:
        return {}
    missed, made, there = EducationSession, aliased(EducationSession), aliased(Attendance)
    again = (
        select(there.child_id)
        .join(made, made.row_id == there.of_row)
        .where(made.makes_up_id == missed.id, stands(made), there.present, there.person_id == Attendance.person_id)
    )
    rows = session.execute(
        select(missed.id, Person.id, Person.name)
        .join(Attendance, Attendance.of_row == missed.row_id)
        .join(Person, (Person.id == Attendance.person_id) & stands(Person))
        .where(missed.id.in_(sessions), stands(missed), Attendance.present.is_(False), ~again.exists())
        .order_by(Person.kana, Person.name, Person.id)
    )
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for ident, person, name in rows:
        found[ident].append((person, name))
    return found


def _number(*, present: bool) -> ScalarSelect[int]:
    counted = select(func.count()).where(Attendance.of_row == EducationSession.row_id, Attendance.present.is_(present))
    return counted.correlate(EducationSession).scalar_subquery()
