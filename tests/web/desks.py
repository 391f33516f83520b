"""The configuration of a test's instance folder, the desk over its database at a fixed time, and the application."""

from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from jinja2 import BytecodeCache

from compliance.clock import FixedClock
from compliance.config import Config
from compliance.factory import create_app, open_vault
from compliance.services.desk import Desk
from compliance.store.database import Database
from compliance.store.shelves import Shelf

NOW = FixedClock(datetime(2026, 11, 20, 1, 0, tzinfo=UTC))


def config_of(folder: Path) -> Config:
    return Config.from_environ({"COMPLIANCE_INSTANCE": str(folder), "COMPLIANCE_PASSWORD_COST": "cheap"})


def desk_of(config: Config, shelf: Shelf) -> Desk:
    return Desk(Database(config.database_url), NOW, shelf, vault=open_vault(config))


def app_of(config: Config, desk: Desk, templates: BytecodeCache) -> Flask:
    """The application over this desk; its templates are compiled once for all tests."""
    made = create_app(config, desk)
    made.jinja_env.bytecode_cache = templates
    return made
