"""Findings (指摘事項), corrections (是正), re-checks, and findings opened again."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.checks import follows, standing
from compliance.services.recording import UnderContract
from compliance.services.refusals import missing
from compliance.store.models.findings import Correction, Finding, FindingReopening, Recheck, Severity
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFinding(UnderContract):
    """指摘事項 under `item`, to be corrected by `due_on`; `ward` where it is the ward's own sheet."""

    model: ClassVar = Finding
    item: str
    due_on: date
    text: str
    inspection_id: UUID | None = None
    ward: bool = False
    severity: Severity = Severity.ORDINARY

    def check(self, session: Session, shelf: Shelf) -> None:
        """It says what was found, and leaves time to correct it."""
        if not self.text.strip():
            raise missing("text", "指摘の内容", "text of the finding")
        follows(self.due_on, self.happened_on, "due_on", "是正の期限", "day to correct it by")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfFinding(UnderContract):
    finding_id: UUID

    def check(self, session: Session, shelf: Shelf) -> None:
        """It follows the finding."""
        found = standing(session, Finding, self.finding_id)
        follows(self.happened_on, found.happened_on, "happened_on", "日付", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCorrection(_OfFinding):
    """是正 was reported: a claim until a re-check confirms it."""

    model: ClassVar = Correction
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckFinding(_OfFinding):
    """An officer looked again: the finding is closed, or stays open."""

    model: ClassVar = Recheck
    confirmed: bool
    checked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenFinding(_OfFinding):
    """A closed finding is opened again, to be corrected by `due_on`."""

    model: ClassVar = FindingReopening
    due_on: date
    reason: str | None = None
