"""One row of every table is tampered with, and one is lost: verification finds it, or it cannot matter."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Table, create_engine, text
from sqlalchemy.orm import Session

from compliance.services.integrity import verify
from compliance.store.database import Database
from compliance.store.fact_checks import first_bad_version
from compliance.store.models.base import Base, Beneath, Version
from compliance.store.schema import metadata
from compliance.store.verification import verify as verify_in
from tests.services.everything import filled
from tests.services.wards import NOW, SHELF

CANNOT_MATTER = {
    "answered_request": "what a repeated form is answered with: it leads to a page, and changes nothing",
    "draft": "what somebody has typed and not recorded",
    "list_heading": "what a contractor's own headings mean: a help in reading",
    "job_file": "a copy made of the rows, kept for days, made again at any time",
    "lease": "who runs the nightly work until when: each turn of it is done once by its own rows",
    "login_failure": "counts for a quarter of an hour",
    "nightly_run": "when the nightly work last ran: shown, and nothing is derived from it",
}
LOSS_CANNOT_MATTER = {
    "job": "swept when its file is",
    "login_session": "whoever loses it signs in again",
}
BOOKKEEPING = {"row_id", "child_id", "version", "recorded_seq", "superseded_seq", "owner_id", "id", "of_id"}
CHANGED = {
    "belonging": "superseded_seq = recorded_seq + 1",
    "entity": "kind = 'none'",
    "job": "task = 'another'",
    "login_session": "token_hash = 'forged'",
    "obligation": "due_on = '2031-01-01'",
    "outbox": "recipient = 'another'",
    "posting": "role = 'privacy_officer', section_id = NULL",
    "projection_section": "section_id = contract_id",
    "projection_state": "section_id = contract_id",
    "tally_cell": "item = 'none'",
    "trail_entry": "action = 'none'",
    "trail_head": "size = size + 1",
    "trail_salt": "salt = X'00'",
}
"""Where the first column that says something is not the one to try."""


@pytest.fixture(scope="module")
def written(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ward with a row in every table, all of it proven."""
    file = shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("everything") / "compliance.db")
    desk = filled(Database(f"sqlite:///{file}"))
    found = verify(desk, _silent)
    desk.database.dispose()
    assert found.proven, found
    return file


@pytest.fixture(scope="module")
def unguarded(written: Path) -> Iterator[Session]:
    """What whoever holds the file can do: no triggers, no checks, no references."""
    engine = create_engine(f"sqlite:///{written}")
    with engine.connect() as connection:
        triggers = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for name in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.commit()
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        with Session(connection) as session:
            yield session
    engine.dispose()


def provable() -> list[str]:
    return sorted(set(metadata().tables) - set(CANNOT_MATTER))


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def is_found(session: Session, name: str, statement: str) -> bool:
    """Whether verification finds what the statement does to one row; undone again afterwards."""
    one = f"WHERE rowid = (SELECT min(rowid) FROM {name})"
    try:
        assert session.execute(text(f"{statement} {one}")).rowcount == 1  # type: ignore[attr-defined]
        if _is_told_with_versions(name) and first_bad_version(session) is not None:
            return True
        return not verify_in(session, SHELF, NOW.date(), _silent).proven
    finally:
        session.rollback()


def _is_told_with_versions(name: str) -> bool:
    models = (mapper.class_ for mapper in Base.registry.mappers)
    return any(model.__tablename__ == name and issubclass(model, Version | Beneath) for model in models)


def change_of(table: Table) -> str:
    """An assignment that changes what a row of the table says."""
    if table.name in CHANGED:
        return CHANGED[table.name]
    for column in table.columns:
        plain = not column.foreign_keys and not column.primary_key and column.name not in BOOKKEEPING
        if plain and not column.name.endswith("kind") and column.type.python_type is not UUID:
            return f"{column.name} = {_another(column.type.python_type, column.name)}"
    return f"{table.columns.keys()[0]} = X'00'"


def _another(kind: type, name: str) -> str:
    if kind.__name__ in {"date", "datetime"}:
        return f"CASE WHEN {name} IS NULL THEN '2031-01-01' ELSE replace({name}, '20', '21') END"
    return f"NOT coalesce({name}, 0)" if kind is bool else f"coalesce({name}, '') || '1'"


@pytest.mark.parametrize("name", provable())
def test_a_changed_row_is_found(unguarded: Session, name: str) -> None:
    change = change_of(metadata().tables[name])
    assert is_found(unguarded, name, f"UPDATE {name} SET {change}"), change


@pytest.mark.parametrize("name", ["projection_section", "obligation"])
def test_a_group_of_sections_that_is_not_theirs_is_found(unguarded: Session, name: str) -> None:
    assert is_found(unguarded, name, f"UPDATE {name} SET together = section_id || ' other'")


@pytest.mark.parametrize("name", sorted(set(provable()) - set(LOSS_CANNOT_MATTER)))
def test_a_lost_row_is_found(unguarded: Session, name: str) -> None:
    assert is_found(unguarded, name, f"DELETE FROM {name}")


def test_every_reason_names_a_table() -> None:
    assert set(CANNOT_MATTER) | set(LOSS_CANNOT_MATTER) <= set(metadata().tables)
