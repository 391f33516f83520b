"""A ward many times over: every contract of a database copied with all that hangs on it, by SQL alone."""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from compliance.domain.obligations import id_of, key_of

KEPT = frozenset(
    {
        "account",
        "alembic_version",
        "answered_request",
        "contractor",
        "contractor_contact",
        "council_meeting",
        "council_report",
        "council_report_file",
        "council_report_row",
        "department",
        "draft",
        "evidence",
        "job",
        "job_file",
        "lease",
        "login_failure",
        "login_session",
        "nightly_run",
        "outbox",
        "policy_figure",
        "posting",
        "sealed_file",
        "section",
        "tally_cell",
        "tally_day",
        "tally_month",
        "trail_entry",
        "trail_head",
        "trail_salt",
        "ward_settings",
    }
)
"""The tables of which there is one in a ward, however large: the copies share its sections, contractors and people
who sign in. The trail is not copied either: no page that is measured reads it."""

_QUICK = (
    "foreign_keys = OFF",
    "journal_mode = DELETE",
    "journal_mode = OFF",
    "synchronous = OFF",
    "cache_size = -400000",
)
_MANY = 10_000_000
_ID = re.compile(
    "(?<![0-9a-f])[0-9a-f]{4}([0-9a-f]{4}-?[0-9a-f]{4}-?)[0-9a-f]([0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12})(?![0-9a-f])"
)
"""A UUID in a text: the number of the copy takes the place of its first four digits, 8 that of its version."""

_COUNTS = ("matters_open", "matters_claimed", "matters_overdue", "rows_open", "rows_claimed", "rows_overdue")
_WITHIN_TEXT = frozenset({"details", "cause", "obligation_key"})
_ROW_NUMBERS = frozenset({"row_id", "child_id", "of_row"})
_OBLIGATION = "obligation_id({0}.contract_id, {0}.rule, {0}.subject, {0}.period, {0}.episode, n)"


def multiply(file: Path, times: int) -> None:
    """Each contract stands `times` times afterwards; ids, keys, reasons and sums are those that rules would give."""
    with sqlite3.connect(file, isolation_level=None) as database:
        for setting in _QUICK:
            database.execute(f"PRAGMA {setting}")
        _share(database)
        database.execute("CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY)")
        database.executemany("INSERT INTO copies VALUES (?)", ((n,) for n in range(1, times)))
        for table in _tables(database):
            _copy(database, table)
        for table in ("tally_day", "tally_month"):
            sums = ", ".join(f"{count} = {count} * {times}" for count in _COUNTS)
            database.execute(f"UPDATE {table} SET {sums}")  # noqa: S608 - names of our own tables
    database.close()


def _share(database: sqlite3.Connection) -> None:
    """The ids that copies keep, and the functions that make the others."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted(KEPT))
    database.execute("CREATE TEMP TABLE shared (id TEXT PRIMARY KEY) WITHOUT ROWID")
    for source in (f"entity WHERE kind IN ({kinds})", "account WHERE true", "sealed_file WHERE true"):
        database.execute(f"INSERT OR IGNORE INTO shared SELECT id FROM {source}")  # noqa: S608 - likewise
    shared = {found for (found,) in database.execute("SELECT id FROM shared")}

    def copied(text: str | None, n: int) -> str | None:
        """The text with every id in it that is not shared made that of copy `n`."""
        if text is None or text in shared:
            return text
        return _ID.sub(lambda id_: id_[0] if id_[0].replace("-", "") in shared else f"{n:04x}{id_[1]}8{id_[2]}", text)

    def obligation_id(contract: str, rule: str, subject: str | None, period: str, episode: int, n: int) -> str:
        about = None if subject is None else UUID(copied(subject, n))
        return id_of(UUID(copied(contract, n)), key_of(rule, about, period, episode)).hex

    database.create_function("copied", 2, copied, deterministic=True)
    database.create_function("obligation_id", 6, obligation_id, deterministic=True)


def _tables(database: sqlite3.Connection) -> Sequence[str]:
    named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in named if name not in KEPT]


def _copy(database: sqlite3.Connection, table: str) -> None:
    columns = [(name, kind) for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table})")]
    values = [_value(table, name, kind) for name, kind in columns]
    source = f"{table} t"
    if table == "obligation_span":
        source += " JOIN obligation o ON o.id = t.obligation_id"
    ((last,),) = database.execute(f"SELECT max(rowid) FROM {table}")  # noqa: S608 - names of our own tables
    where = "t.rowid <= ?" + (" AND t.id NOT IN shared" if table == "entity" else "")
    names = ", ".join(f'"{name}"' for name, _ in columns)
    rows = f"SELECT {', '.join(values)} FROM copies CROSS JOIN {source} WHERE {where}"  # noqa: S608 - likewise
    database.execute(f"INSERT INTO {table} ({names}) {rows}", (last,))


def _value(table: str, name: str, kind: str) -> str:
    """What a copy has in a column."""
    column = f't."{name}"'
    if (table, name) == ("obligation", "id"):
        return _OBLIGATION.format("t")
    if (table, name) == ("obligation_span", "obligation_id"):
        return _OBLIGATION.format("o")
    if kind == "CHAR(32)" or name in _WITHIN_TEXT:
        return f"copied({column}, n)"
    if name in _ROW_NUMBERS:
        return f"{column} + n * {_MANY}"
    return f"{column} || '/' || n" if (table, name) == ("contract", "number") else column
