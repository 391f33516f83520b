"""One practice ward for all tests that only read it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from compliance.services.desk import Desk
from compliance.store.database import Database
from tests.demo.wards import filled_desk


@pytest.fixture(scope="session")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The practice ward, not to be written to."""
    desk = filled_desk(tmp_path_factory.mktemp("ward") / "ward.db")
    yield desk
    desk.database.dispose()


@pytest.fixture(scope="session")
def signing(ward: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A copy of it to sign in to."""
    file = tmp_path_factory.mktemp("signing") / "ward.db"
    with sqlite3.connect(str(ward.database.url.database)) as source, sqlite3.connect(file) as target:
        source.backup(target)
    desk = replace(ward, database=Database(f"sqlite:///{file}"))
    yield desk
    desk.database.dispose()
