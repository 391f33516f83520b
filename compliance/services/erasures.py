"""Erasures (消去), their certificates (消去証明書) and the ward's checks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.checks import follows, standing
from compliance.services.recording import Command, ForContracts, UnderContract, beneath
from compliance.services.refusals import missing
from compliance.store.models.certificates import Certificate, Seal
from compliance.store.models.erasures import CheckDecision, Erasure, ErasureCheck, ErasureType
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordErasure(UnderContract):
    """Data was erased, or a medium or paper destroyed on instruction: what, where, when, how, by whom."""

    model: ClassVar = Erasure
    holdings: tuple[UUID, ...]
    erasure_type: ErasureType = ErasureType.FILES
    count: int = 1
    data: str | None = None
    device_id: UUID | None = None
    equipment: str | None = None
    place: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    operator: str | None = None
    witness: str | None = None
    method: str | None = None
    tool: str | None = None
    tool_version: str | None = None
    verification: str | None = None
    copies: str | None = None
    submitted: bool = False

    def columns(self) -> dict[str, Any]:
        """With a row per holding."""
        return {**Command.columns(self), "holdings": beneath("holding_id", self.holdings)}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It names the holdings it touched."""
        if not self.holdings:
            raise missing("holdings", "消去した資料", "holding that was erased")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """An erasure that a certificate serves, and the contract it lies under."""

    erasure_id: UUID
    contract_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCertificate(ForContracts):
    """個人情報消去証明書 received for erasures; `submitted`: handed in by the contractor, so that it awaits review."""

    model: ClassVar = Certificate
    erasures: tuple[Certified, ...]
    submitted: bool = False
    number: str | None = None
    dated_on: date | None = None
    addressee: str | None = None
    signed_by: str | None = None
    seal: Seal = Seal.NONE
    kept_where: str | None = None

    def columns(self) -> dict[str, Any]:
        """With a row per erasure."""
        certified = [{"erasure_id": c.erasure_id, "contract_id": c.contract_id} for c in self.erasures]
        return {**ForContracts.columns(self), "erasures": certified}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It names erasures, of the contracts it serves."""
        ForContracts.check(self, session, shelf)
        if not self.erasures:
            raise missing("erasures", "証明する消去", "erasure it certifies")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideCheck(UnderContract):
    """The ward decided to check an erasure (必要に応じ): only then is a check owed."""

    model: ClassVar = CheckDecision
    erasure_id: UUID
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCheck(UnderContract):
    """書面確認 or 実地確認; not confirmed is 消去未確認（再提出）."""

    model: ClassVar = ErasureCheck
    erasure_id: UUID
    confirmed: bool
    on_site: bool = False
    checked_by: str | None = None
    seen: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """Not before the erasure."""
        erasure = standing(session, Erasure, self.erasure_id)
        follows(self.happened_on, erasure.happened_on, "happened_on", "確認日", "day of the check")
