"""Requests for the state of the handling (取扱状況の報告の求め), and their answers."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.checks import follows, standing
from compliance.services.recording import UnderContract
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStatus(UnderContract):
    """The ward asks; without `due_on` the policy's days run. `self_check`: the yearly one."""

    model: ClassVar = StatusRequest
    due_on: date | None = None
    self_check: bool = False
    question: str | None = None
    asked_by: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The day asked for does not lie before the asking."""
        if self.due_on is not None:
            follows(self.due_on, self.happened_on, "due_on", "報告の期限", "day asked for")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStatus(UnderContract):
    """The answer, received on `happened_on`."""

    model: ClassVar = StatusReport
    request_id: UUID
    answer: str | None = None
    submitted: bool = False

    def check(self, session: Session, shelf: Shelf) -> None:
        """The answer follows the request."""
        asked = standing(session, StatusRequest, self.request_id)
        follows(self.happened_on, asked.happened_on, "happened_on", "受付日", "day of receipt")
