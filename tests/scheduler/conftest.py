"""The scheduler's tests run on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from compliance import resources
from compliance.clock import FixedClock
from compliance.services.desk import Desk
from compliance.store.database import Database
from compliance.store.shelves import Shelf

DeskAt = Callable[..., Desk]
NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
"""A Friday, noon in Japan."""


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf(resources.load_editions(), resources.load_law(), resources.closed_days())


@pytest.fixture
def desk_at(database: Database, shelf: Shelf) -> DeskAt:
    """A desk over the same database at another time."""

    def make(now: datetime = NOON, *, sends_mail: bool = False) -> Desk:
        return Desk(database, FixedClock(now), shelf, sends_mail=sends_mail)

    return make


@pytest.fixture
def desk(desk_at: DeskAt) -> Desk:
    return desk_at()
