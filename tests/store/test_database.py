"""Transactions of the two databases: snapshots, locks, and clear words when a database cannot be used."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from compliance.store.database import Database
from compliance.store.models.trail import TrailHead
from compliance.store.outages import DatabaseUnusable, Outage
from tests.postgres import Server


def grow(database: Database) -> None:
    with database.writing() as session:
        session.execute(update(TrailHead).values(size=TrailHead.size + 1))


def test_a_reader_sees_one_snapshot_while_others_write(database: Database) -> None:
    with database.reading() as session:
        before = session.execute(select(TrailHead.size)).scalar_one()
        grow(database)
        assert session.execute(select(TrailHead.size)).scalar_one() == before
    with database.reading() as session:
        assert session.execute(select(TrailHead.size)).scalar_one() == before + 1


def test_a_reader_cannot_write_and_the_next_writer_can(database: Database) -> None:
    with database.reading() as session, pytest.raises(DBAPIError):
        session.execute(update(TrailHead).values(size=TrailHead.size + 1))
    grow(database)


def test_a_failing_body_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.execute(update(TrailHead).values(size=7))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.reading() as session:
        assert session.execute(select(TrailHead.size)).scalar_one() == 0


def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(DBAPIError), database.writing() as session:
        session.execute(text("INSERT INTO trail_salt (seq, salt) VALUES (99, :salt)"), {"salt": b"s" * 32})


def test_sqlite_connections_are_set_up(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    expected = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 30000,
        "trusted_schema": 0,
        "secure_delete": 1,
    }
    driver = database.engine.raw_connection()  # as the program set it up, before tests wait for no disk
    found = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    driver.close()
    database.dispose()
    assert found == expected


def test_postgresql_readers_and_writers_have_their_isolation(postgres: Server) -> None:
    database = Database(postgres.url)
    show = text("SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')")
    with database.writing() as session:
        assert tuple(session.execute(show).one()) == ("read committed", "off")
    with database.reading() as session:
        assert tuple(session.execute(show).one()) == ("repeatable read", "on")
    with database.writing() as session:
        assert tuple(session.execute(show).one()) == ("read committed", "off")
    database.dispose()


@pytest.mark.parametrize("url", ["mysql://somewhere/else", "not an address", "postgresql+asyncpg://h/n"])
def test_an_address_of_another_form_is_told_from_an_outage(url: str) -> None:
    with pytest.raises(DatabaseUnusable, match="DATABASE_URL") as caught:
        Database(url)
    assert caught.value.outage is Outage.ADDRESS


def outage_of(url: str) -> Outage:
    database = Database(url)
    try:
        with pytest.raises(DatabaseUnusable) as caught, database.writing() as session:
            session.execute(text("CREATE TABLE told (what text)"))
    finally:
        database.dispose()
    assert caught.value.explanation.next.ja
    return caught.value.outage


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert outage_of(f"sqlite:///{tmp_path / 'nowhere' / 'compliance.db'}") is Outage.NO_FILE


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("just some words, and more of them" * 40)
    assert outage_of(f"sqlite:///{tmp_path / 'notes.db'}") is Outage.DAMAGED


def test_a_read_only_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    sqlite3.connect(file).close()
    assert outage_of(f"sqlite:///file:{file}?mode=ro&uri=true") is Outage.UNWRITABLE


def test_a_busy_database_is_named(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.store.database.WAIT_SECONDS", 0.1)
    hasty = Database(database.url.render_as_string(hide_password=False))
    with database.writing() as first:
        first.execute(update(TrailHead).values(size=1))
        with pytest.raises(DatabaseUnusable) as caught, hasty.writing() as second:
            second.execute(update(TrailHead).values(size=2))
    hasty.dispose()
    assert caught.value.outage is Outage.BUSY


def test_an_unreachable_server_is_named_without_its_password() -> None:
    database = Database("postgresql://ward:hush@/ward?host=/nowhere")
    with pytest.raises(DatabaseUnusable) as caught, database.reading() as session:
        session.execute(text("SELECT 1"))
    assert caught.value.outage is Outage.UNREACHABLE
    assert "hush" not in str(caught.value)


def test_a_server_without_the_database_is_unreachable(postgres: Server) -> None:
    assert outage_of(postgres.url_of("no_such_ward")) is Outage.UNREACHABLE


def test_an_error_does_not_repeat_what_was_to_be_written(database: Database) -> None:
    with database.reading() as session, pytest.raises(DBAPIError) as caught:
        session.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": "山田 花子"})
    assert "山田 花子" not in str(caught.value)
