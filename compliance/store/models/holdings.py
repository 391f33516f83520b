"""Holdings (保有資料): what the contractor holds, until it is returned, delivered or erased. The ledger balances."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Integer
from sqlalchemy.orm import Mapped, mapped_column

from compliance.domain.facts import Medium, Origin
from compliance.store.models.base import (
    Happened,
    OfContract,
    Submittable,
    closed,
    filled,
    one_in_force,
    refers_within,
    under_contract,
)


class Holding(Happened, OfContract):
    """`count` pieces of one kind, held from `happened_on`. An instruction may move it to the contract that renews."""

    __tablename__ = "holding"
    __table_args__ = under_contract(
        "holding",
        *refers_within("handover_id", "handover"),
        *refers_within("device_id", "device"),
        *filled("description"),
        CheckConstraint("count >= 1", name="count"),
    )

    description: Mapped[str]
    medium: Mapped[Medium] = mapped_column(closed(Medium))
    origin: Mapped[Origin] = mapped_column(closed(Origin), default=Origin.ISSUED)
    count: Mapped[int] = mapped_column(Integer, default=1)
    place: Mapped[str | None]
    medium_label: Mapped[str | None]
    handover_id: Mapped[UUID | None]
    device_id: Mapped[UUID | None]


class NoLongerNeeded(Happened, OfContract):
    """The holding is no longer needed (不要になったとき)."""

    __tablename__ = "no_longer_needed"
    __table_args__ = under_contract(
        "no_longer_needed",
        *refers_within("holding_id", "holding"),
        one_in_force("no_longer_needed", "contract_id", "holding_id"),
    )

    holding_id: Mapped[UUID] = mapped_column(index=True)


class GivenBack(Submittable, Happened, OfContract):
    """Pieces were returned (返還), or delivered (引渡し) where `delivered`."""

    __tablename__ = "given_back"
    __table_args__ = under_contract(
        "given_back", *refers_within("holding_id", "holding"), CheckConstraint("count >= 1", name="count")
    )

    holding_id: Mapped[UUID] = mapped_column(index=True)
    count: Mapped[int] = mapped_column(Integer, default=1)
    delivered: Mapped[bool] = mapped_column(default=False)
    giver: Mapped[str | None]
    receiver: Mapped[str | None]


class Stocktake(Happened, OfContract):
    """Somebody counted what is there of a holding (現物の確認): what the ledger is held against from that day on."""

    __tablename__ = "stocktake"
    __table_args__ = under_contract(
        "stocktake", *refers_within("holding_id", "holding"), CheckConstraint("counted >= 0", name="counted")
    )

    holding_id: Mapped[UUID] = mapped_column(index=True)
    counted: Mapped[int] = mapped_column(Integer)
    counted_by: Mapped[str | None]


class NoComputerUsed(Happened, OfContract):
    """電子計算機を使用していない, stated for the whole work."""

    __tablename__ = "no_computer_used"
    __table_args__ = under_contract("no_computer_used", one_in_force("no_computer_used", "contract_id"))

    stated_by: Mapped[str | None]
