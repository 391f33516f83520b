"""Inspections (立入り調査等): the visit, for several contracts at times; its plans, announcement and outcome."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from compliance.domain.facts import Method
from compliance.store.models.base import (
    Happened,
    Version,
    closed,
    one_in_force,
    refers,
    versioned,
)


class Inspection(Version):
    """One visit, planned or not. It is linked to the contracts it serves."""

    __tablename__ = "inspection"
    __table_args__ = versioned("inspection")

    plan_number: Mapped[str | None]
    place: Mapped[str | None]
    inspectors: Mapped[str | None]
    note: Mapped[str | None]


class _OfInspection(Happened, Version):
    __abstract__ = True
    follows = "inspection_id"

    inspection_id: Mapped[UUID] = mapped_column(index=True)


class InspectionPlan(_OfInspection):
    """The visit was put on the plan of a fiscal year, or moved, on `happened_on`."""

    __tablename__ = "inspection_plan"
    __table_args__ = versioned(
        "inspection_plan",
        *refers("inspection_id", "inspection"),
        CheckConstraint("fiscal_year BETWEEN 2000 AND 2200", name="fiscal_year"),
        Index("ix_inspection_plan_visit_on", "visit_on", "inspection_id"),
    )

    fiscal_year: Mapped[int] = mapped_column(Integer)
    visit_on: Mapped[date | None]


class InspectionAnnouncement(_OfInspection):
    """立入通知: the contractor was told of the day."""

    __tablename__ = "inspection_announcement"
    __table_args__ = versioned(
        "inspection_announcement",
        *refers("inspection_id", "inspection"),
        Index("ix_inspection_announcement_visit_on", "visit_on", "inspection_id"),
    )

    visit_on: Mapped[date]


class InspectionCancellation(_OfInspection):
    """The visit was called off, by the ward or not."""

    __tablename__ = "inspection_cancellation"
    __table_args__ = versioned("inspection_cancellation", *refers("inspection_id", "inspection"))

    by_ward: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str | None]


class InspectionVisit(_OfInspection):
    """The visit took place. Anything but on site needs a reason; `attended`: the contractor showed and took it."""

    __tablename__ = "inspection_visit"
    __table_args__ = versioned(
        "inspection_visit",
        *refers("inspection_id", "inspection"),
        CheckConstraint("method = 'on_site' OR (reason IS NOT NULL AND reason <> '')", name="reason_unless_on_site"),
        one_in_force("inspection_visit", "inspection_id"),
    )

    method: Mapped[Method] = mapped_column(closed(Method), default=Method.ON_SITE)
    reason: Mapped[str | None]
    attended: Mapped[bool] = mapped_column(default=True)
    attendees: Mapped[str | None]
    signed_by_ward: Mapped[str | None]
    signed_by_contractor: Mapped[str | None]
