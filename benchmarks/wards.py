"""A practice ward to measure on: as many contracts as asked for, in a database of its own."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from compliance import resources
from compliance.clock import Clock
from compliance.demo.loading import load
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.store.actors import Actor
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from compliance.store.queries.sizes import Sizes
from compliance.store.shelves import Shelf

BENCH = Actor.command("bench")
CONTRACTS = int(os.environ.get("BENCH_CONTRACTS", "200"))
"""How many contracts the large ward has; the aims are set for 2,000."""


@dataclass(frozen=True, slots=True)
class MeasuredWard:
    """A filled database, and how long filling it took in seconds."""

    desk: Desk
    sizes: Sizes
    filled_in: float


@contextmanager
def filled_ward(contracts: int) -> Iterator[MeasuredWard]:
    """The practice ward with so many contracts (48 at least), in a temporary folder."""
    with empty_desk() as desk:
        begin = time.perf_counter()
        sizes = load(desk, Passwords(), "bench", desk.today(), contracts, _silent)
        yield MeasuredWard(desk, sizes, time.perf_counter() - begin)


@contextmanager
def empty_desk() -> Iterator[Desk]:
    """A desk at an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        upgrade(database)
        shelf = Shelf(resources.load_editions(), resources.load_law(), resources.closed_days())
        yield Desk(database, Clock(), shelf)
        database.dispose()


def _silent(done: int, total: int) -> None:
    """Nobody watches."""
