"""Copies (複写・複製) that are not the keeping of data on a reported computer."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Integer
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Happened, OfContract, refers_within, under_contract


class Copy(Happened, OfContract):
    """A copy on record; the edition says whether a consent could allow it."""

    __tablename__ = "copy"
    __table_args__ = under_contract(
        "copy", *refers_within("consent_id", "consent_request"), CheckConstraint("count >= 1", name="count")
    )

    consent_id: Mapped[UUID | None]
    what: Mapped[str | None]
    count: Mapped[int] = mapped_column(Integer, default=1)
