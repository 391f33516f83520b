"""A small ward behind a running application, and a client for every role."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from compliance import resources
from compliance.config import Config
from compliance.evidence.keyrings import KeyRing
from compliance.factory import create_app
from compliance.keys import SESSION_KEY, create_key, read_key
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.services.invitation_codes import Codes
from compliance.store.migrate import upgrade
from compliance.store.models.accounts import AccountRole
from compliance.store.shelves import Shelf
from compliance.web.compile_translations import compile_translations
from compliance.web.templates import Templates
from tests.web.browsers import address, assert_proven, browser, fonts, served
from tests.web.clients import sign_in
from tests.web.desks import app_of, config_of, desk_of
from tests.web.wards import Ward, seed

__all__ = ["address", "browser", "fonts"]
"""One browser and one server for all modules: a fixture imported twice would be made twice."""


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    compile_translations()
    return Shelf(resources.load_editions(), resources.load_law(), resources.closed_days())


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, shelf: Shelf) -> tuple[Path, Ward]:
    """A folder with a filled database and a key, to be copied for each test."""
    folder = tmp_path_factory.mktemp("ward")
    config = config_of(folder)
    create_key(config.keys, SESSION_KEY)
    KeyRing(config.keys).add()
    desk = desk_of(config, shelf)
    upgrade(desk.database)
    ward = seed(desk, Passwords(config.password_cost), Codes(read_key(config.keys, SESSION_KEY), config.url))
    desk.database.dispose()
    return folder, ward


@pytest.fixture
def ward(seeded: tuple[Path, Ward]) -> Ward:
    return seeded[1]


@pytest.fixture
def config(seeded: tuple[Path, Ward], tmp_path: Path) -> Config:
    folder = tmp_path / "instance"
    shutil.copytree(seeded[0], folder)
    return config_of(folder)


@pytest.fixture
def desk(config: Config, shelf: Shelf) -> Iterator[Desk]:
    made = desk_of(config, shelf)
    yield made
    made.database.dispose()


class CompiledTemplates(FileSystemBytecodeCache):
    """Those of each language by themselves: they have its words in them."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        language = environment.language if isinstance(environment, Templates) else None
        return super().get_bucket(environment, f"{language}/{name}", filename, source)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Where each template is compiled once in each language for the applications of all tests."""
    return CompiledTemplates(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(config: Config, desk: Desk, templates: BytecodeCache) -> Flask:
    return app_of(config, desk, templates)


@pytest.fixture
def journey(app: Flask, desk: Desk) -> Iterator[str]:
    """The address at which a journey that writes begins; afterwards `compliance verify` finds nothing wrong."""
    with served(app) as at:
        yield at
    assert_proven(desk)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def client_as(app: Flask) -> Callable[[AccountRole], FlaskClient]:
    """A client that has signed in under a role."""

    def make(role: AccountRole) -> FlaskClient:
        return sign_in(app.test_client(), role)

    return make


@pytest.fixture(scope="session")
def standing_app(
    seeded: tuple[Path, Ward], shelf: Shelf, templates: BytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The application of all tests that only look at pages: nothing is to be saved in it."""
    folder = tmp_path_factory.mktemp("standing") / "instance"
    shutil.copytree(seeded[0], folder)
    config = config_of(folder)
    desk = desk_of(config, shelf)
    yield app_of(config, desk, templates)
    desk.database.dispose()


@pytest.fixture(scope="session")
def reader_as(standing_app: Flask) -> Callable[[AccountRole], FlaskClient]:
    """The one client of a role there, signed in once."""

    @cache
    def make(role: AccountRole) -> FlaskClient:
        return sign_in(standing_app.test_client(), role)

    return make


@pytest.fixture
def secure_app(config: Config, desk: Desk) -> Flask:
    """The same behind TLS."""
    return create_app(replace(config, url="https://127.0.0.1"), desk)
