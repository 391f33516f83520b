"""Consents (承諾): requests, and the ward's decisions. Requested is not granted."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint
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


class ConsentRequest(Happened, OfContract):
    """承諾申請 under `clause`: what, to whom, where, why, how long, with which safeguards."""

    __tablename__ = "consent_request"
    __table_args__ = under_contract("consent_request", *filled("clause"), in_order("wanted_from_on", "wanted_to_on"))

    clause: Mapped[str]
    what: Mapped[str | None]
    recipient: Mapped[str | None]
    place: Mapped[str | None]
    reason: Mapped[str | None]
    wanted_from_on: Mapped[date | None]
    wanted_to_on: Mapped[date | None]
    safeguards: Mapped[str | None]
    medium_label: Mapped[str | None]


class ConsentDecision(Happened, OfContract):
    """Granted or refused; a grant runs to `until_on` (None: to the contract's end)."""

    __tablename__ = "consent_decision"
    __table_args__ = under_contract(
        "consent_decision",
        *refers_within("request_id", "consent_request"),
        *refers_within("letter_id", "letter"),
        CheckConstraint("granted OR (until_on IS NULL AND back_by_on IS NULL)", name="only_a_grant_has_days"),
        one_in_force("consent_decision", "contract_id", "request_id"),
    )

    request_id: Mapped[UUID] = mapped_column(index=True)
    granted: Mapped[bool]
    until_on: Mapped[date | None]
    back_by_on: Mapped[date | None]
    conditions: Mapped[str | None]
    decided_by: Mapped[str | None]
    letter_id: Mapped[UUID | None]
