"""The plan that a visit was first put on."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.inspections import InspectionPlan
from compliance.store.queries.current import stands


def first_plan(session: Session, inspection: UUID) -> dict[str, Any]:
    """The day it was made, its fiscal year and the day of the visit, by the names of the columns; empty for none."""
    plan = InspectionPlan
    row = session.execute(
        select(plan.happened_on, plan.fiscal_year, plan.visit_on)
        .where(plan.inspection_id == inspection, stands(plan))
        .order_by(plan.happened_on, plan.row_id)
        .limit(1)
    ).first()
    return {} if row is None else dict(zip(("happened_on", "fiscal_year", "visit_on"), row, strict=True))
