"""The visits on the plan of a fiscal year that are still to be made, with or without a day, as they were told last."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from compliance.store.models.base import Belonging
from compliance.store.models.inspections import (
    Inspection,
    InspectionAnnouncement,
    InspectionCancellation,
    InspectionPlan,
    InspectionVisit,
)
from compliance.store.queries.current import stands

_Told = Mapping[UUID, tuple[date, date | None]]
"""When it was told last of each visit, and for which day."""


@dataclass(frozen=True, slots=True)
class OpenInspection:
    """A visit on the plan: its day (None: not yet set), whether the contractor was told of it, who goes as written."""

    id: UUID
    version: int
    on: date | None
    announced: bool
    inspectors: str
    contracts: tuple[UUID, ...]


def open_inspections(session: Session, fiscal_year: int) -> Sequence[OpenInspection]:
    """Those neither made nor called off since they were planned, in the order of their ids; six queries."""
    of_year = select(InspectionPlan.inspection_id).where(
        stands(InspectionPlan), InspectionPlan.fiscal_year == fiscal_year
    )
    made = select(InspectionVisit.inspection_id).where(stands(InspectionVisit))
    asked = stands(Inspection), Inspection.id.in_(of_year), Inspection.id.not_in(made)
    rows = session.scalars(select(Inspection).where(*asked).order_by(Inspection.id)).all()
    ids = [row.id for row in rows]
    planned, announced = _told(session, InspectionPlan, ids), _told(session, InspectionAnnouncement, ids)
    off, contracts = _called_off(session, ids), _contracts(session, ids)
    found = []
    for row in rows:
        plan, telling = _after(planned, row.id, off), _after(announced, row.id, off)
        if plan is not None or telling is not None:
            on = telling[1] if telling is not None else plan and plan[1]
            served = contracts.get(row.id, ())
            found.append(
                OpenInspection(row.id, row.version, on, telling is not None, row.inspectors or "", tuple(served))
            )
    return found


def _told(session: Session, model: type[InspectionPlan] | type[InspectionAnnouncement], ids: Collection[UUID]) -> _Told:
    told = select(model.inspection_id, model.happened_on, model.visit_on)
    told = told.where(stands(model), model.inspection_id.in_(ids)).order_by(model.happened_on, model.row_id)
    return {id: (happened_on, visit_on) for id, happened_on, visit_on in session.execute(told)}


def _after(told: _Told, id: UUID, off: Mapping[UUID, date]) -> tuple[date, date | None] | None:
    """What was told last, unless the visit was called off on that day or later."""
    last = told.get(id)
    return None if last is None or last[0] <= off.get(id, date.min) else last


def _called_off(session: Session, ids: Collection[UUID]) -> Mapping[UUID, date]:
    c = InspectionCancellation
    called = select(c.inspection_id, func.max(c.happened_on)).where(stands(c), c.inspection_id.in_(ids))
    return dict(session.execute(called.group_by(c.inspection_id)).all())


def _contracts(session: Session, ids: Collection[UUID]) -> Mapping[UUID, list[UUID]]:
    serves = select(Belonging.entity_id, Belonging.contract_id)
    serves = serves.where(Belonging.entity_id.in_(ids), Belonging.superseded_seq.is_(None))
    served = defaultdict(list)
    for visit, contract in session.execute(serves.order_by(Belonging.contract_id)):
        served[visit].append(contract)
    return served
