"""What happened under one contract, up to a day: the visits, the incidents, and how its term moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from compliance.domain.facts import IncidentKind, Method
from compliance.store.models.base import Belonging
from compliance.store.models.contracts import TermChange
from compliance.store.models.incidents import Incident, IncidentNotice, IncidentReport
from compliance.store.models.inspections import InspectionCancellation, InspectionPlan, InspectionVisit
from compliance.store.queries.current import stands

Kept = TypeVar("Kept", InspectionVisit, InspectionCancellation)


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One visit: the last plan for it, and how it came out up to the day."""

    id: UUID
    fiscal_year: int
    visit_on: date | None
    carried_out_on: date | None
    method: Method | None
    cancelled_on: date | None


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident with the day of its notice and the number of written reports up to the day."""

    id: UUID
    kind: IncidentKind
    known_on: date
    outline: str
    notified_on: date | None
    reports: int


def inspections_of(session: Session, contract: UUID, up_to: date) -> tuple[InspectionLine, ...]:
    """The visits planned up to the day, the latest first; three queries."""
    of_contract = _serving(contract, "inspection")
    plans = session.scalars(
        select(InspectionPlan)
        .where(InspectionPlan.inspection_id.in_(of_contract), stands(InspectionPlan))
        .where(InspectionPlan.happened_on <= up_to)
        .order_by(InspectionPlan.happened_on)
    )
    last = {plan.inspection_id: plan for plan in plans}
    visits = {v.inspection_id: v for v in _up_to(session, InspectionVisit, of_contract, up_to)}
    cancelled = {c.inspection_id: c for c in _up_to(session, InspectionCancellation, of_contract, up_to)}
    lines = (_inspection(plan, visits.get(id), cancelled.get(id)) for id, plan in last.items())
    return tuple(sorted(lines, key=lambda line: (line.fiscal_year, line.visit_on or date.max), reverse=True))


def incidents_of(session: Session, contract: UUID, up_to: date) -> tuple[IncidentLine, ...]:
    """The incidents known up to the day, the latest first; three queries."""
    of_contract = _serving(contract, "incident")
    incidents = session.scalars(
        select(Incident)
        .where(Incident.id.in_(of_contract), stands(Incident), Incident.known_on <= up_to)
        .order_by(Incident.known_on.desc())
    ).all()
    notices = _first_notices(session, of_contract, up_to)
    reports = _report_numbers(session, of_contract, up_to)
    return tuple(
        IncidentLine(i.id, i.incident_kind, i.known_on, i.outline, notices.get(i.id), reports.get(i.id, 0))
        for i in incidents
    )


def term_changes_of(session: Session, contract: UUID, up_to: date) -> Sequence[TermChange]:
    """How the end moved up to the day, in order."""
    return session.scalars(
        select(TermChange)
        .where(TermChange.contract_id == contract, stands(TermChange), TermChange.happened_on <= up_to)
        .order_by(TermChange.happened_on, TermChange.row_id)
    ).all()


def _serving(contract: UUID, kind: str) -> Select[UUID]:
    return select(Belonging.entity_id).where(
        Belonging.contract_id == contract, Belonging.kind == kind, Belonging.superseded_seq.is_(None)
    )


def _up_to(
    session: Session, model: type[Kept], of_contract: Select[UUID], up_to: date
) -> Sequence[Kept]:
    return session.scalars(
        select(model).where(model.inspection_id.in_(of_contract), stands(model), model.happened_on <= up_to)
    ).all()


def _inspection(
    plan: InspectionPlan, visit: InspectionVisit | None, cancelled: InspectionCancellation | None
) -> InspectionLine:
    return InspectionLine(
        plan.inspection_id,
        plan.fiscal_year,
        plan.visit_on,
        visit.happened_on if visit else None,
        visit.method if visit else None,
        cancelled.happened_on if cancelled else None,
    )


def _first_notices(session: Session, of_contract: Select[UUID], up_to: date) -> Mapping[UUID, date]:
    rows = session.execute(
        select(IncidentNotice.incident_id, func.min(IncidentNotice.happened_on))
        .where(IncidentNotice.incident_id.in_(of_contract), stands(IncidentNotice))
        .where(IncidentNotice.happened_on <= up_to)
        .group_by(IncidentNotice.incident_id)
    )
    return {incident: on for incident, on in rows}


def _report_numbers(session: Session, of_contract: Select[UUID], up_to: date) -> Mapping[UUID, int]:
    rows = session.execute(
        select(IncidentReport.incident_id, func.count())
        .where(IncidentReport.incident_id.in_(of_contract), stands(IncidentReport))
        .where(IncidentReport.happened_on <= up_to)
        .group_by(IncidentReport.incident_id)
    )
    return {incident: number for incident, number in rows}
