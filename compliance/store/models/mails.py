"""The outbox: mails to be sent and letters to be posted, each once."""

import enum
from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base, closed, filled


class Channel(enum.StrEnum):
    """How it goes out: by mail, or printed and posted by an officer."""

    MAIL = "mail"
    POST = "post"


class Mail(Base):
    """One mail or letter; `dedupe_key` is what it is about, so that nobody is reminded twice of one day.

    `section_id` sends it, or receives it where there is no `contractor_id`. Nothing goes out before `not_before`: a
    moment to take it back, later the next attempt. Claimed and neither sent nor failed: nobody knows whether it went.
    The code of an invitation is written into its mail while it is sent, and kept nowhere.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        *filled("recipient", "subject"),
        CheckConstraint("sent_at IS NULL OR withdrawn_at IS NULL", name="sent_or_withdrawn"),
        Index(None, "queued_at", "id"),
        Index(None, "section_id", "queued_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(unique=True)
    channel: Mapped[Channel] = mapped_column(closed(Channel))
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    letter: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    section_id: Mapped[UUID | None]
    contractor_id: Mapped[UUID | None]
    invitation_id: Mapped[UUID | None] = mapped_column(ForeignKey("invitation.id"))
    queued_at: Mapped[datetime]
    not_before: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    withdrawn_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    last_error: Mapped[str | None]
