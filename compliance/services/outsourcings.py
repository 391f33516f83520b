"""Outsourcings (委託案件): one council item with its sections in charge and the measures reported to the council."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.facts import Medium
from compliance.domain.obligations import Party
from compliance.domain.search_keys import search_key
from compliance.services.desk import Desk
from compliance.services.recording import Command, enter
from compliance.services.refusals import missing
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.outsourcings import (
    BasisType,
    DataOrigin,
    MeasureCategory,
    MeasuresReport,
    Outsourcing,
    SectionInCharge,
)
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of data of one kind of person (だれの、どのような項目か)."""

    person_kind: str
    name: str
    origin: DataOrigin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedMedium:
    """One medium as named to the council."""

    name: str
    medium: Medium | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOutsourcing(Command):
    """What is outsourced, why, whose data, in what media, for how long; `contractor_text` where it is 未定."""

    model: ClassVar = Outsourcing
    title: str
    basis_type: BasisType
    registered_name: str | None = None
    paper_number: str | None = None
    basis_text: str | None = None
    computer_processing: bool = False
    involves_collection: bool = False
    provides_sensitive: bool = False
    purpose: str | None = None
    subjects: str | None = None
    subject_count: int | None = None
    subject_count_approximate: bool = False
    media_text: str | None = None
    reason: str | None = None
    content: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    continues_yearly: bool = False
    contractor_text: str | None = None
    note: str | None = None
    data_items: tuple[Item, ...] = ()
    media: tuple[NamedMedium, ...] = ()

    def columns(self) -> dict[str, Any]:
        """With the key to search by, and a row per item of data and medium, in order."""
        items = [
            {"position": n, "person_kind": item.person_kind, "name": item.name, "origin": item.origin}
            for n, item in enumerate(self.data_items, start=1)
        ]
        media = [{"position": n, "name": m.name, "medium": m.medium} for n, m in enumerate(self.media, start=1)]
        key = search_key(self.title, self.registered_name, self.paper_number)
        return {**Command.columns(self), "search_key": key, "data_items": items, "media": media}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a title."""
        if not self.title.strip():
            raise missing("title", "件名", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class PutInCharge(Command):
    """A section is in charge of an outsourcing from one day to another; one of them leads."""

    model: ClassVar = SectionInCharge
    outsourcing_id: UUID
    section_id: UUID
    from_on: date
    to_on: date | None = None
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureText:
    """One measure; `key` like `contractor.system.3`, `clauses` the items it says again."""

    key: str
    party: Party
    category: MeasureCategory
    text: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMeasures(Command):
    """The measures as reported to the council, in force from `happened_on` until the next report."""

    model: ClassVar = MeasuresReport
    outsourcing_id: UUID
    happened_on: date
    measures: tuple[MeasureText, ...]
    note: str | None = None

    def columns(self) -> dict[str, Any]:
        """With a row per measure, in order."""
        rows = [
            {
                "position": n,
                "key": m.key,
                "party": m.party,
                "category": m.category,
                "text": m.text,
                "clauses": list(m.clauses),
            }
            for n, m in enumerate(self.measures, start=1)
        ]
        return {**Command.columns(self), "measures": rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class InCharge:
    """A section of a new outsourcing."""

    section_id: UUID
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutsourcing:
    """A whole council item: itself, its sections and its measures, from `from_on` on."""

    outsourcing: RegisterOutsourcing
    from_on: date
    sections: tuple[InCharge, ...]
    measures: tuple[MeasureText, ...] = ()


def register(desk: Desk, actor: Actor, new: NewOutsourcing, request: Request | None = None) -> UUID:
    """Record a council item with its sections and measures in one transaction; returns its id."""
    return UUID(desk.carry_out(actor, lambda change: str(enter_outsourcing(change, desk.shelf, new)), request))


def enter_outsourcing(change: Change, shelf: Shelf, new: NewOutsourcing) -> UUID:
    """The same inside a larger change."""
    outsourcing = enter(change, shelf, new.outsourcing)
    for section in new.sections:
        in_charge = PutInCharge(
            outsourcing_id=outsourcing, section_id=section.section_id, from_on=new.from_on, leads=section.leads
        )
        enter(change, shelf, in_charge)
    if new.measures:
        enter(change, shelf, ReportMeasures(outsourcing_id=outsourcing, happened_on=new.from_on, measures=new.measures))
    return outsourcing
