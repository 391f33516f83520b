"""Migrations: models and migrations say the same, each runs up and down with rows in the tables."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from compliance.store import migrate
from compliance.store.database import Database
from compliance.store.schema import metadata, version_models
from tests.store.records import Records
from tests.store.wards import a_ward, writing


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=migrate.COMPARISON)
        assert compare_metadata(context, metadata()) == []


def test_every_check_of_the_models_is_in_the_database(database: Database) -> None:
    """Alembic does not compare checks: their names are compared here."""
    said = {
        str(c.name) for table in metadata().tables.values() for c in table.constraints if str(c.name).startswith("ck")
    }
    with database.engine.connect() as connection:
        found = inspect(connection)
        held = {check["name"] for table in metadata().tables for check in found.get_check_constraints(table)}
    assert said <= held


def test_a_database_is_at_the_newest_revision(database: Database) -> None:
    assert migrate.current(database) == migrate.head()
    migrate.upgrade(database)
    assert migrate.current(database) == migrate.head()


def test_every_migration_runs_down_and_up_again_with_rows_in_the_tables(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        list(Records(made, ward).everything())
    migrate.downgrade(database, "base")
    assert migrate.current(database) is None
    with database.engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    migrate.upgrade(database)
    a_ward(database)


def test_every_kind_of_version_has_its_table(database: Database) -> None:
    with database.engine.connect() as connection:
        for kind in version_models():
            assert connection.execute(text(f"SELECT count(*) FROM {kind}")).scalar_one() == 0
