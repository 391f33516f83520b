"""Long work as rows with progress, and the leases by which one runner among many does it."""

import enum
from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base, closed


class JobState(enum.StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Base):
    """One piece of long work: a paper, a plan, an import, a move."""

    __tablename__ = "job"
    __table_args__ = (CheckConstraint("done <= total", name="progress"), Index(None, "state", "queued_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    task: Mapped[str]
    arguments: Mapped[dict[str, object]] = mapped_column(JSON)
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    state: Mapped[JobState] = mapped_column(closed(JobState), default=JobState.WAITING)
    done: Mapped[int] = mapped_column(Integer, default=0)
    total: Mapped[int | None] = mapped_column(Integer)
    queued_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    result: Mapped[dict[str, object] | None] = mapped_column(JSON)
    error: Mapped[str | None]


class Lease(Base):
    """Who may run what is named until when, by compare-and-set on `holder` and `expires_at`."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    holder: Mapped[str]
    acquired_at: Mapped[datetime]
    expires_at: Mapped[datetime]
