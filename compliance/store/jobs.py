"""Rows of long work: queued, claimed by one runner, told how far it is, ended; each step by compare-and-set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session

from compliance.store.models.jobs import Job, JobFile, JobState

MOST_ATTEMPTS = 3
"""How often a job is begun whose runner died: what kills its runner three times would kill the fourth."""

Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that one runner may do now."""

    id: UUID
    task: str
    arguments: Told
    asked_by: UUID


def add(session: Session, task: str, arguments: Told, asked_by: UUID, at: datetime) -> UUID:
    """A new job that waits; its id."""
    job = Job(id=uuid4(), task=task, arguments=dict(arguments), asked_by=asked_by, queued_at=at)
    session.add(job)
    return job.id


def claim_next(session: Session, runner: str, at: datetime) -> Claimed | None:
    """Claim the job that waits longest; None where none waits, or another runner was quicker."""
    waiting = select(Job.id).where(Job.state == JobState.WAITING).order_by(Job.queued_at, Job.id).limit(1)
    ident = session.scalar(waiting)
    if ident is None:
        return None
    begun = {"state": JobState.RUNNING, "runner": runner, "started_at": at, "attempts": Job.attempts + 1, "done": 0}
    told = Job.task, Job.arguments, Job.asked_by
    row = session.execute(
        update(Job).where(Job.id == ident, Job.state == JobState.WAITING).values(begun).returning(*told)
    ).one_or_none()
    return None if row is None else Claimed(ident, row.task, row.arguments, row.asked_by)


def tell(session: Session, ident: UUID, runner: str, done: int, total: int) -> None:
    """How far the runner is."""
    session.execute(update(Job).where(_own(ident, runner)).values(done=done, total=total))


def finish(session: Session, ident: UUID, runner: str, file: JobFile, at: datetime) -> bool:
    """Keep what was made; False, with nothing kept, where the job was taken from this runner meanwhile."""
    if not _end(session, ident, runner, {"state": JobState.DONE, "ended_at": at, "error": None}):
        return False
    session.execute(delete(JobFile).where(JobFile.job_id == ident))
    session.add(file)
    return True


def fail(session: Session, ident: UUID, runner: str, error: Told, at: datetime) -> bool:
    """Say why it was not made (three sentences by name, in each language)."""
    return _end(session, ident, runner, {"state": JobState.FAILED, "ended_at": at, "error": dict(error)})


def give_back(session: Session, ident: UUID, runner: str) -> None:
    """Let it wait again, as if it had not been begun: its runner was told to stop."""
    _end(session, ident, runner, {"state": JobState.WAITING, "runner": None, "attempts": Job.attempts - 1})


def free_abandoned(session: Session, runner: str, error: Told, at: datetime) -> int:
    """What earlier runners left unfinished waits again, or fails where it was begun too often; returns how many."""
    left = and_(Job.state == JobState.RUNNING, Job.runner != runner)
    failed = update(Job).where(left, Job.attempts >= MOST_ATTEMPTS).returning(Job.id)
    again = update(Job).where(left).values(state=JobState.WAITING, runner=None).returning(Job.id)
    given_up = session.execute(failed.values(state=JobState.FAILED, ended_at=at, error=dict(error))).all()
    return len(given_up) + len(session.execute(again).all())


def ask_again(session: Session, ident: UUID, asked_by: UUID, at: datetime) -> bool:
    """A failed job waits once more, from the beginning."""
    anew = {"state": JobState.WAITING, "runner": None, "attempts": 0, "done": 0, "queued_at": at}
    mine = and_(Job.id == ident, Job.asked_by == asked_by, Job.state == JobState.FAILED)
    return bool(
        session.execute(
            update(Job).where(mine).values({**anew, "ended_at": None, "error": None}).returning(Job.id)
        ).all()
    )


def forget_ended(session: Session, before: datetime) -> int:
    """Delete jobs that ended before an instant, with their files; returns how many."""
    over = select(Job.id).where(Job.ended_at < before, Job.state.in_((JobState.DONE, JobState.FAILED)))
    session.execute(delete(JobFile).where(JobFile.job_id.in_(over)))
    return len(session.execute(delete(Job).where(Job.id.in_(over)).returning(Job.id)).all())


def _own(ident: UUID, runner: str) -> ColumnElement[bool]:
    return and_(Job.id == ident, Job.state == JobState.RUNNING, Job.runner == runner)


def _end(session: Session, ident: UUID, runner: str, values: Mapping[str, object]) -> bool:
    return bool(session.execute(update(Job).where(_own(ident, runner)).values(values).returning(Job.id)).all())
