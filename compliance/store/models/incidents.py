"""Incidents (事故等): accident, risk of one, or breach; notices, report versions, reopenings, reports under APPI 68."""

import enum
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Integer
from sqlalchemy.orm import Mapped, mapped_column

from compliance.domain.facts import IncidentKind
from compliance.store.models.base import (
    Happened,
    Submittable,
    Version,
    closed,
    filled,
    in_order,
    refers,
    versioned,
)


class CountUnit(enum.StrEnum):
    """件, 延べ人数 or 実人数."""

    CASES = "cases"
    TIMES = "times"
    PERSONS = "persons"


class Incident(Version):
    """The contractor knew on `known_on`. Linked to every contract it touches."""

    __tablename__ = "incident"
    __table_args__ = versioned("incident", *filled("outline"), in_order("occurred_at", "discovered_at"))

    incident_kind: Mapped[IncidentKind] = mapped_column(closed(IncidentKind))
    known_on: Mapped[date]
    occurred_at: Mapped[datetime | None]
    discovered_at: Mapped[datetime | None]
    outline: Mapped[str]
    note: Mapped[str | None]


class _OfIncident(Happened, Version):
    __abstract__ = True
    follows = "incident_id"

    incident_id: Mapped[UUID] = mapped_column(index=True)


class IncidentNotice(_OfIncident):
    """通知: the first word to the ward: when, how, by whom, to whom."""

    __tablename__ = "incident_notice"
    __table_args__ = versioned("incident_notice", *refers("incident_id", "incident"))

    notified_at: Mapped[datetime | None]
    how: Mapped[str | None]
    notified_by: Mapped[str | None]
    notified_to: Mapped[str | None]


class IncidentReport(Submittable, _OfIncident):
    """書面による報告: 第1報 … 最終報, with the nine items of the law. A count has its unit and is never overwritten."""

    __tablename__ = "incident_report"
    __table_args__ = versioned(
        "incident_report",
        *refers("incident_id", "incident"),
        CheckConstraint("person_count >= 0", name="person_count"),
        CheckConstraint("(person_count IS NULL) = (count_unit IS NULL)", name="count_has_a_unit"),
    )

    final: Mapped[bool] = mapped_column(default=False)
    outline: Mapped[str | None]
    data_items: Mapped[str | None]
    person_count: Mapped[int | None] = mapped_column(Integer)
    count_unit: Mapped[CountUnit | None] = mapped_column(closed(CountUnit))
    cause: Mapped[str | None]
    secondary_damage: Mapped[str | None]
    done_for_persons: Mapped[str | None]
    publication: Mapped[str | None]
    prevention: Mapped[str | None]
    other: Mapped[str | None]


class IncidentReopening(_OfIncident):
    """The incident was opened again."""

    __tablename__ = "incident_reopening"
    __table_args__ = versioned("incident_reopening", *refers("incident_id", "incident"))

    reason: Mapped[str | None]


class LeakDecision(_OfIncident):
    """An officer decided whether APPI 68 asks for a report; `known_on` is the ward's day 1."""

    __tablename__ = "leak_decision"
    __table_args__ = versioned("leak_decision", *refers("incident_id", "incident"))

    reportable: Mapped[bool] = mapped_column(default=True)
    known_on: Mapped[date]
    wrongful_purpose: Mapped[bool] = mapped_column(default=False)
    ground: Mapped[str | None]
    decided_by: Mapped[str | None]


class LeakReport(_OfIncident):
    """速報, or 確報 where `final`, sent to the commission through its own form; its number there."""

    __tablename__ = "leak_report"
    __table_args__ = versioned("leak_report", *refers("incident_id", "incident"))

    final: Mapped[bool] = mapped_column(default=False)
    number: Mapped[str | None]
