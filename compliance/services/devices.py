"""Devices (電子計算機): the contractor's computers used for the work, and what protects them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.recording import Command
from compliance.services.refusals import missing
from compliance.store.models.devices import Device
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDevice(Command):
    """One computer under one contract: who may use it, how access is controlled, where its logs are shown."""

    model: ClassVar = Device
    contract_id: UUID
    asset_number: str
    maker: str | None = None
    model_name: str | None = None
    serial: str | None = None
    place: str | None = None
    permitted_users: str | None = None
    access_control: str | None = None
    log_evidence: str | None = None
    from_on: date | None = None
    to_on: date | None = None
    note: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a number to know it by."""
        if not self.asset_number.strip():
            raise missing("asset_number", "管理番号", "asset number")
