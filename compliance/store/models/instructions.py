"""Instructions (指示) of the ward under clauses 11 and 19, and how they were followed."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import (
    Beneath,
    Happened,
    OfContract,
    Submittable,
    beneath_within,
    filled,
    refers,
    refers_within,
    under_contract,
)


class Instruction(Happened, OfContract):
    """What is to be done otherwise (11), where to with holdings (`successor_id`), or after an incident (19)."""

    __tablename__ = "instruction"
    __table_args__ = under_contract(
        "instruction",
        *refers("successor_id", "contract"),
        *refers_within("incident_id", "incident"),
        *refers_within("letter_id", "letter"),
        *filled("clause"),
        CheckConstraint("successor_id <> contract_id", name="another_contract_succeeds"),
        UniqueConstraint("row_id", "contract_id"),
    )

    clause: Mapped[str]
    successor_id: Mapped[UUID | None] = mapped_column(index=True)
    incident_id: Mapped[UUID | None]
    letter_id: Mapped[UUID | None]
    due_on: Mapped[date | None]
    text: Mapped[str | None]
    instructed_by: Mapped[str | None]

    holdings: Mapped[list["InstructedHolding"]] = relationship(viewonly=True)


class InstructedHolding(Beneath):
    """A holding of the same contract that the instruction is about."""

    __tablename__ = "instructed_holding"
    __table_args__ = (
        beneath_within("instruction"),
        *refers_within("holding_id", "holding"),
        UniqueConstraint("of_row", "holding_id"),
    )

    contract_id: Mapped[UUID]
    holding_id: Mapped[UUID] = mapped_column(index=True)


class InstructionFollowed(Submittable, Happened, OfContract):
    """The instruction was carried out."""

    __tablename__ = "instruction_followed"
    __table_args__ = under_contract("instruction_followed", *refers_within("instruction_id", "instruction"))

    instruction_id: Mapped[UUID] = mapped_column(index=True)
    how: Mapped[str | None]
