"""Inspections (立入り調査等): planned, announced, called off, carried out, and the answers given item by item."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.facts import Answer, Method
from compliance.services.checks import standing
from compliance.services.desk import Desk
from compliance.services.recording import Command, ForContracts, UnderContract, enter
from compliance.services.refusals import missing
from compliance.store import versions
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.inspections import (
    Inspection,
    InspectionAnnouncement,
    InspectionCancellation,
    InspectionPlan,
    InspectionVisit,
)
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInspection(ForContracts):
    """A visit, put on the plan of `fiscal_year` on `happened_on`, for `visit_on` where the day is known."""

    model: ClassVar = Inspection
    fiscal_year: int
    visit_on: date | None = None
    plan_number: str | None = None
    place: str | None = None
    inspectors: str | None = None

    def columns(self) -> dict[str, Any]:
        """Those of the visit itself; its plan is a fact of its own."""
        return {
            "plan_number": self.plan_number,
            "place": self.place,
            "inspectors": self.inspectors,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfInspection(Command):
    inspection_id: UUID
    happened_on: date
    note: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """There is such a visit."""
        standing(session, Inspection, self.inspection_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInspection(_OfInspection):
    """The visit was put on the plan of a fiscal year, or moved."""

    model: ClassVar = InspectionPlan
    fiscal_year: int
    visit_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceInspection(_OfInspection):
    """立入通知: the contractor was told of the visit on `visit_on`."""

    model: ClassVar = InspectionAnnouncement
    visit_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelInspection(_OfInspection):
    """The visit was called off; by the ward it never counts against the contractor."""

    model: ClassVar = InspectionCancellation
    by_ward: bool = True
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOutInspection(_OfInspection):
    """The visit took place; anything but on site needs a reason."""

    model: ClassVar = InspectionVisit
    method: Method = Method.ON_SITE
    reason: str | None = None
    attended: bool = True
    attendees: str | None = None
    signed_by_ward: str | None = None
    signed_by_contractor: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """A reason stands for every other method."""
        _OfInspection.check(self, session, shelf)
        if self.method is not Method.ON_SITE and not (self.reason or "").strip():
            raise missing("reason", "現地で行わなかった理由", "reason for not being on site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assess(UnderContract):
    """One answer for one item of a contract on one day."""

    model: ClassVar = Assessment
    item: str
    answer: Answer
    how: AssessedHow = AssessedHow.ON_SITE
    inspection_id: UUID | None = None
    report_id: UUID | None = None
    seen: str | None = None


def open_inspection(desk: Desk, actor: Actor, command: OpenInspection, request: Request | None = None) -> UUID:
    """Put a visit on the plan: the visit and its first plan in one transaction; returns the visit's id."""
    return UUID(desk.carry_out(actor, lambda change: str(enter_inspection(change, desk.shelf, command)), request))


def enter_inspection(change: Change, shelf: Shelf, command: OpenInspection) -> UUID:
    """The same inside a larger change."""
    command.check(change.session, shelf)
    visit = versions.insert(change, Inspection, command.columns(), contracts=command.serves())
    plan = PlanInspection(
        inspection_id=visit,
        happened_on=command.happened_on,
        fiscal_year=command.fiscal_year,
        visit_on=command.visit_on,
    )
    enter(change, shelf, plan)
    return visit
