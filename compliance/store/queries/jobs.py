"""Jobs as their pages show them: one's own, with their place in the queue and what they made."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.errors import NotFound
from compliance.store.models.jobs import Job, JobFile, JobState
from compliance.store.models.outsourcings import SectionInCharge
from compliance.store.models.postings import Posting
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing


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


@dataclass(frozen=True, slots=True)
class JobLine:
    """One job in the list of who asked for it; `file` is the name of what it made, None where nothing is there."""

    id: UUID
    task: str
    state: JobState
    queued_at: datetime
    ended_at: datetime | None
    file: str | None

    @property
    def queued_on(self) -> date:
        """The day (JST) it was asked for."""
        return day_in_japan(self.queued_at)


def job_listing(asked_by: UUID, state: JobState | None) -> Listing[JobLine]:
    """The jobs that this account asked for."""
    statement = (
        select(Job.id, Job.task, Job.state, Job.queued_at, Job.ended_at, JobFile.name)
        .outerjoin(JobFile, JobFile.job_id == Job.id)
        .where(Job.asked_by == asked_by, *(() if state is None else (Job.state == state,)))
    )
    orders = {"queued": Job.queued_at, "task": Job.task, "state": Job.state}
    return Listing(statement, Job.id, orders, lambda _session, rows: (JobLine(*row[:6]) for row in rows))


def file_of(session: Session, ident: UUID, asked_by: UUID, today: date) -> JobFile:
    """What this account's job made; NotFound where there is nothing (yet, or any more).

    What was made for another posting, or before a work left the account's section, is there no more: it tells what the
    account saw then.
    """
    made = select(JobFile, Job.started_at).join(Job, Job.id == JobFile.job_id)
    row = session.execute(made.where(Job.id == ident, Job.asked_by == asked_by)).one_or_none()
    if (
        row is None
        or _is_posted_anew(session, asked_by, row.started_at, today)
        or _has_lost(session, asked_by, row.started_at, today)
    ):
        raise NotFound("ファイル / file", ident)
    file: JobFile = row.JobFile
    return file


def _is_posted_anew(session: Session, account: UUID, since: datetime, today: date) -> bool:
    """Whether a posting of the account was recorded since then, or began or ended by its own days."""
    began, p = day_in_japan(since), Posting
    told = exists().where(TrailEntry.seq == p.recorded_seq, TrailEntry.at > since)
    begun = and_(stands(p), p.from_on > began, p.from_on <= today)
    ended = and_(stands(p), p.to_on >= began, p.to_on < today)
    return bool(session.scalar(select(exists().where(p.account_id == account, or_(told, begun, ended)))))


def _has_lost(session: Session, account: UUID, since: datetime, today: date) -> bool:
    """Whether a section of the account ceased since then to be in charge of a work, by its day or by a correction."""
    c, p = SectionInCharge, Posting
    theirs = select(p.section_id).where(p.account_id == account, p.section_id.is_not(None), stands(p))
    ended = and_(stands(c), c.to_on >= day_in_japan(since), c.to_on < today)
    changed = exists().where(TrailEntry.seq == c.superseded_seq, TrailEntry.at > since)
    return bool(session.scalar(select(exists().where(c.section_id.in_(theirs), or_(ended, changed)))))


def waiting_jobs(session: Session) -> int:
    """How many jobs wait for the runner."""
    return session.scalar(select(func.count()).where(Job.state == JobState.WAITING)) or 0
