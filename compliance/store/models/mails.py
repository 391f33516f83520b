"""The outbox: mails to be sent, each once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base, filled


class Mail(Base):
    """One mail; `dedupe_key` is what it is about, so that nobody is reminded twice of one day."""

    __tablename__ = "outbox"
    __table_args__ = filled("recipient", "subject")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(unique=True)
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    queued_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    last_error: Mapped[str | None]
