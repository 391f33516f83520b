"""The practice ward for tests: made for one day, in a database of its own."""

from datetime import UTC, date, datetime
from pathlib import Path

from compliance import resources
from compliance.clock import FixedClock
from compliance.config import PasswordCost
from compliance.demo.loading import load
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from compliance.store.shelves import Shelf

DAY = date(2026, 11, 20)
SHELF = Shelf(resources.load_editions(), resources.load_law(), resources.closed_days())


def empty_desk(file: Path) -> Desk:
    """A desk at an empty database, on the morning of the day."""
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    return Desk(database, FixedClock(datetime(2026, 11, 20, 0, 0, tzinfo=UTC)), SHELF)


def filled_desk(file: Path, seed: str = "1", contracts: int = 1) -> Desk:
    """A desk at the practice ward."""
    desk = empty_desk(file)
    load(desk, Passwords(PasswordCost.CHEAP), seed, DAY, contracts, lambda done, total: None)
    return desk
