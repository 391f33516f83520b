"""Durable changes per second, by one writer and by eight at once, and the check of a long trail, on both databases."""

import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

from benchmarks.figures import Figure
from compliance.store.changes import Actor, Event, change
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from compliance.store.trail_checks import verify
from tests.postgres import running_server

CHANGES = 800
ENTRIES = 50_000
BENCH = Actor.command("bench")


def measure() -> Iterable[Figure]:
    """Changes of one entry each, with every commit on the disk; then a trail of 50,000 entries from end to end."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _on("SQLite", f"sqlite:///{Path(folder) / 'bench.db'}")
    with running_server(durable=True) as server:
        yield from _on("PostgreSQL", server.url_of(server.create()))


def _on(name: str, url: str) -> Iterator[Figure]:
    with _opened(url) as database:
        upgrade(database)
    for writers in (1, 8):
        yield Figure(f"changes, {name}, {writers} writing", _rate(url, writers), "changes/s")
    with _opened(url) as database:
        yield Figure(f"entries in one change, {name}", ENTRIES / _fill(database), "entries/s")
        yield Figure(f"trail checked, {name}", ENTRIES / _check(database), "entries/s")


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.dispose()


def _rate(url: str, writers: int) -> float:
    with ProcessPoolExecutor(writers, mp_context=get_context("fork")) as pool:
        each = CHANGES // writers
        spans = list(pool.map(_write, [url] * writers, [each] * writers))
    return each * writers / (max(end for _, end in spans) - min(begin for begin, _ in spans))


def _write(url: str, count: int) -> tuple[float, float]:
    with _opened(url) as database:
        begin = time.monotonic()
        for _ in range(count):
            with change(database, BENCH, datetime.now(UTC)) as made:
                made.record("add", "contract", uuid4(), after={"title": "産後ケア事業", "number": 7})
        return begin, time.monotonic()


def _fill(database: Database) -> float:
    events = [Event("add", "contract", uuid4(), after={"title": "産後ケア事業"}) for _ in range(ENTRIES)]
    begin = time.monotonic()
    with change(database, BENCH, datetime.now(UTC)) as made:
        made.record_all(events)
    return time.monotonic() - begin


def _check(database: Database) -> float:
    begin = time.monotonic()
    with database.reading() as session:
        if verify(session) is not None:
            raise AssertionError("the trail that was just written is not sound")
    return time.monotonic() - begin
