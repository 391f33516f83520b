"""A small ward behind a running application, and a client for every role."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from compliance import resources
from compliance.clock import FixedClock
from compliance.config import Config
from compliance.factory import create_app
from compliance.keys import SESSION_KEY, create_key
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from compliance.store.models.accounts import AccountRole
from compliance.store.shelves import Shelf
from compliance.web.compile_translations import compile_translations
from tests.web.clients import sign_in
from tests.web.wards import Ward, seed

NOW = FixedClock(datetime(2026, 11, 20, 1, 0, tzinfo=UTC))


def _config(folder: Path) -> Config:
    return Config.from_environ({"COMPLIANCE_INSTANCE": str(folder), "COMPLIANCE_PASSWORD_COST": "cheap"})


def _desk(config: Config, shelf: Shelf) -> Desk:
    return Desk(Database(config.database_url), NOW, shelf)


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    compile_translations()
    return Shelf(resources.load_editions(), resources.load_law(), resources.closed_days())


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, shelf: Shelf) -> tuple[Path, Ward]:
    """A folder with a filled database and a key, to be copied for each test."""
    folder = tmp_path_factory.mktemp("ward")
    config = _config(folder)
    create_key(config.keys, SESSION_KEY)
    desk = _desk(config, shelf)
    upgrade(desk.database)
    ward = seed(desk, Passwords(config.password_cost))
    desk.database.dispose()
    return folder, ward


@pytest.fixture
def ward(seeded: tuple[Path, Ward]) -> Ward:
    return seeded[1]


@pytest.fixture
def config(seeded: tuple[Path, Ward], tmp_path: Path) -> Config:
    folder = tmp_path / "instance"
    shutil.copytree(seeded[0], folder)
    return _config(folder)


@pytest.fixture
def desk(config: Config, shelf: Shelf) -> Iterator[Desk]:
    made = _desk(config, shelf)
    yield made
    made.database.dispose()


@pytest.fixture
def app(config: Config, desk: Desk) -> Flask:
    return create_app(config, desk)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def client_as(app: Flask) -> Callable[[AccountRole], FlaskClient]:
    """A client that has signed in under a role."""

    def make(role: AccountRole) -> FlaskClient:
        return sign_in(app.test_client(), role)

    return make


@pytest.fixture
def secure_app(config: Config, desk: Desk) -> Flask:
    """The same behind TLS."""
    return create_app(replace(config, url="https://127.0.0.1"), desk)
