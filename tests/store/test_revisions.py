"""Whether a database is up to date, asked without Alembic, agrees with what Alembic says."""

from pathlib import Path

from compliance.store import migrate
from compliance.store.database import Database
from compliance.store.revisions import is_up_to_date, newest


def test_the_newest_revision_is_the_one_that_alembic_names() -> None:
    assert newest() == migrate.head()


def test_an_empty_database_is_not_up_to_date(tmp_path: Path) -> None:
    assert not is_up_to_date(Database(f"sqlite:///{tmp_path / 'empty.db'}"))


def test_a_migrated_database_is(database: Database) -> None:
    assert is_up_to_date(database)
