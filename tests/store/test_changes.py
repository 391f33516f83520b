"""Changes on both databases: gapless under eight writers at once, and all or nothing."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from compliance.store import trail
from compliance.store.changes import Actor, Change, Event, change
from compliance.store.database import Database
from compliance.store.merkle import root_of
from compliance.store.models.trail import TrailEntry
from compliance.store.trail_checks import verify

NOON = datetime(2027, 4, 1, 3, 0, tzinfo=UTC)
TESTER = Actor.command("test")
WRITERS = 8
CHANGES_EACH = 25


def write_many(url: str, writer: int) -> list[int]:
    """One writer's work, in a process or thread of its own; returns the positions it was given."""
    database = Database(url)
    given = []
    for _ in range(CHANGES_EACH):
        with change(database, Actor.system(f"writer-{writer}"), datetime.now(UTC)) as made:
            given.append(made.record("add", "contract", uuid4(), after={"title": "委託"}))
            given.append(made.record("add", "holding", uuid4()))
    database.dispose()
    return given


def check_all_are_there(database: Database, given: Sequence[list[int]]) -> None:
    expected = WRITERS * CHANGES_EACH * 2
    assert sorted(seq for one in given for seq in one) == list(range(1, expected + 1))
    with database.reading() as session:
        assert verify(session) is None
        assert trail.size(session) == expected
        rows = session.execute(select(TrailEntry.leaf, TrailEntry.at).order_by(TrailEntry.seq)).all()
    assert root_of(row.leaf for row in rows) == root_of_head(database)
    instants = [row.at for row in rows]
    assert instants == sorted(instants)


def root_of_head(database: Database) -> bytes:
    with database.reading() as session:
        return trail.root(session)


def test_eight_threads_leave_a_gapless_trail(database: Database, database_url: str) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        given = list(pool.map(write_many, [database_url] * WRITERS, range(WRITERS)))
    check_all_are_there(database, given)


def test_eight_processes_leave_a_gapless_trail(database: Database, database_url: str) -> None:
    with ProcessPoolExecutor(WRITERS, mp_context=get_context("fork")) as pool:
        given = list(pool.map(write_many, [database_url] * WRITERS, range(WRITERS)))
    check_all_are_there(database, given)


def test_positions_are_given_in_order_and_may_be_referred_to_at_once(database: Database) -> None:
    with change(database, TESTER, NOON) as made:
        assert made.record("add", "contract", uuid4()) == 1
        assert made.record_all([Event("add", "holding", uuid4())] * 3) == range(2, 5)
        assert made.record_all([]) == range(5, 5)
        assert made.session.get_one(TrailEntry, 4).kind == "holding"
        assert (made.size, trail.size(made.session)) == (4, 4)


def fail_after_recording(database: Database) -> None:
    with change(database, TESTER, NOON) as made:
        made.record("add", "contract", uuid4())
        raise ZeroDivisionError


def test_a_failing_body_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_recording(database)
    with database.reading() as session:
        assert trail.size(session) == 0
        assert session.execute(select(TrailEntry)).first() is None
        assert verify(session) is None


def test_a_failing_refresh_leaves_nothing(database: Database) -> None:
    def refresh(made: Change, contracts: Sequence[UUID]) -> None:
        made.record("refresh", "contract", contracts[0])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), change(database, TESTER, NOON, refresh) as made:
        made.touch(uuid4())
    with database.reading() as session:
        assert trail.size(session) == 0


def test_each_touched_contract_is_refreshed_once_in_id_order(database: Database) -> None:
    seen: list[Sequence[UUID]] = []
    contracts = [uuid4() for _ in range(5)]
    with change(database, TESTER, NOON, lambda _, touched: seen.append(touched)) as made:
        for contract in (*contracts, *contracts):
            made.touch(contract)
    assert seen == [tuple(sorted(contracts))]


def test_a_change_that_touches_nothing_refreshes_nothing(database: Database) -> None:
    seen: list[Sequence[UUID]] = []
    with change(database, TESTER, NOON, lambda _, touched: seen.append(touched)) as made:
        made.record("sign-in", "account", uuid4())
    assert seen == []


@pytest.mark.parametrize(
    ("step", "recorded"),
    [
        (timedelta(seconds=5), timedelta(seconds=5)),
        (timedelta(seconds=-5), timedelta(0)),
        (timedelta(days=-30), timedelta(days=-30)),
    ],
)
def test_the_one_who_came_second_is_recorded_second(database: Database, step: timedelta, recorded: timedelta) -> None:
    with change(database, TESTER, NOON) as first:
        first.record("add", "contract", uuid4())
    with change(database, TESTER, NOON + step) as second:
        assert second.at == NOON + recorded


def test_a_naive_instant_is_refused(database: Database) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(Exception, match="UTC"), change(database, TESTER, naive) as made:
        made.record("add", "contract", uuid4())
