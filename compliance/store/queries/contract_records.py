"""The visits under one contract up to a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Method
from compliance.store.models.base import Belonging
from compliance.store.models.inspections import (
    InspectionAnnouncement,
    InspectionCancellation,
    InspectionPlan,
    InspectionVisit,
)
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One visit: its day as announced last, else as planned last, and how it came out up to the day."""

    id: UUID
    fiscal_year: int
    visit_on: date | None
    carried_out_on: date | None
    method: Method | None
    cancelled_on: date | None


def inspections_of(session: Session, contract: UUID, up_to: date) -> tuple[InspectionLine, ...]:
    """The visits planned up to the day, the latest first; one query."""
    plan, told = InspectionPlan, InspectionAnnouncement
    visit, cancelled = InspectionVisit, InspectionCancellation
    rows = session.execute(
        select(
            plan.inspection_id,
            plan.fiscal_year,
            func.coalesce(told.visit_on, plan.visit_on),
            visit.happened_on,
            visit.method,
            cancelled.happened_on,
        )
        .outerjoin(
            told,
            and_(told.inspection_id == plan.inspection_id, stands(told), told.happened_on <= up_to),
        )
        .outerjoin(
            visit,
            and_(visit.inspection_id == plan.inspection_id, stands(visit), visit.happened_on <= up_to),
        )
        .outerjoin(
            cancelled,
            and_(cancelled.inspection_id == plan.inspection_id, stands(cancelled), cancelled.happened_on <= up_to),
        )
        .where(plan.inspection_id.in_(_serving(contract, "inspection")), stands(plan), plan.happened_on <= up_to)
        .order_by(plan.happened_on, plan.row_id, told.happened_on, told.row_id)
    )
    last = {row[0]: InspectionLine(*row) for row in rows}
    return tuple(sorted(last.values(), key=lambda line: (line.fiscal_year, line.visit_on or date.max), reverse=True))


def _serving(contract: UUID, kind: str) -> Select[UUID]:
    return select(Belonging.entity_id).where(
        Belonging.contract_id == contract, Belonging.kind == kind, Belonging.superseded_seq.is_(None)
    )
