"""The runner: of all processes that could, the one with the lease does the nights' work, the queue and the outbox."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from compliance.clock import JST
from compliance.scheduler.heartbeats import Heartbeat
from compliance.scheduler.jobs import JOBS, NIGHT, NightlyJob
from compliance.scheduler.tasks import TASKS
from compliance.services import jobs, refreshes
from compliance.services.deliveries import Mailer, deliver
from compliance.services.desk import Desk
from compliance.services.jobs import Stopped
from compliance.services.nightly import LEASE, RUNNER, is_missed, next_due, perform
from compliance.store import leases
from compliance.store.outages import DatabaseUnusable

_log = logging.getLogger(__name__)

LATE = timedelta(days=7)
"""A night's work is done however late; several missed nights are made up for at once."""
LOOKS = {"queue": 2, "outbox": 10, "projections": 60}
"""How often, in seconds, the runner looks whether there is something to do."""
_TURN = 1.0
_WAIT = 15.0


class Runner:
    """One process that may become the runner; `run` returns once `stopping` is set and what it began has ended."""

    def __init__(self, desk: Desk, mailer: Mailer | None, holder: str, stopping: Event) -> None:
        self._desk, self._mailer, self._holder, self._stopping = desk, mailer, holder, stopping
        self._leading = False

    def run(self) -> None:
        """Wait for the lease, work while it is one's own, and give it back at the end."""
        while not self._stopping.is_set():
            try:
                if self._take():
                    self._lead()
                else:
                    self._stopping.wait(_WAIT)
            except DatabaseUnusable:
                _log.warning("the runner waits for the database", exc_info=True)
                self._stopping.wait(_WAIT)

    def _take(self) -> bool:
        now = self._desk.clock.now()
        return leases.take(self._desk.database, RUNNER, self._holder, now, now + LEASE)

    def _lead(self) -> None:
        self._leading = True
        try:
            jobs.free_abandoned(self._desk, self._holder)
            with Heartbeat(self._desk, self._holder) as heartbeat, self._scheduled():
                while not self._stopping.wait(_TURN) and heartbeat.holds(RUNNER):
                    pass
                self._leading = False  # what is under way sees it at its next step
        finally:
            self._leading = False
            leases.release(self._desk.database, self._holder)

    def _goes_on(self) -> bool:
        return self._leading and not self._stopping.is_set()

    @contextmanager
    def _scheduled(self) -> Iterator[None]:
        scheduler = BackgroundScheduler(
            timezone=JST,
            executors={name: ThreadPoolExecutor(1) for name in ("nightly", *LOOKS)},
            job_defaults={"coalesce": True, "misfire_grace_time": int(LATE.total_seconds()), "max_instances": 1},
        )
        for job in JOBS.values():
            scheduler.add_job(self._night, _daily(job), (job,), **self._begin(job), executor="nightly", id=job.name)
        for name, work in self._looks().items():
            scheduler.add_job(work, IntervalTrigger(seconds=LOOKS[name]), executor=name, id=name)
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=True)

    def _begin(self, job: NightlyJob) -> dict[str, Any]:
        """At once where its last time passed without it, else at its next."""
        now = self._desk.clock.now()
        return {"next_run_time": now if is_missed(self._desk, job.name) else next_due(job.name, now)}

    def _looks(self) -> dict[str, Callable[[], None]]:
        return {"queue": self._work_off, "outbox": self._deliver, "projections": self._catch_up}

    def _night(self, job: NightlyJob) -> None:
        """One job; those that were queued behind it when the runner was told to stop are left for the next one."""
        with _stopped_quietly():
            if self._goes_on():
                perform(self._desk, job.name, job.work, self._holder, self._goes_on)

    def _work_off(self) -> None:
        with _stopped_quietly():
            while self._goes_on() and jobs.perform_next(self._desk, TASKS, self._holder, self._goes_on):
                pass

    def _deliver(self) -> None:
        if self._mailer is not None:
            with _stopped_quietly():
                deliver(self._desk, self._mailer, self._goes_on)

    def _catch_up(self) -> None:
        with _stopped_quietly():
            refreshes.catch_up(self._desk, NIGHT, self._told)

    def _told(self, _done: int, _total: int) -> None:
        if not self._goes_on():
            raise Stopped


def _daily(job: NightlyJob) -> CronTrigger:
    return CronTrigger(hour=job.at.hour, minute=job.at.minute, timezone=JST)


@contextmanager
def _stopped_quietly() -> Iterator[None]:
    """Being told to stop is no failure; without the database the next turn tries again."""
    try:
        yield
    except Stopped:
        _log.info("stopped in the middle, to be done again")
    except DatabaseUnusable:
        _log.warning("the database is out of use", exc_info=True)
