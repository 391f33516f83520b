"""The trail on both databases: its sizes and instants, its proofs, its salts, and what its check finds."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from compliance.store import append_only, trail
from compliance.store.changes import Actor, Event, change
from compliance.store.database import Database
from compliance.store.entries import Entry
from compliance.store.merkle import EMPTY_ROOT, root_of, verify_consistency, verify_inclusion
from compliance.store.models.trail import TrailEntry
from compliance.store.salts import first_lost_salt, forget_salts, forgotten
from compliance.store.trail_checks import BadEntry, Checkpoint, Flaw, verify

NOON = datetime(2027, 4, 1, 3, 0, tzinfo=UTC)
CANARY = "山田花子カナリア"
TESTER = Actor.command("test")
INSERT_AHEAD = (
    "INSERT INTO trail_entry SELECT 9, at, actor_kind, actor, action, kind, subject, before, after, leaf, inner_hashes"
    " FROM trail_entry WHERE seq = 1"
)


def write(database: Database, count: int, at: datetime = NOON) -> None:
    with change(database, TESTER, at) as made:
        made.record_all([Event("add", "contract", uuid4(), after={"title": f"契約{n}"}) for n in range(count)])


def leaves(database: Database) -> Sequence[bytes]:
    with database.reading() as session:
        return session.execute(select(TrailEntry.leaf).order_by(TrailEntry.seq)).scalars().all()


def flaw(database: Database, *checkpoints: Checkpoint) -> BadEntry | None:
    with database.reading() as session:
        return verify(session, checkpoints)


def test_an_empty_trail_is_sound(database: Database) -> None:
    with database.reading() as session:
        assert (trail.size(session), trail.root(session)) == (0, EMPTY_ROOT)
        assert trail.size_at(session, NOON) == 0
    assert flaw(database) is None


def test_the_root_is_that_of_all_leaves(database: Database) -> None:
    write(database, 5)
    write(database, 6)
    with database.reading() as session:
        assert trail.size(session) == 11
        assert trail.root(session) == trail.root_at(session, 11) == root_of(leaves(database))
        assert trail.root_at(session, 5) == root_of(leaves(database)[:5])
    assert flaw(database) is None


def test_size_at_counts_what_was_there_before_an_instant(database: Database) -> None:
    for day in range(3):
        write(database, 2, NOON + timedelta(days=day))
    with database.reading() as session:
        assert trail.size_at(session, NOON) == 0
        assert trail.size_at(session, NOON + timedelta(microseconds=1)) == 2
        assert trail.size_at(session, NOON + timedelta(days=1, hours=1)) == 4
        assert trail.size_at(session, NOON + timedelta(days=9)) == 6


def test_proofs_from_the_database_verify(database: Database) -> None:
    write(database, 13)
    stored = leaves(database)
    with database.reading() as session:
        proof = trail.inclusion_proof(session, 6, 13)
        assert verify_inclusion(stored[5], 5, 13, proof, trail.root(session))
        growth = trail.consistency_proof(session, 7, 13)
        assert verify_consistency(7, 13, root_of(stored[:7]), trail.root(session), growth)


def test_the_trail_holds_no_name(database: Database) -> None:
    with change(database, Actor.account(uuid4()), NOON) as made:
        made.record("edit", "person", uuid4(), before={"name": "前の名前"}, after={"name": CANARY})
    with database.reading() as session:
        for table in ("trail_entry", "trail_salt", "trail_head"):
            assert CANARY not in repr(session.execute(text(f"SELECT * FROM {table}")).all())


def test_names_are_refused_where_codes_belong() -> None:
    for build in (
        lambda: Actor.command(CANARY),
        lambda: Actor.system("Hanako"),
        lambda: Event(CANARY, "person", uuid4()),
        lambda: Event("edit", "person", uuid4(), after={CANARY: 1}),
    ):
        with pytest.raises(ValueError, match="code"):
            build()


def test_a_forgotten_salt_makes_the_hash_meaningless_and_the_trail_stays_sound(database: Database) -> None:
    person = uuid4()
    with change(database, TESTER, NOON) as made:
        seq = made.record("add", "person", person, after={"name": CANARY})
    with database.reading() as session:
        assert trail.confirms(session, seq, "name", CANARY)
        assert not trail.confirms(session, seq, "name", "別人")
        assert not trail.confirms(session, seq, "kana", CANARY)
    with change(database, TESTER, NOON) as made:
        assert forget_salts(made, "person", person) == 1
    with database.reading() as session:
        assert not trail.confirms(session, seq, "name", CANARY)
        assert (first_lost_salt(session), forgotten(session)) == (None, 1)
    assert flaw(database) is None


def test_a_salt_that_went_without_a_word_is_named(database: Database) -> None:
    write(database, 3)
    tamper(database, "DELETE FROM trail_salt WHERE seq = 2")
    with database.reading() as session:
        lost = first_lost_salt(session)
        assert forgotten(session) == 0
    assert lost is not None
    assert (lost.table, lost.row) == ("trail_salt", "2")


def test_what_is_recorded_after_the_salts_were_forgotten_keeps_its_own(database: Database) -> None:
    person = uuid4()
    for _ in range(2):
        with change(database, TESTER, NOON) as made:
            made.record("add", "person", person, after={"name": CANARY})
            assert forget_salts(made, "person", person) > 0
            seq = made.record("edit", "person", person, after={"name": CANARY})
        with database.reading() as session:
            assert trail.confirms(session, seq, "name", CANARY)


def test_equal_values_of_two_entries_do_not_show_as_equal(database: Database) -> None:
    with change(database, TESTER, NOON) as made:
        made.record_all([Event("add", "person", uuid4(), after={"name": CANARY}) for _ in range(2)])
    with database.reading() as session:
        first, second = session.execute(select(TrailEntry.after)).scalars()
    assert json.loads(first)["name"] != json.loads(second)["name"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_entry SET action = 'other' WHERE seq = 2",
        "DELETE FROM trail_entry WHERE seq = 3",
        INSERT_AHEAD,
        "UPDATE trail_salt SET salt = leaf FROM trail_entry WHERE trail_entry.seq = trail_salt.seq",
        "DELETE FROM trail_salt WHERE seq = 2",
        "UPDATE trail_head SET size = 1",
        "DELETE FROM trail_head",
    ],
)
def test_the_database_itself_refuses_to_rewrite_the_trail(database: Database, statement: str) -> None:
    write(database, 3)
    with pytest.raises(IntegrityError, match=r"trail|salt"), database.writing() as session:
        session.execute(text(statement))
    assert flaw(database) is None


def test_no_replacing_insert_and_no_truncate_gets_past_the_guards(database: Database) -> None:
    write(database, 3)
    replacing = "INSERT OR REPLACE INTO trail_entry SELECT * FROM trail_entry WHERE seq = 1"
    statements = ["TRUNCATE trail_entry CASCADE", "TRUNCATE trail_salt"] if database.is_postgresql else [replacing]
    for statement in statements:
        with pytest.raises(IntegrityError, match=r"trail|salt"), database.writing() as session:
            session.execute(text(statement))


def tamper(database: Database, *statements: str) -> None:
    """What somebody with full rights in the database could do: take down the guards, then change rows."""
    with database.engine.begin() as connection:
        _take_down(connection)
        for statement in statements:
            connection.execute(text(statement))


def _take_down(connection: Connection) -> None:
    for statement in append_only.guards(connection.dialect.name):
        words = statement.split()
        if words[1] == "TRIGGER":
            table = words[words.index("ON") + 1]
            of_table = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER {words[2]}{of_table}")


@pytest.mark.parametrize(
    "value",
    [
        "action = 'other'",
        "actor = 'other'",
        "after = '{}'",
        "before = ''",
        "at = '2020-01-01 00:00:00.000000'",
        "inner_hashes = leaf",
    ],
)
def test_an_altered_entry_is_named(database: Database, value: str) -> None:
    write(database, 7)
    tamper(database, f"UPDATE trail_entry SET {value} WHERE seq = 4")
    assert flaw(database) == BadEntry(4, Flaw.ALTERED)


def test_the_first_of_two_altered_entries_is_named(database: Database) -> None:
    write(database, 7)
    tamper(database, "UPDATE trail_entry SET kind = 'other' WHERE seq IN (6, 3)")
    assert flaw(database) == BadEntry(3, Flaw.ALTERED)


def test_a_missing_entry_is_named(database: Database) -> None:
    write(database, 7)
    tamper(database, "DELETE FROM trail_salt", "DELETE FROM trail_entry WHERE seq = 4")
    assert flaw(database) == BadEntry(4, Flaw.MISSING)


def test_a_tail_cut_off_is_named(database: Database) -> None:
    write(database, 7)
    tamper(database, "DELETE FROM trail_salt", "DELETE FROM trail_entry WHERE seq > 4")
    assert flaw(database) == BadEntry(5, Flaw.MISSING)


def test_a_missing_head_is_named(database: Database) -> None:
    write(database, 3)
    tamper(database, "DELETE FROM trail_head")
    assert flaw(database) == BadEntry(4, Flaw.HEAD)


def test_an_entry_rewritten_together_with_its_hash_disagrees_with_the_tree(database: Database) -> None:
    write(database, 4)
    with database.reading() as session:
        row = session.get_one(TrailEntry, 3)
        told = (row.actor_kind, row.actor, "other", row.kind, row.subject, row.before, row.after)
        leaf = Entry(row.seq, row.at, *told).leaf().hex()
    literal = f"'\\x{leaf}'" if database.is_postgresql else f"x'{leaf}'"
    tamper(database, f"UPDATE trail_entry SET action = 'other', leaf = {literal} WHERE seq = 3")
    assert flaw(database) == BadEntry(4, Flaw.ALTERED)


def test_a_head_of_another_root_is_named(database: Database) -> None:
    write(database, 4)
    tamper(database, "UPDATE trail_head SET root = (SELECT leaf FROM trail_entry WHERE seq = 1)")
    assert flaw(database) == BadEntry(4, Flaw.HEAD)


def test_a_printed_root_shows_a_database_that_was_rolled_back(database: Database) -> None:
    write(database, 4)
    with database.reading() as session:
        paper = Checkpoint(trail.size(session), trail.root(session))
    assert flaw(database, paper) is None
    assert flaw(database, Checkpoint(4, bytes(32))) == BadEntry(4, Flaw.OTHER_HISTORY)
    assert flaw(database, Checkpoint(6, paper.root)) == BadEntry(5, Flaw.MISSING)


@pytest.mark.parametrize("value", ["at = 'yesterday'", "subject = 'nobody'", "after = x'00'", "after = 7"])
def test_a_row_of_the_wrong_types_is_named(sqlite_database: Database, value: str) -> None:
    write(sqlite_database, 7)
    tamper(sqlite_database, f"UPDATE trail_entry SET {value} WHERE seq = 4")
    found = flaw(sqlite_database)
    assert found is not None
    assert found.seq == 4


def test_a_check_in_batches_crosses_their_borders(database: Database) -> None:
    write(database, 2001)
    assert flaw(database) is None
    tamper(database, "UPDATE trail_entry SET action = 'other' WHERE seq = 1001")
    assert flaw(database) == BadEntry(1001, Flaw.ALTERED)


def test_the_size_at_an_instant_is_the_last_position_though_the_clock_stepped_back(database: Database) -> None:
    write(database, 1, NOON)
    write(database, 1, NOON - timedelta(hours=1))
    with database.reading() as session:
        assert trail.size_at(session, NOON + timedelta(seconds=1)) == 2
