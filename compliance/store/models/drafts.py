"""Drafts: what somebody typed into a form and has not saved yet, kept for that account alone until it is."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base


class Draft(Base):
    """The form of one page as far as it was typed; `fields`: a list of (name, value). No fact, not in the trail."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "saved_at"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    fields: Mapped[str]
    saved_at: Mapped[datetime]
