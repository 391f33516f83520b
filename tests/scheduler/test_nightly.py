"""The nights' work: due at its time in Japan, done once for its day, whoever runs it and whatever happens."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from compliance.scheduler.jobs import JOBS
from compliance.services.desk import Desk
from compliance.services.jobs import Stopped
from compliance.services.nightly import TIMES, Nightly, is_missed, last_due, lines, next_due, perform
from compliance.store import leases
from compliance.store.progress import Progress
from tests.scheduler.conftest import NOON, DeskAt

SWEEP = Nightly.SWEEP


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, desk: Desk, told: Progress) -> Mapping[str, object]:
        self.done += 1
        told(1, 1)
        return {"number": self.done}


def always() -> bool:
    return True


def test_the_table_has_every_job_at_its_time() -> None:
    assert {name: job.at for name, job in JOBS.items()} == dict(TIMES)


def test_a_job_is_due_by_the_clock_of_japan() -> None:
    just_before = datetime(2026, 3, 31, 18, 29, tzinfo=UTC)  # 03:29 on 1 April in Tokyo
    assert last_due(SWEEP, just_before).date() == date(2026, 3, 31)
    assert next_due(SWEEP, just_before) == datetime(2026, 3, 31, 18, 30, tzinfo=UTC)
    assert last_due(SWEEP, just_before + timedelta(minutes=1)).date() == date(2026, 4, 1)


def test_run_twice_it_is_done_once(desk: Desk) -> None:
    work = Work()
    assert is_missed(desk, SWEEP)
    assert perform(desk, SWEEP, work, "one", always)
    assert not perform(desk, SWEEP, work, "two", always)
    assert work.done == 1
    assert not is_missed(desk, SWEEP)


def test_it_is_done_again_on_the_next_day(desk_at: DeskAt) -> None:
    work = Work()
    perform(desk_at(), SWEEP, work, "one", always)
    assert perform(desk_at(NOON + timedelta(days=1)), SWEEP, work, "one", always)
    assert work.done == 2


def test_run_by_two_at_once_it_is_done_once(desk: Desk) -> None:
    barrier, work = Barrier(2), Work()

    def run(holder: str) -> bool:
        barrier.wait()
        return perform(desk, SWEEP, work, holder, always)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(run, ("one", "two"))) == [False, True]
    assert work.done == 1


def test_what_was_broken_off_is_done_once_its_lease_has_run_out(desk_at: DeskAt) -> None:
    work, later = Work(), NOON + timedelta(minutes=2)
    leases.take(desk_at().database, f"nightly:{SWEEP}", "killed", NOON, NOON + timedelta(seconds=90))
    assert not perform(desk_at(), SWEEP, work, "next", always)
    assert perform(desk_at(later), SWEEP, work, "next", always)
    assert work.done == 1


def test_told_to_stop_it_remains_to_be_done(desk: Desk) -> None:
    work = Work()
    with pytest.raises(Stopped):
        perform(desk, SWEEP, work, "one", lambda: False)
    assert is_missed(desk, SWEEP)
    assert perform(desk, SWEEP, work, "two", always)


def test_a_failure_is_kept_and_the_next_run_takes_its_place(desk: Desk) -> None:
    def broken(_desk: Desk, _told: Progress) -> None:
        raise RuntimeError("no room")

    perform(desk, SWEEP, broken, "one", always)
    run = next(line.run for line in lines(desk) if line.name is SWEEP)
    assert run is not None
    assert run.error == "RuntimeError: no room"
    assert is_missed(desk, SWEEP)
    assert perform(desk, SWEEP, Work(), "one", always)
    run = next(line.run for line in lines(desk) if line.name is SWEEP)
    assert run is not None
    assert (run.error, run.outcome, run.attempts) == (None, {"number": 1}, 2)


def test_by_hand_it_is_done_although_it_was_done(desk: Desk) -> None:
    work = Work()
    for _ in range(2):
        assert perform(desk, SWEEP, work, "hand", always, again=True)
    assert work.done == 2


@pytest.mark.parametrize("name", list(Nightly))
def test_each_job_run_twice_on_an_empty_database_ends_well(desk: Desk, name: Nightly) -> None:
    for _ in range(2):
        assert perform(desk, name, JOBS[name].work, "hand", always, again=True)
        run = next(line.run for line in lines(desk) if line.name is name)
        assert run is not None
        assert run.error is None
