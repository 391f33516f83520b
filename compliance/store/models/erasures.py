"""Erasures (消去) and the ward's checks of them: the record that clause 12 asks to be kept."""

import enum
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import (
    Beneath,
    Happened,
    OfContract,
    Submittable,
    beneath_within,
    closed,
    in_order,
    refers_within,
    under_contract,
)


class ErasureType(enum.StrEnum):
    """What was done: NIST SP 800-88 calls them clear, purge and destroy; paper is destroyed only on instruction."""

    FILES = "files"
    DEVICE_WIPED = "device_wiped"
    MEDIA_DESTROYED = "media_destroyed"
    PAPER_DESTROYED = "paper_destroyed"


class Erasure(Submittable, Happened, OfContract):
    """What, where, when, how and by whom."""

    __tablename__ = "erasure"
    __table_args__ = under_contract(
        "erasure",
        *refers_within("device_id", "device"),
        in_order("started_at", "ended_at"),
        CheckConstraint("count >= 1", name="count"),
        UniqueConstraint("row_id", "contract_id"),
    )

    erasure_type: Mapped[ErasureType] = mapped_column(closed(ErasureType), default=ErasureType.FILES)
    count: Mapped[int] = mapped_column(Integer, default=1)
    data: Mapped[str | None]
    device_id: Mapped[UUID | None]
    equipment: Mapped[str | None]
    place: Mapped[str | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    operator: Mapped[str | None]
    witness: Mapped[str | None]
    method: Mapped[str | None]
    tool: Mapped[str | None]
    tool_version: Mapped[str | None]
    verification: Mapped[str | None]
    copies: Mapped[str | None]

    holdings: Mapped[list["ErasedHolding"]] = relationship(viewonly=True)


class ErasedHolding(Beneath):
    """A holding of the same contract that the erasure touched."""

    __tablename__ = "erased_holding"
    __table_args__ = (
        beneath_within("erasure"),
        *refers_within("holding_id", "holding"),
        UniqueConstraint("of_row", "holding_id"),
    )

    contract_id: Mapped[UUID]
    holding_id: Mapped[UUID] = mapped_column(index=True)


class CheckDecision(Happened, OfContract):
    """The ward decided to check an erasure (必要に応じ)."""

    __tablename__ = "check_decision"
    __table_args__ = under_contract("check_decision", *refers_within("erasure_id", "erasure"))

    erasure_id: Mapped[UUID] = mapped_column(index=True)
    decided_by: Mapped[str | None]


class ErasureCheck(Happened, OfContract):
    """書面確認 or 実地確認, and its outcome; not confirmed is 消去未確認（再提出）."""

    __tablename__ = "erasure_check"
    __table_args__ = under_contract("erasure_check", *refers_within("erasure_id", "erasure"))

    erasure_id: Mapped[UUID] = mapped_column(index=True)
    confirmed: Mapped[bool]
    on_site: Mapped[bool] = mapped_column(default=False)
    checked_by: Mapped[str | None]
    seen: Mapped[str | None]
