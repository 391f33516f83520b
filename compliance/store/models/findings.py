"""Findings (指摘事項), the corrections reported for them, re-checks, and reopenings."""

import enum
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import (
    Happened,
    OfContract,
    closed,
    filled,
    in_order,
    refers_within,
    under_contract,
)


class Severity(enum.StrEnum):
    """How grave a finding is."""

    SERIOUS = "serious"
    ORDINARY = "ordinary"
    SLIGHT = "slight"


class Finding(Happened, OfContract):
    """Under `item`, to be corrected by `due_on`; its inspection must serve its contract. `ward`: on its own sheet."""

    __tablename__ = "finding"
    __table_args__ = under_contract(
        "finding",
        *refers_within("inspection_id", "inspection"),
        *filled("item", "text"),
        in_order("happened_on", "due_on"),
    )

    item: Mapped[str]
    due_on: Mapped[date]
    inspection_id: Mapped[UUID | None] = mapped_column(index=True)
    ward: Mapped[bool] = mapped_column(default=False)
    severity: Mapped[Severity] = mapped_column(closed(Severity), default=Severity.ORDINARY)
    text: Mapped[str]


class _OfFinding(Happened, OfContract):
    __abstract__ = True
    finding_id: Mapped[UUID] = mapped_column(index=True)


class Correction(_OfFinding):
    """是正 was reported."""

    __tablename__ = "correction"
    __table_args__ = under_contract("correction", *refers_within("finding_id", "finding"))

    text: Mapped[str | None]


class Recheck(_OfFinding):
    """An officer looked again."""

    __tablename__ = "recheck"
    __table_args__ = under_contract("recheck", *refers_within("finding_id", "finding"))

    confirmed: Mapped[bool]
    checked_by: Mapped[str | None]


class FindingReopening(_OfFinding):
    """A closed finding was opened again."""

    __tablename__ = "finding_reopening"
    __table_args__ = under_contract(
        "finding_reopening", *refers_within("finding_id", "finding"), in_order("happened_on", "due_on")
    )

    due_on: Mapped[date]
    reason: Mapped[str | None]
