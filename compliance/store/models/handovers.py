"""Handovers (受渡し): those expected, and those done with both sides' confirmation (確認書)."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Integer
from sqlalchemy.orm import Mapped, mapped_column

from compliance.domain.facts import Medium
from compliance.store.models.base import (
    Happened,
    OfContract,
    closed,
    filled,
    in_order,
    refers_within,
    under_contract,
)


class ExpectedHandover(Happened, OfContract):
    """A handover expected by `due_on`: a request for users' data, a guidance sheet, a report of the work."""

    __tablename__ = "expected_handover"
    __table_args__ = under_contract("expected_handover", *filled("description"))

    due_on: Mapped[date]
    to_ward: Mapped[bool] = mapped_column(default=False)
    description: Mapped[str]


class Handover(Happened, OfContract):
    """What passed between the two: medium, number, encryption, giver and receiver.

    `consent_id` and `handler_id` are what it waits for. `counted` and `difference` are the receiver's, who found
    something else than what is written; each side's confirmation is its day and its name.
    """

    __tablename__ = "handover"
    __table_args__ = under_contract(
        "handover",
        *refers_within("expected_id", "expected_handover"),
        *refers_within("consent_id", "consent_request"),
        *refers_within("handler_id", "designation"),
        *filled("description"),
        in_order("happened_on", "due_back_on"),
        in_order("happened_on", "ward_confirmed_on"),
        in_order("happened_on", "contractor_confirmed_on"),
        CheckConstraint("count >= 0", name="count"),
        CheckConstraint("persons >= 0", name="persons"),
        CheckConstraint("counted >= 0", name="counted"),
    )

    to_ward: Mapped[bool] = mapped_column(default=False)
    expected_id: Mapped[UUID | None]
    number: Mapped[str | None]
    description: Mapped[str]
    medium: Mapped[Medium] = mapped_column(closed(Medium))
    medium_label: Mapped[str | None]
    count: Mapped[int] = mapped_column(Integer, default=1)
    persons: Mapped[int | None] = mapped_column(Integer)
    encrypted: Mapped[bool | None]
    key_by: Mapped[str | None]
    purpose: Mapped[str | None]
    giver: Mapped[str | None]
    receiver: Mapped[str | None]
    due_back_on: Mapped[date | None]
    consent_id: Mapped[UUID | None]
    handler_id: Mapped[UUID | None]
    ward_confirmed_on: Mapped[date | None]
    ward_confirmed_by: Mapped[str | None]
    contractor_confirmed_on: Mapped[date | None]
    contractor_confirmed_by: Mapped[str | None]
    counted: Mapped[int | None] = mapped_column(Integer)
    difference: Mapped[str | None]
