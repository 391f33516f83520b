"""Leases: of many takers one has it, until it stops telling of itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from compliance.store import leases
from compliance.store.database import Database
from compliance.store.models.jobs import Lease
from tests.scheduler.conftest import NOON

MINUTE = timedelta(minutes=1)


def test_of_eight_takers_at_once_one_has_it(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        took = list(pool.map(lambda n: leases.take(database, "runner", f"host-{n}", NOON, NOON + MINUTE), range(8)))
    assert took.count(True) == 1


def test_it_is_taken_over_only_when_its_time_is_over(database: Database) -> None:
    assert leases.take(database, "runner", "first", NOON, NOON + MINUTE)
    assert not leases.take(database, "runner", "second", NOON + MINUTE, NOON + 2 * MINUTE)
    assert leases.take(database, "runner", "second", NOON + MINUTE + timedelta(seconds=1), NOON + 2 * MINUTE)
    assert leases.renew(database, "first", NOON + 9 * MINUTE) == frozenset()


def test_of_eight_who_take_over_at_once_one_has_it(database: Database) -> None:
    leases.take(database, "runner", "dead", NOON, NOON + MINUTE)
    later = NOON + 2 * MINUTE
    with ThreadPoolExecutor(8) as pool:
        took = list(pool.map(lambda n: leases.take(database, "runner", f"host-{n}", later, later + MINUTE), range(8)))
    assert took.count(True) == 1


def test_a_sign_of_life_keeps_every_lease_of_its_holder(database: Database) -> None:
    for name in ("runner", "nightly:verify"):
        leases.take(database, name, "mine", NOON, NOON + MINUTE)
    leases.take(database, "other", "theirs", NOON, NOON + MINUTE)
    assert leases.renew(database, "mine", NOON + 5 * MINUTE) == {"runner", "nightly:verify"}
    assert not leases.take(database, "runner", "second", NOON + 4 * MINUTE, NOON + 9 * MINUTE)


def test_only_ones_own_is_given_back(database: Database) -> None:
    leases.take(database, "runner", "mine", NOON, NOON + MINUTE)
    leases.release(database, "somebody")
    with database.reading() as session:
        assert session.get(Lease, "runner") is not None
    leases.release(database, "mine", "runner")
    with database.reading() as session:
        assert session.get(Lease, "runner") is None
