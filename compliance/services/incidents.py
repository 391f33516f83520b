"""Incidents (事故等): known, told, reported in writing, opened again, and the reports of the law (APPI 68)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.facts import IncidentKind
from compliance.services.checks import standing
from compliance.services.recording import Command, Shared
from compliance.services.refusals import missing
from compliance.store.models.incidents import (
    CountUnit,
    Incident,
    IncidentNotice,
    IncidentReopening,
    IncidentReport,
    LeakDecision,
    LeakReport,
)
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordIncident(Shared):
    """The contractor knew, on `known_on`, of an accident, a risk of one, or its own breach."""

    model: ClassVar = Incident
    incident_kind: IncidentKind
    known_on: date
    outline: str
    occurred_at: datetime | None = None
    discovered_at: datetime | None = None
    note: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """It says what happened, under which contract."""
        Shared.check(self, session, shelf)
        if not self.outline.strip():
            raise missing("outline", "概要", "outline")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfIncident(Command):
    incident_id: UUID
    happened_on: date
    note: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """There is such an incident."""
        standing(session, Incident, self.incident_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyIncident(_OfIncident):
    """通知: the contractor's first word to the ward."""

    model: ClassVar = IncidentNotice
    notified_at: datetime | None = None
    how: str | None = None
    notified_by: str | None = None
    notified_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportIncident(_OfIncident):
    """書面による報告, one version; `final` for the 最終報."""

    model: ClassVar = IncidentReport
    final: bool = False
    submitted: bool = False
    outline: str | None = None
    data_items: str | None = None
    person_count: int | None = None
    count_unit: CountUnit | None = None
    cause: str | None = None
    secondary_damage: str | None = None
    done_for_persons: str | None = None
    publication: str | None = None
    prevention: str | None = None
    other: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """A count has its unit."""
        _OfIncident.check(self, session, shelf)
        if self.person_count is not None and self.count_unit is None:
            raise missing("count_unit", "人数の数え方", "unit of the count")
        if self.person_count is None and self.count_unit is not None:
            raise missing("person_count", "人数", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenIncident(_OfIncident):
    """The incident is opened again: a further report is owed."""

    model: ClassVar = IncidentReopening
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideLeak(_OfIncident):
    """An officer decides whether the law asks for a report; the ward knew on `known_on` (day 1)."""

    model: ClassVar = LeakDecision
    known_on: date
    reportable: bool = True
    wrongful_purpose: bool = False
    ground: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLeak(_OfIncident):
    """速報, or 確報 where `final`, was sent to the commission."""

    model: ClassVar = LeakReport
    final: bool = False
    number: str | None = None
