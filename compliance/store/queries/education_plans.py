"""The sessions of education planned under one contract, each with the session that was held for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from compliance.store.models.education import EducationPlan, EducationSession, Invited
from compliance.store.queries.contract_heads import serving
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One planned session; `invited` are persons, 0 for all who handle on that day, `held_on` None as long as open.

    `makes_up_on` is the day of the session that it is to make up for.
    """

    id: UUID
    planned_on: date
    teaches_protection: bool
    teaches_security: bool
    tells_ordinance: bool
    form: str | None
    teacher: str | None
    material: str | None
    invited: int
    held_on: date | None
    makes_up_on: date | None


def plan_listing(contract_id: UUID, up_to: date) -> Listing[PlanLine]:
    """What was planned up to a day for a contract which the asker was allowed to open."""
    p = EducationPlan
    invited = select(func.count()).where(Invited.of_row == p.row_id).correlate(p).scalar_subquery()
    columns = (
        *(p.id, p.planned_on, p.teaches_protection, p.teaches_security, p.tells_ordinance),
        *(p.form, p.teacher, p.material, invited, _held_on(up_to), _makes_up_on()),
    )
    statement = select(*columns).where(stands(p), serving(p, contract_id), p.happened_on <= up_to)

    def read(_session: Session, rows: Rows) -> Iterable[PlanLine]:
        return (PlanLine(*row[:11]) for row in rows)

    return Listing(statement, p.id, {"on": p.planned_on}, read)


def _held_on(up_to: date) -> ScalarSelect[date]:
    held = EducationSession
    told = (held.planned_id == EducationPlan.id, stands(held), held.happened_on <= up_to)
    return select(func.min(held.happened_on)).where(*told).correlate(EducationPlan).scalar_subquery()


def _makes_up_on() -> ScalarSelect[date]:
    missed = EducationSession
    asked = (missed.id == EducationPlan.makes_up_id, missed.superseded_seq.is_(None))
    return select(missed.happened_on).where(*asked).correlate(EducationPlan).scalar_subquery()
