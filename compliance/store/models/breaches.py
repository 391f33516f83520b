"""Breaches: an officer's decision on a proposal, with its ground, and the contractor's explanation (意見)."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import (
    Happened,
    OfContract,
    filled,
    one_in_force,
    refers_within,
    under_contract,
)


class BreachDecision(Happened, OfContract):
    """Established or dismissed. `cause` is the proposal's key, `told_on` the day the contractor was told."""

    __tablename__ = "breach_decision"
    __table_args__ = under_contract(
        "breach_decision",
        *refers_within("reported_id", "incident"),
        *filled("clause", "cause"),
        CheckConstraint("established OR told_on IS NULL", name="told_of_what_is_established"),
        one_in_force("breach_decision", "contract_id", "clause", "cause"),
    )

    clause: Mapped[str]
    cause: Mapped[str]
    established: Mapped[bool]
    told_on: Mapped[date | None]
    reported_id: Mapped[UUID | None]
    ground: Mapped[str | None]
    decided_by: Mapped[str | None]


class Explanation(Happened, OfContract):
    """What the contractor said to an established or alleged breach."""

    __tablename__ = "explanation"
    __table_args__ = under_contract("explanation", *refers_within("breach_id", "breach_decision"))

    breach_id: Mapped[UUID] = mapped_column(index=True)
    text: Mapped[str | None]
