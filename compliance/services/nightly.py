"""The nights' work: when each job is due, done once for its day whoever runs it, and what became of it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from compliance.clock import JST
from compliance.services.desk import Desk
from compliance.services.jobs import Stopped
from compliance.store import leases, nightly
from compliance.store.models.jobs import NightlyRun
from compliance.store.progress import Progress
from compliance.store.queries.nights import nights

_log = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""How long a runner that tells nothing of itself keeps its place."""
RUNNER = "runner"

Outcome = Mapping[str, object]
Work = Callable[[Desk, Progress], Outcome | None]
"""One night's work; None where the day asks for none. Done twice it does nothing twice."""


class Nightly(StrEnum):
    """The jobs of a night, in their order."""

    HORIZONS = "horizons"
    VERIFY = "verify"
    SCAN = "scan"
    SWEEP = "sweep"
    COUNCIL_DRAFTS = "council-drafts"
    REMINDERS = "reminders"


TIMES: Mapping[Nightly, time] = {
    Nightly.HORIZONS: time(1, 0),
    Nightly.VERIFY: time(2, 0),
    Nightly.SCAN: time(3, 0),
    Nightly.SWEEP: time(3, 30),
    Nightly.COUNCIL_DRAFTS: time(4, 30),
    Nightly.REMINDERS: time(7, 0),
}
"""When each is due in Japan, every day."""


@dataclass(frozen=True, slots=True)
class Line:
    """One job on the status page: its last run (None: never ran) and the instant of its next."""

    name: Nightly
    run: NightlyRun | None
    next_at: datetime


@dataclass(frozen=True, slots=True)
class Night:
    """Every job, when the runner last told of itself (None: none runs), and how many mails did not go out."""

    lines: tuple[Line, ...]
    beat: datetime | None
    lost: int


def last_due(name: Nightly, now: datetime) -> datetime:
    """The last instant at or before `now` at which the job was due."""
    today = _at(name, now.astimezone(JST).date())
    return today if today <= now else today - timedelta(days=1)


def next_due(name: Nightly, now: datetime) -> datetime:
    """The first instant after `now` at which it will be due."""
    return last_due(name, now) + timedelta(days=1)


def is_missed(desk: Desk, name: Nightly) -> bool:
    """Whether the last time it was due has passed without it: the machine was off, or it broke off."""
    due_on = last_due(name, desk.clock.now()).astimezone(JST).date()
    with desk.database.reading() as session:
        return not nightly.is_done(session, name, due_on)


def perform(
    desk: Desk, name: Nightly, work: Work, holder: str, go_on: Callable[[], bool], *, again: bool = False
) -> bool:
    """Do a job for the day it was last due; False where that was done, or somebody is at it now.

    `again`: also where it was done. A failure is kept with the run and in the log; Stopped leaves it to be done.
    """
    due_on = last_due(name, desk.clock.now()).astimezone(JST).date()
    lease = f"nightly:{name}"
    now = desk.clock.now()
    if not leases.take(desk.database, lease, holder, now, now + LEASE):
        return False
    try:
        return _perform(desk, name, work, due_on, go_on, again=again)
    finally:
        leases.release(desk.database, holder, lease)


def last_night(desk: Desk) -> Night:
    """How the nights' work stands; one query."""
    now = desk.clock.now()
    with desk.database.reading() as session:
        found = nights(session, RUNNER, now)
    beat = None if found.leased_until is None else found.leased_until - LEASE
    return Night(tuple(Line(name, found.runs.get(name), next_due(name, now)) for name in Nightly), beat, found.lost)


def lines(desk: Desk) -> tuple[Line, ...]:
    """Every job with its last run and its next time."""
    return last_night(desk).lines


def heartbeat(desk: Desk) -> datetime | None:
    """When the runner last told of itself; None where none runs."""
    return last_night(desk).beat


def _at(name: Nightly, day: date) -> datetime:
    return datetime.combine(day, TIMES[name], tzinfo=JST)


def _perform(desk: Desk, name: Nightly, work: Work, due_on: date, go_on: Callable[[], bool], *, again: bool) -> bool:
    with desk.database.writing() as session:
        if not again and nightly.is_done(session, name, due_on):
            return False
        nightly.begin(session, name, due_on, desk.clock.now())
    outcome, error = _worked(desk, name, work, go_on)
    with desk.database.writing() as session:
        nightly.end(session, name, due_on, desk.clock.now(), outcome, error)
    return True


def _worked(desk: Desk, name: Nightly, work: Work, go_on: Callable[[], bool]) -> tuple[Outcome | None, str | None]:
    def told(_done: int, _total: int) -> None:
        if not go_on():
            raise Stopped

    try:
        return work(desk, told), None
    except Stopped:
        raise
    except Exception as error:  # noqa: BLE001 - whatever broke is kept with the run, and the others go on
        _log.exception("the nightly job %s failed", name)
        return None, f"{type(error).__name__}: {error}"
