"""Fixtures: a fresh migrated database for each test, on SQLite and on PostgreSQL; import them into a conftest."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.store.database import Database
from compliance.store.migrate import upgrade
from tests.postgres import Server, running_server

BACKENDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server per test process; where none can be started the test fails and says what to install."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> Iterator[str]:
    """The name of a migrated, empty database that others are cloned from."""
    name = postgres.create()
    _migrate(postgres.url_of(name))
    yield name
    postgres.drop(name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database file that others are copied from."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh migrated database, on each backend in turn."""
    yield from _copies(request, tmp_path)


@pytest.fixture(scope="module", params=BACKENDS)
def module_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A migrated database for all tests of a module that leave nothing in it, on each backend in turn."""
    for url in _copies(request, tmp_path_factory.mktemp("module")):
        opened = Database(url)
        yield opened
        opened.dispose()


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh migrated database on SQLite only, for what PostgreSQL's types rule out."""
    opened = Database(f"sqlite:///{shutil.copyfile(sqlite_template, tmp_path / 'compliance.db')}")
    yield opened
    opened.dispose()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh migrated database, on each backend in turn."""
    opened = Database(database_url)
    yield opened
    opened.dispose()


def _copies(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The URL of one copy of the template of the backend that is asked for; PostgreSQL's copy is dropped afterwards."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copyfile(request.getfixturevalue('sqlite_template'), folder / 'compliance.db')}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create(template=request.getfixturevalue("postgres_template"))
    yield server.url_of(name)
    server.drop(name)


def _migrate(url: str) -> None:
    """Disposed at once: a template is only copied whole when nobody holds it open."""
    database = Database(url)
    try:
        upgrade(database)
    finally:
        database.dispose()
