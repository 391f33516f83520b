"""Rows of the nights' work: begun, ended with what it did or why it could not; one per job and day it was due."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from compliance.store.models.jobs import NightlyRun

Outcome = Mapping[str, object]


def begin(session: Session, name: str, due_on: date, at: datetime) -> None:
    """Note that a run began; a second one of the same day takes the first one's place."""
    run = session.get(NightlyRun, (name, due_on))
    if run is None:
        session.add(NightlyRun(name=name, due_on=due_on, started_at=at, attempts=1))
        return
    run.started_at, run.ended_at, run.attempts = at, None, run.attempts + 1
    run.outcome = run.error = None


def end(session: Session, name: str, due_on: date, at: datetime, outcome: Outcome | None, error: str | None) -> None:
    """Note how it ended: None and None where there was nothing to be done on that day."""
    run = session.get_one(NightlyRun, (name, due_on))
    run.ended_at, run.error = at, error
    run.outcome = None if outcome is None else dict(outcome)


def is_done(session: Session, name: str, due_on: date) -> bool:
    """Whether this day's run has ended, and not by a failure."""
    run = session.get(NightlyRun, (name, due_on))
    return run is not None and run.ended_at is not None and run.error is None


def last_worked(session: Session, name: str, before: date) -> date | None:
    """The last day before another on which the job really did its work."""
    worked = (NightlyRun.name == name, NightlyRun.outcome.is_not(None), NightlyRun.due_on < before)
    return session.scalar(select(func.max(NightlyRun.due_on)).where(*worked))


def forget(session: Session, before: date) -> int:
    """Delete the runs of days before one; returns how many."""
    return len(session.execute(delete(NightlyRun).where(NightlyRun.due_on < before).returning(NightlyRun.name)).all())
