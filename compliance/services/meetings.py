"""Meetings of the council (審議会)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Session

from compliance.services.recording import Command
from compliance.services.refusals import missing
from compliance.store.models.council_reports import CouncilMeeting
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterMeeting(Command):
    """A meeting on a day, past or planned."""

    model: ClassVar = CouncilMeeting
    name: str
    held_on: date
    note: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a name."""
        if not self.name.strip():
            raise missing("name", "会議の名称", "name of the meeting")
