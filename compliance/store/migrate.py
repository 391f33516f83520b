"""Bringing a database to the schema of this program, by numbered migrations; nothing else creates a table."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from compliance.store.database import Database

COMPARISON: dict[str, Any] = {"compare_type": True, "render_as_batch": True}
"""How Alembic compares models with a database; batches because SQLite alters a table by copying it."""

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(database: Database, to: str = "head") -> None:
    """Apply what is missing, in one transaction: all of it or nothing."""
    with database.engine.begin() as connection:
        command.upgrade(_configuration(connection), to)


def downgrade(database: Database, to: str) -> None:
    """Undo down to the revision `to` (`base`: everything), in one transaction."""
    with database.engine.begin() as connection:
        command.downgrade(_configuration(connection), to)


def current(database: Database) -> str | None:
    """The revision the database is at; None for an empty one."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """The newest revision this program knows."""
    newest = ScriptDirectory(str(_SCRIPTS)).get_current_head()
    if newest is None:
        raise LookupError(f"{_SCRIPTS} に移行スクリプトがありません。 There is no migration in {_SCRIPTS}.")
    return newest


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(_SCRIPTS))
    configuration.attributes["connection"] = connection
    return configuration
