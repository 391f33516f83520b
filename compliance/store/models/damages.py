"""Damage (損害賠償, clause 21): claims of the ward or a third party, and how they were settled."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import (
    Happened,
    OfContract,
    filled,
    in_order,
    one_in_force,
    refers_within,
    under_contract,
)


class DamageClaim(Happened, OfContract):
    """Damage from a breach of `clause`, claimed on `happened_on`; `amount` in yen."""

    __tablename__ = "damage_claim"
    __table_args__ = under_contract(
        "damage_claim",
        *filled("clause"),
        in_order("happened_on", "due_on"),
        CheckConstraint("amount >= 0", name="amount"),
    )

    clause: Mapped[str]
    due_on: Mapped[date | None]
    third_party: Mapped[bool] = mapped_column(default=False)
    claimant: Mapped[str | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str | None]


class DamageSettlement(Happened, OfContract):
    """The claim was settled, or withdrawn."""

    __tablename__ = "damage_settlement"
    __table_args__ = under_contract(
        "damage_settlement",
        *refers_within("claim_id", "damage_claim"),
        CheckConstraint("amount >= 0", name="amount"),
        one_in_force("damage_settlement", "contract_id", "claim_id"),
    )

    claim_id: Mapped[UUID] = mapped_column(index=True)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    amount: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str | None]
