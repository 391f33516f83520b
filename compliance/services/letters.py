"""Letters (発信文書) that the ward sends: each with its number, the day it was decided and the day it was sent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.recording import Command
from compliance.services.refusals import missing
from compliance.store.models.letters import Letter
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLetter(Command):
    """文書番号, 決裁日, 発信日 of a letter under one contract."""

    model: ClassVar = Letter
    contract_id: UUID
    document_number: str
    title: str
    decided_on: date
    addressee: str | None = None
    sent_on: date | None = None
    note: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a number and a title."""
        for name, ja, en in (("document_number", "文書番号", "document number"), ("title", "件名", "title")):
            if not getattr(self, name).strip():
                raise missing(name, ja, en)
