"""The sessions of education under one contract, with how many were there and how many were not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from compliance.store.models.education import Attendance, EducationSession
from compliance.store.queries.contract_heads import serving
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session; `present` and `absent` are persons, `makes_up_on` the day of the session it makes up for."""

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

    def read(_session: Session, rows: Rows) -> Iterable[SessionLine]:
        return (SessionLine(*row[:12]) for row in rows)

    return Listing(statement, e.id, {"on": e.happened_on, "present": present, "absent": absent}, read)


def _number(*, present: bool) -> ScalarSelect[int]:
    counted = select(func.count()).where(Attendance.of_row == EducationSession.row_id, Attendance.present.is_(present))
    return counted.correlate(EducationSession).scalar_subquery()
