"""Education (教育・周知): sessions that are planned, sessions held with who was there, and reports on them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.recording import Command, ForContracts, beneath
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.education import EducationPlan, EducationReport, EducationSession
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSession(ForContracts):
    """A session is planned for a day: told on `happened_on`, for those `invited`, or for whoever handles that day.

    A plan is no education done: it meets nothing, and nothing is late because of it.
    """

    model: ClassVar = EducationPlan
    planned_on: date
    invited: tuple[UUID, ...] = ()
    teaches_protection: bool = False
    teaches_security: bool = False
    tells_ordinance: bool = False
    makes_up_id: UUID | None = None
    form: str | None = None
    teacher: str | None = None
    material: str | None = None

    def columns(self) -> dict[str, Any]:
        """With a row per person who is to attend."""
        return {**ForContracts.columns(self), "invited": beneath("person_id", self.invited)}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a topic, and a day that was still to come when it was told."""
        ForContracts.check(self, session, shelf)
        _refuse_no_topic(self)
        if self.planned_on < self.happened_on:
            raise not_recorded(
                ("もう過ぎた日です。", "This day has passed."),
                ("予定の日を入力してください。行った教育は「教育をしたこと」として知らせます。", "Give a day to come."),
                "planned_on",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldSession(ForContracts):
    """A session was held; with `makes_up_id` it makes up for those who missed another, `planned_id` is its plan."""

    model: ClassVar = EducationSession
    attendees: tuple[UUID, ...]
    absentees: tuple[UUID, ...] = ()
    teaches_protection: bool = False
    teaches_security: bool = False
    tells_ordinance: bool = False
    submitted: bool = False
    makes_up_id: UUID | None = None
    planned_id: UUID | None = None
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
        _refuse_no_topic(self)
        if not self.attendees:
            raise missing("attendees", "受講者", "attendee")
        if set(self.attendees) & set(self.absentees):
            raise not_recorded(
                ("出席と欠席の両方に同じ人がいます。", "Somebody is marked both as there and as absent."),
                ("どちらか一方にしてください。", "Mark each person once."),
                "absentees",
            )


def _refuse_no_topic(told: PlanSession | HoldSession) -> None:
    if not (told.teaches_protection or told.teaches_security or told.tells_ordinance):
        raise missing("topics", "教育の内容", "topic")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEducation(Command):
    """The result of a session was reported, for editions that ask for it."""

    model: ClassVar = EducationReport
    session_id: UUID
    happened_on: date
    result: str | None = None
    submitted: bool = False
    note: str | None = None
