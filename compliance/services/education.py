"""Education (教育・周知): sessions with who was there, and reports on them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.recording import Command, ForContracts
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.education import EducationReport, EducationSession
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldSession(ForContracts):
    """A session was held; with `makes_up_id` it makes up for those who missed another."""

    model: ClassVar = EducationSession
    attendees: tuple[UUID, ...]
    absentees: tuple[UUID, ...] = ()
    teaches_protection: bool = False
    teaches_security: bool = False
    tells_ordinance: bool = False
    submitted: bool = False
    makes_up_id: UUID | None = None
    minutes: int | None = None
    form: str | None = None
    teacher: str | None = None
    material: str | None = None
    test: str | None = None

    def columns(self) -> dict[str, Any]:
        """With a row per person, there or not."""
        columns = ForContracts.columns(self)
        there = [{"person_id": person, "present": True} for person in columns.pop("attendees")]
        missing_ = [{"person_id": person, "present": False} for person in columns.pop("absentees")]
        return {**columns, "attendance": there + missing_}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a topic and somebody who heard it; nobody is both there and absent."""
        ForContracts.check(self, session, shelf)
        if not (self.teaches_protection or self.teaches_security or self.tells_ordinance):
            raise missing("topics", "教育の内容", "topic")
        if not self.attendees:
            raise missing("attendees", "受講者", "attendee")
        if set(self.attendees) & set(self.absentees):
            raise not_recorded(
                ("出席と欠席の両方に同じ人がいます。", "Somebody is marked both as there and as absent."),
                ("どちらか一方にしてください。", "Mark each person once."),
                "absentees",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEducation(Command):
    """The result of a session was reported, for editions that ask for it."""

    model: ClassVar = EducationReport
    session_id: UUID
    happened_on: date
    result: str | None = None
    submitted: bool = False
    note: str | None = None
