"""Long work as rows with progress, the nights' work, and the leases by which one runner among many does both."""

import enum
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base, closed


class JobState(enum.StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Base):
    """One piece of long work that somebody asked for; `runner` is who does it, `attempts` how often it was begun."""

    __tablename__ = "job"
    __table_args__ = (CheckConstraint("done <= total", name="progress"), Index(None, "state", "queued_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    task: Mapped[str]
    arguments: Mapped[dict[str, str]] = mapped_column(JSON)
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    state: Mapped[JobState] = mapped_column(closed(JobState), default=JobState.WAITING)
    runner: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    done: Mapped[int] = mapped_column(Integer, default=0)
    total: Mapped[int | None] = mapped_column(Integer)
    queued_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    error: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))


class JobFile(Base):
    """What a job made, until it is swept: kept in the database, where every server process finds it."""

    __tablename__ = "job_file"

    job_id: Mapped[UUID] = mapped_column(ForeignKey("job.id"), primary_key=True)
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class NightlyRun(Base):
    """One night's turn of one job, `due_on` the day (JST) it was due. Ended without an outcome: there was no need."""

    __tablename__ = "nightly_run"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    error: Mapped[str | None]


class Lease(Base):
    """Who may do what is named until when, by compare-and-set on `holder` and `expires_at`."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    holder: Mapped[str]
    acquired_at: Mapped[datetime]
    expires_at: Mapped[datetime]
