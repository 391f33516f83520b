"""Long work that somebody asked for: queued in a row, done by the one runner, its file fetched from its page."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from compliance.domain.errors import ComplianceError, Explanation, Words
from compliance.services.desk import Desk
from compliance.services.refusals import refused
from compliance.services.sign_ins import scope_today
from compliance.store import jobs
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.jobs import Claimed
from compliance.store.models.jobs import JobFile
from compliance.store.progress import Progress
from compliance.store.queries.jobs import JobView, file_of, job_of
from compliance.store.queries.scopes import Scope

_log = logging.getLogger(__name__)

Arguments = Mapping[str, str]


class Stopped(Exception):
    """The runner was told to stop: what it does is given back as if it had not begun."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """What a task made: its name for the person, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


Task = Callable[[Desk, Scope, Arguments, Progress], MadeFile]
"""Makes a file of what the scope may see, as the rows stand when it is made; tells how far it is."""


def queue(change: Change, task: str, arguments: Arguments, asked_by: UUID) -> UUID:
    """Queue a task inside a change; the job's id. Its page is `/jobs/<id>`."""
    ident = jobs.add(change.session, task, arguments, asked_by, change.at)
    change.record("job.queue", "job", ident, after={"task": task, "arguments": dict(arguments)})
    return ident


def ask(desk: Desk, who: UUID, task: str, arguments: Arguments, request: Request) -> UUID:
    """Queue a task as the whole of a form."""
    return UUID(desk.carry_out(Actor.account(who), lambda change: str(queue(change, task, arguments, who)), request))


def ask_again(desk: Desk, who: UUID, ident: UUID, request: Request) -> None:
    """Let a failed job of one's own wait once more. NotFound for a stranger's."""

    def act(change: Change) -> str:
        job_of(change.session, ident, who)
        if jobs.ask_again(change.session, ident, who, change.at):
            change.record("job.retry", "job", ident)
        return str(ident)

    desk.carry_out(Actor.account(who), act, request)


def own_job(desk: Desk, who: UUID, ident: UUID) -> JobView:
    """A job that this account asked for; NotFound for anybody else's."""
    with desk.database.reading() as session:
        return job_of(session, ident, who)


def own_file(desk: Desk, who: UUID, ident: UUID) -> JobFile:
    """What it made; NotFound where there is nothing, or the account is posted elsewhere by now."""
    with desk.database.reading() as session:
        return file_of(session, ident, who, desk.today())


def free_abandoned(desk: Desk, runner: str) -> int:
    """To be called by a runner when it begins: what earlier ones left waits again."""
    with desk.database.writing() as session:
        return jobs.free_abandoned(session, runner, _told(_died()), desk.clock.now())


def perform_next(desk: Desk, tasks: Mapping[str, Task], runner: str, go_on: Callable[[], bool]) -> bool:
    """Do the job that waits longest; False where none waits. Its failure is kept for its page and the log."""
    with desk.database.writing() as session:
        job = jobs.claim_next(session, runner, desk.clock.now())
    if job is None:
        return False
    try:
        _keep(desk, job, runner, _made(desk, tasks, job, runner, go_on))
    except Stopped:
        with desk.database.writing() as session:
            jobs.give_back(session, job.id, runner)
        raise
    except ComplianceError as error:
        _fail(desk, job, runner, error.explanation)
    except Exception:  # noqa: BLE001 - whatever broke, its page must say so, and the runner goes on
        _log.exception("job %s (%s) failed", job.id, job.task)
        _fail(desk, job, runner, _broke())
    return True


def _made(desk: Desk, tasks: Mapping[str, Task], job: Claimed, runner: str, go_on: Callable[[], bool]) -> MadeFile:
    def told(done: int, total: int) -> None:
        if not go_on():
            raise Stopped
        with desk.database.writing() as session:
            jobs.tell(session, job.id, runner, done, total)

    return tasks[job.task](desk, scope_today(desk, job.asked_by), job.arguments, told)


def _keep(desk: Desk, job: Claimed, runner: str, made: MadeFile) -> None:
    file = JobFile(job_id=job.id, name=made.name, media_type=made.media_type, content=made.content)
    with desk.database.writing() as session:
        jobs.finish(session, job.id, runner, file, desk.clock.now())


def _fail(desk: Desk, job: Claimed, runner: str, explanation: Explanation) -> None:
    with desk.database.writing() as session:
        jobs.fail(session, job.id, runner, _told(explanation), desk.clock.now())


def _told(explanation: Explanation) -> dict[str, str]:
    return {"ja": explanation.ja(), "en": explanation.en()}


def _broke() -> Explanation:
    return refused(
        ("作成できませんでした。", "It was not made."),
        ("システムの中で問題が起きました。", "Something failed inside the system."),
        (
            "もう一度作成してください。続く場合は管理者に伝えてください。",
            "Try once more; if it goes on, tell the administrator.",
        ),
    ).explanation


def _died() -> Explanation:
    return Explanation(
        Words("作成できませんでした。", "It was not made."),
        Words("途中で処理が止まることが続きました。", "The work broke off several times."),
        Words(
            "担当課で絞り込むなど、小さくしてお試しください。続く場合は管理者に伝えてください。",
            "Ask for less at once; if it goes on, tell the administrator.",
        ),
    )
