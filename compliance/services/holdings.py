"""Holdings (保有資料) until they are returned, delivered or erased, and instructions to do otherwise."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.facts import Medium, Origin
from compliance.services.checks import follows, standing
from compliance.services.recording import Command, UnderContract, beneath
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.holdings import GivenBack, Holding, NoComputerUsed, NoLongerNeeded, Stocktake
from compliance.store.models.instructions import Instruction, InstructionFollowed
from compliance.store.queries import precedents
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHolding(UnderContract):
    """From `happened_on` the contractor holds `count` pieces of one kind."""

    model: ClassVar = Holding
    description: str
    medium: Medium
    origin: Origin = Origin.ISSUED
    count: int = 1
    place: str | None = None
    medium_label: str | None = None
    handover_id: UUID | None = None
    device_id: UUID | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """It says what is held."""
        if not self.description.strip():
            raise missing("description", "資料の内容", "description of the holding")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagNoLongerNeeded(UnderContract):
    """The holding is no longer needed (不要になったとき)."""

    model: ClassVar = NoLongerNeeded
    holding_id: UUID

    def check(self, session: Session, shelf: Shelf) -> None:
        """Not before it was held."""
        holding = standing(session, Holding, self.holding_id)
        follows(self.happened_on, holding.happened_on, "happened_on", "不要となった日", "day it was no longer needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveBack(UnderContract):
    """Pieces were returned (返還), or delivered (引渡し) where `delivered`."""

    model: ClassVar = GivenBack
    holding_id: UUID
    count: int = 1
    delivered: bool = False
    giver: str | None = None
    receiver: str | None = None
    submitted: bool = False

    def check(self, session: Session, shelf: Shelf) -> None:
        """The ledger balances: not before it was held, and no more than is still held."""
        self._check_ledger(session, 0)

    def check_correction(self, session: Session, shelf: Shelf, subject: UUID) -> None:
        """What this return gave back itself may be given back again."""
        stood = standing(session, GivenBack, subject)
        self._check_ledger(session, stood.count if stood.holding_id == self.holding_id else 0)

    def _check_ledger(self, session: Session, own: int) -> None:
        holding = standing(session, Holding, self.holding_id)
        follows(self.happened_on, holding.happened_on, "happened_on", "返還・引渡しの日", "day of return")
        left = max(precedents.still_held(session, self.holding_id) + own, 0)
        if self.count > left:
            raise not_recorded(
                (f"残りは{left}点です。", f"Only {left} of it are still held."),
                ("点数を確かめてください。", "Check the number of pieces."),
                "count",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class CountHolding(UnderContract):
    """What is there of a holding was counted (現物の確認); the ledger shows what differs from the record."""

    model: ClassVar = Stocktake
    holding_id: UUID
    counted: int
    counted_by: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """Not before it was held."""
        holding = standing(session, Holding, self.holding_id)
        follows(self.happened_on, holding.happened_on, "happened_on", "確認した日", "day of the count")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNoComputerUsed(UnderContract):
    """電子計算機を使用していない, stated for the whole work."""

    model: ClassVar = NoComputerUsed
    stated_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruct(UnderContract):
    """The ward's instruction: otherwise than clause 11 says (`successor_id`: the renewal), or after an incident."""

    model: ClassVar = Instruction
    clause: str
    holdings: tuple[UUID, ...] = ()
    successor_id: UUID | None = None
    incident_id: UUID | None = None
    letter_id: UUID | None = None
    due_on: date | None = None
    text: str | None = None
    instructed_by: str | None = None

    def columns(self) -> dict[str, Any]:
        """With a row per holding."""
        return {**Command.columns(self), "holdings": beneath("holding_id", self.holdings)}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It names what it is about."""
        if not self.holdings and self.incident_id is None:
            raise missing("holdings", "対象の資料または事故", "holding or incident it is about")


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowInstruction(UnderContract):
    """An instruction was carried out."""

    model: ClassVar = InstructionFollowed
    instruction_id: UUID
    how: str | None = None
    submitted: bool = False

    def check(self, session: Session, shelf: Shelf) -> None:
        """Not before it was given."""
        given = standing(session, Instruction, self.instruction_id)
        follows(self.happened_on, given.happened_on, "happened_on", "実施日", "day it was carried out")
