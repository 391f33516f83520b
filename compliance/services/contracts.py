"""Contracts (委託契約): concluded, renewed, their term moved, places named, and closed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.search_keys import search_key
from compliance.services.checks import follows, standing
from compliance.services.recording import Command, UnderContract
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.contracts import AttachmentKind, Closing, Contract, Place, TermChange, TermChangeKind
from compliance.store.queries.closings import hindrances
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Whether 特記事項, security policy or ordinance was attached or stated; which version, when."""

    kind: AttachmentKind
    stated: bool
    document_version: str | None = None
    stated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludeContract(Command):
    """A contract was concluded; with `predecessor_id` it renews one. `end_on` None: the end is not known."""

    model: ClassVar = Contract
    outsourcing_id: UUID
    contractor_id: UUID
    number: str
    edition_id: str
    concluded_on: date
    start_on: date
    end_on: date | None
    collects: bool = True
    predecessor_id: UUID | None = None
    attachments: tuple[Attachment, ...] = ()
    note: str | None = None

    def columns(self) -> dict[str, Any]:
        """With the key to search by, and a row per attachment."""
        attached = [
            {"kind": a.kind, "stated": a.stated, "document_version": a.document_version, "stated_on": a.stated_on}
            for a in self.attachments
        ]
        number = self.number.strip()
        return {**Command.columns(self), "number": number, "search_key": search_key(number), "attachments": attached}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a number, an edition on the shelf, days in order, and renews one of the same contractor only."""
        self.check_terms(shelf)
        if self.predecessor_id is not None:
            self._check_predecessor(standing(session, Contract, self.predecessor_id))

    def check_terms(self, shelf: Shelf) -> None:
        """The same but for the contract it renews: nothing of the record is asked."""
        if not self.number.strip():
            raise missing("number", "契約番号", "contract number")
        shelf.edition(self.edition_id)
        if self.end_on is not None:
            follows(self.end_on, self.start_on, "end_on", "契約の終了日", "end of the contract")

    def _check_predecessor(self, predecessor: Contract) -> None:
        if predecessor.contractor_id != self.contractor_id:
            raise not_recorded(
                ("更新前の契約は、別の事業者のものです。", "The contract it renews is another contractor's."),
                ("更新前の契約を選び直してください。", "Choose the contract that it renews."),
                "predecessor_id",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTerm(UnderContract):
    """The end was moved, decided on `happened_on`: extended, ended early, or become known."""

    model: ClassVar = TermChange
    end_on: date | None
    change_kind: TermChangeKind = TermChangeKind.EXTENSION
    reason: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The new end does not lie before the contract's beginning."""
        contract = standing(session, Contract, self.contract_id)
        if self.end_on is not None:
            follows(self.end_on, contract.start_on, "end_on", "新しい終了日", "new end")


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignatePlace(UnderContract):
    """The ward named a place outside of which nothing may be taken (clause 6)."""

    model: ClassVar = Place
    name: str
    address: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The place has a name."""
        if not self.name.strip():
            raise missing("name", "場所の名称", "name of the place")


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseContract(UnderContract):
    """The contract is closed: refused before its end, and while any duty outliving the work (11, 12, 17–21) is open."""

    model: ClassVar = Closing

    def check(self, session: Session, shelf: Shelf) -> None:
        """Nothing hinders it."""
        standing(session, Contract, self.contract_id)
        found = hindrances(session, shelf, self.contract_id, self.happened_on)
        if found.not_ended:
            raise not_recorded(
                ("契約期間がまだ終わっていません。", "The contract has not ended yet."),
                ("終了日のあとに締めてください。", "Close it after its end, or record the earlier end first."),
                "happened_on",
            )
        if found.items:
            items = "、".join(found.items)
            raise not_recorded(
                (
                    f"特記事項 {items} に未履行の義務があります（{found.number}件）。",
                    f"Duties under {', '.join(found.items)} are still open ({found.number}).",
                ),
                (
                    "義務の一覧で未履行のものを済ませてから締めてください。",
                    "Finish what the list of duties shows open.",
                ),
            )
