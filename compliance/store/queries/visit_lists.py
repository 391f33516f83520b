"""The visits (立入り調査等) and the incidents of one contract as lists, each as it stood on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from compliance.domain.facts import IncidentKind, Method
from compliance.store.models.base import Belonging
from compliance.store.models.incidents import Incident, IncidentNotice, IncidentReport
from compliance.store.models.inspections import (
    InspectionAnnouncement,
    InspectionCancellation,
    InspectionPlan,
    InspectionVisit,
)
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.request_lists import last_of


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit: its day as announced last, else as planned last, and how it came out up to the day."""

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


def visit_listing(contract_id: UUID, up_to: date) -> Listing[VisitLine]:
    """The visits on the plan by a day, each by its last plan."""
    p, newer = InspectionPlan, aliased(InspectionPlan)
    planned = select(newer.row_id).where(newer.inspection_id == p.inspection_id, newer.superseded_seq.is_(None))
    planned = planned.where(newer.void_reason.is_(None), newer.happened_on <= up_to)
    last = planned.order_by(newer.happened_on.desc(), newer.row_id.desc()).limit(1).correlate(p).scalar_subquery()
    told = InspectionAnnouncement
    announced = last_of(told.visit_on, _of_visit(told, up_to), p, by=told.happened_on)
    made, cancelled = _of_visit(InspectionVisit, up_to), _of_visit(InspectionCancellation, up_to)
    visit_on = func.coalesce(announced, p.visit_on)
    columns = (
        *(p.inspection_id, p.fiscal_year, visit_on, last_of(InspectionVisit.happened_on, made, p)),
        last_of(InspectionVisit.method, made, p, by=InspectionVisit.happened_on),
        last_of(InspectionCancellation.happened_on, cancelled, p),
    )
    statement = select(*columns).where(p.inspection_id.in_(_serving(contract_id, "inspection")), p.row_id == last)
    orders = {"year": p.fiscal_year, "visit": func.coalesce(visit_on, FOREVER)}

    def read(_session: Session, rows: Rows) -> Iterable[VisitLine]:
        return (VisitLine(*row[:6]) for row in rows)

    return Listing(statement, p.inspection_id, orders, read)


def incident_listing(contract_id: UUID, up_to: date) -> Listing[IncidentLine]:
    """The incidents known by a day."""
    i, notice, report = Incident, IncidentNotice, IncidentReport
    of_notice = notice.incident_id == i.id, stands(notice), notice.happened_on <= up_to
    of_report = report.incident_id == i.id, stands(report), report.happened_on <= up_to
    notified = select(func.min(notice.happened_on)).where(*of_notice).correlate(i).scalar_subquery()
    reported = select(func.count()).select_from(report).where(*of_report).correlate(i).scalar_subquery()
    columns = (i.id, i.incident_kind, i.known_on, i.outline, notified, reported)
    known = i.id.in_(_serving(contract_id, "incident")), stands(i), i.known_on <= up_to

    def read(_session: Session, rows: Rows) -> Iterable[IncidentLine]:
        return (IncidentLine(*row[:6]) for row in rows)

    return Listing(select(*columns).where(*known), i.id, {"known": i.known_on, "kind": i.incident_kind}, read)


_AboutVisit: TypeAlias = type[InspectionAnnouncement] | type[InspectionVisit] | type[InspectionCancellation]


def _of_visit(model: _AboutVisit, up_to: date) -> list[ColumnElement[bool]]:
    return [model.inspection_id == InspectionPlan.inspection_id, stands(model), model.happened_on <= up_to]


def _serving(contract_id: UUID, kind: str) -> Select[*tuple[Any, ...]]:
    serves = Belonging.contract_id == contract_id, Belonging.kind == kind, Belonging.superseded_seq.is_(None)
    return select(Belonging.entity_id).where(*serves)
