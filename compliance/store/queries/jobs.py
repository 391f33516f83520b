"""Jobs as their page shows them: one's own, with their place in the queue and what they made."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.models.jobs import Job, JobFile, JobState


@dataclass(frozen=True, slots=True)
class JobView:
    """One job. `before` counts those that wait before it; `file` is the name of what was made, None until then."""

    id: UUID
    task: str
    arguments: dict[str, str]
    state: JobState
    before: int
    done: int
    total: int | None
    queued_at: datetime
    ended_at: datetime | None
    file: str | None
    error: dict[str, str] | None


def job_of(session: Session, ident: UUID, asked_by: UUID) -> JobView:
    """A job that this account asked for; NotFound for anybody else's."""
    found = select(Job, JobFile.name).outerjoin(JobFile, JobFile.job_id == Job.id)
    row = session.execute(found.where(Job.id == ident, Job.asked_by == asked_by)).one_or_none()
    if row is None:
        raise NotFound("作業 / job", ident)
    job, file = row
    earlier = select(func.count()).where(Job.state == JobState.WAITING, Job.queued_at < job.queued_at)
    before = session.scalar(earlier) or 0 if job.state is JobState.WAITING else 0
    return JobView(
        job.id,
        job.task,
        job.arguments,
        job.state,
        before,
        job.done,
        job.total,
        job.queued_at,
        job.ended_at,
        file,
        job.error,
    )


def file_of(session: Session, ident: UUID, asked_by: UUID) -> JobFile:
    """What this account's job made; NotFound where there is nothing (yet, or any more)."""
    made = select(JobFile).join(Job, Job.id == JobFile.job_id)
    file = session.scalars(made.where(Job.id == ident, Job.asked_by == asked_by)).one_or_none()
    if file is None:
        raise NotFound("ファイル / file", ident)
    return file


def waiting_jobs(session: Session) -> int:
    """How many jobs wait for the runner."""
    return session.scalar(select(func.count()).where(Job.state == JobState.WAITING)) or 0
