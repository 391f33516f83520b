"""Guards inside the database itself: the trail takes the next entry and nothing else, from whatever program it comes.

The migration runs these statements after it has made the trail's tables.
"""

from sqlalchemy import Connection

from compliance.store.merkle import EMPTY_ROOT

FORGET = "salt.forget"
"""The action of the entry that names the kind and subject whose salts go: nothing else lets them be deleted."""

_NOT_SAID_TO_GO = (
    "NOT EXISTS (SELECT 1 FROM trail_entry AS told JOIN trail_entry AS later"  # noqa: S608 (constants only)
    " ON later.kind = told.kind AND later.subject = told.subject AND later.seq > told.seq"
    f" WHERE told.seq = OLD.seq AND later.action = '{FORGET}')"
)

_REFUSALS = (
    ("trail_entry", "UPDATE", "", "the trail is append-only: an entry is never changed"),
    ("trail_entry", "DELETE", "", "the trail is append-only: an entry is never deleted"),
    (
        "trail_entry",
        "INSERT",
        "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM trail_entry)",
        "the trail is gapless: the next entry follows the last",
    ),
    ("trail_salt", "UPDATE", "", "a salt is deleted or kept, never changed"),
    (
        "trail_salt",
        "DELETE",
        _NOT_SAID_TO_GO,
        "a salt is deleted only after an entry of the trail that says so",
    ),
    ("trail_head", "UPDATE", "NEW.size < OLD.size", "the trail never becomes shorter"),
    ("trail_head", "DELETE", "", "the head of the trail is never deleted"),
)


def put_up(connection: Connection) -> None:
    """Write the first head and put up every guard, on a database whose trail tables are empty."""
    connection.exec_driver_sql(first_head(connection.dialect.name))
    for statement in guards(connection.dialect.name):
        connection.exec_driver_sql(statement)


def take_down(connection: Connection) -> None:
    """Drop what outlives the tables: on PostgreSQL the functions; on SQLite a trigger goes with its table."""
    if connection.dialect.name == "postgresql":
        for table, verb, _, _ in _REFUSALS:
            connection.exec_driver_sql(f"DROP FUNCTION {_name(table, verb)}()")


def first_head(dialect: str) -> str:
    """The statement that writes the one head row of an empty trail."""
    empty, nothing = EMPTY_ROOT.hex(), ""
    literal = "'\\x{}'" if dialect == "postgresql" else "X'{}'"
    hashes = f"{literal.format(empty)}, {literal.format(nothing)}"
    return f"INSERT INTO trail_head (id, size, root, frontier) VALUES (1, 0, {hashes})"  # noqa: S608 (constants only)


def guards(dialect: str) -> tuple[str, ...]:
    """The statements that create the guards, for "sqlite" or "postgresql"."""
    if dialect == "postgresql":
        return tuple(s for refusal in _REFUSALS for s in _postgresql(*refusal)) + _against_truncate()
    return tuple(_sqlite(*refusal) for refusal in _REFUSALS)


def _name(table: str, verb: str) -> str:
    return f"{table}_guards_{verb.lower()}"


def _sqlite(table: str, verb: str, condition: str, message: str) -> str:
    when = f"WHEN {condition} " if condition else ""
    body = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} {when}{body}"


def _postgresql(table: str, verb: str, condition: str, message: str) -> tuple[str, str]:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    row = "OLD" if verb == "DELETE" else "NEW"
    body = f"IF {condition} THEN {refuse} END IF; RETURN {row};" if condition else refuse
    return _function(_name(table, verb), body), _trigger(table, verb, "ROW", _name(table, verb))


def _against_truncate() -> tuple[str, ...]:
    refusing = {"trail_entry": "DELETE", "trail_head": "DELETE", "trail_salt": "UPDATE"}
    return tuple(_trigger(table, "TRUNCATE", "STATEMENT", _name(table, verb)) for table, verb in refusing.items())


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _trigger(table: str, verb: str, scope: str, function: str) -> str:
    return (
        f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} FOR EACH {scope} EXECUTE FUNCTION {function}()"
    )
