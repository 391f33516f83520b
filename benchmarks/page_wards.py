"""The wards that pages are measured on: one small ward for a day, and the same many times over; made once and kept."""

import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile

from benchmarks.mornings import clock_of
from benchmarks.multiplying import multiply
from compliance import resources
from compliance.config import PasswordCost
from compliance.demo.loading import load
from compliance.keys import SESSION_KEY, create_key
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from compliance.store.shelves import Shelf, engine

LEAST = 100
"""How many contracts the ward has that the others are made of."""

_FILE = "compliance.sqlite3"


@dataclass(frozen=True, slots=True)
class PageWard:
    """An instance folder whose database holds `contracts` contracts as they stood on the morning of `day`."""

    folder: Path
    day: date
    contracts: int


def page_ward(day: date, contracts: int) -> PageWard:
    """The ward of this size; `contracts` is `LEAST` or a multiple of it.

    Kept under `BENCH_WARDS` (a folder; without it, one of this machine's temporary ones) until the engine changes.
    """
    kept = Path(os.environ.get("BENCH_WARDS") or Path(tempfile.gettempdir()) / "compliance-bench")
    folder = kept / engine()[:12] / f"{day.isoformat()}-{contracts}"
    if not (folder / _FILE).exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        create_key(folder / "keys", SESSION_KEY)
        making = folder / "making.sqlite3"
        making.unlink(missing_ok=True)
        if contracts == LEAST:
            _fill(making, day)
        else:
            copyfile(page_ward(day, LEAST).folder / _FILE, making)
            multiply(making, contracts // LEAST)
        _analyse(making)
        making.rename(folder / _FILE)
    return PageWard(folder, day, contracts)


def _fill(file: Path, day: date) -> None:
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    shelf = Shelf(resources.load_editions(), resources.load_law(), resources.closed_days())
    desk = Desk(database, clock_of(day), shelf)
    load(desk, Passwords(PasswordCost.CHEAP), "bench", day, LEAST, _silent)
    database.dispose()


def _analyse(file: Path) -> None:
    """As the program does when it starts."""
    database = Database(f"sqlite:///{file}")
    database.gather_statistics()
    database.dispose()


def environ_of(ward: PageWard, port: int) -> dict[str, str]:
    """What the server is told: the defaults, without the runner, and passwords that are quick to check."""
    return {
        "COMPLIANCE_INSTANCE": str(ward.folder),
        "COMPLIANCE_BIND": f"127.0.0.1:{port}",
        "COMPLIANCE_PASSWORD_COST": PasswordCost.CHEAP.value,
        "COMPLIANCE_RUNNER": "off",
    }


def _silent(done: int, total: int) -> None:
    """Nobody watches."""
