"""One database, SQLite or PostgreSQL: its engine, its reading and its writing transactions."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, ExceptionContext, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from compliance.store.outages import DatabaseUnusable, Outage, outage

WAIT_SECONDS = 30.0
"""How long a transaction waits for another writer before it gives up with `DatabaseUnusable`."""

_READS = "compliance_reads"
_ROWS_LOOKED_AT = 1000
_SQLITE_SETTINGS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "cache_size = -8192",  # KiB: what a page asks of a large ward fits, the default quarter of it does not
)


class Database:
    """A pool of connections to one database; made by the factory, passed to whoever reads or writes.

    `engine` begins writing transactions; `reading()` and `writing()` give sessions. Raises DatabaseUnusable where the
    address is none of `sqlite:///file` and `postgresql+psycopg://…`; connects on first use only.
    """

    def __init__(self, url: str) -> None:
        self.url = _address(url)
        self.engine = create_engine(  # what is written about people stays out of the messages of errors, and of logs
            self.url,
            pool_pre_ping=self.is_postgresql,
            pool_use_lifo=True,  # the connection that was used last knows the most pages and statements
            hide_parameters=True,
        )
        self._reader = self.engine.execution_options(**{_READS: True}, **self._reader_options())
        event.listen(self.engine, "handle_error", _explain)
        if self.is_postgresql:
            event.listen(self.engine, "connect", _set_up_postgresql)
        else:
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @property
    def is_postgresql(self) -> bool:
        """Whether this is PostgreSQL; otherwise it is SQLite."""
        return self.url.get_backend_name() == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A read-only session that sees one snapshot from its first query to its end, and blocks no writer."""
        with Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose transaction commits at the end, or leaves nothing when its body fails.

        For the store itself (`changes`, migrations, jobs' claims); a change of facts goes through `changes.change`.
        """
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def gather_statistics(self) -> None:
        """Let SQLite look at its indexes, so that it chooses the right one: a fraction of a second, whatever the size.

        Without it a list for one section reads the whole ward's. PostgreSQL does this by itself.
        """
        if not self.is_postgresql:
            with self.engine.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA analysis_limit = {_ROWS_LOOKED_AT}")
                connection.exec_driver_sql("ANALYZE")

    def dispose(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()

    def _reader_options(self) -> dict[str, object]:
        if self.is_postgresql:
            return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return {}


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnusable(Outage.ADDRESS) from error
    if address.drivername in {"sqlite", "sqlite+pysqlite"}:
        return address
    if address.drivername in {"postgresql", "postgresql+psycopg"}:
        return address.set(drivername="postgresql+psycopg")
    raise DatabaseUnusable(Outage.ADDRESS)


def _set_up_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: `_begin_sqlite` does
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000:.0f}")
    for setting in _SQLITE_SETTINGS:
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _set_up_postgresql(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{WAIT_SECONDS * 1000:.0f}ms'")
    cursor.close()
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at once: a deferred one that reads first and writes later fails under its neighbours.

    A reader's BEGIN waits for nothing and is said to the driver itself: to say it through SQLAlchemy takes longer than
    to look a row up.
    """
    reads, driver = _reads(connection), connection.connection.cursor()
    if connection.info.get(_READS) is not reads:
        driver.execute(f"PRAGMA query_only = {'ON' if reads else 'OFF'}")
        connection.info[_READS] = reads
    if reads:
        driver.execute("BEGIN")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    driver.close()


def _reads(connection: Connection) -> bool:
    return _READS in connection.get_execution_options()


def _explain(context: ExceptionContext) -> None:
    """Raise what the driver's error means, if it is the database; a reader that writes is a mistake of the program."""
    if context.engine is None or (unusable := outage(context.original_exception, context.engine.url)) is None:
        return
    if unusable.outage is Outage.UNWRITABLE and context.connection is not None and _reads(context.connection):
        return
    raise unusable from context.original_exception
