"""Whether a database stands at this program's schema, asked without Alembic, which is slow to import."""

from pathlib import Path

from sqlalchemy import column, inspect, select, table

from compliance.store.database import Database

_VERSIONS = Path(__file__).parent / "migrations" / "versions"
_STAMP = table("alembic_version", column("version_num"))


def is_up_to_date(database: Database) -> bool:
    """Whether nothing is left to migrate; False for an empty database."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.scalars(select(_STAMP.c.version_num)).all() == [newest()]


def newest() -> str:
    """The last revision of this program: its scripts are numbered, and begin with their number."""
    return max(script.name.split("_")[0] for script in _VERSIONS.glob("[0-9]*.py"))
