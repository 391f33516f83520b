"""What one test process compiles once for all its databases and applications, and that nobody waits for a disk.

Every test has a database and an application of its own, so an engine and a route table of its own. SQLAlchemy keeps
the statements it has compiled by the dialect of an engine, and Werkzeug writes two functions for every route: both take
many times as long as what a test then asks of them. SQLite's `synchronous` is off as PostgreSQL's `fsync` is: no test
pulls the plug.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import Dialect
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]
_UNWAITING = "tests_wait_for_no_disk"
_STATEMENTS: dict[str, tuple[Dialect, MutableMapping[Any, Any]]] = {}
"""The dialect that was connected first on each backend, and everything compiled for it."""

_BUILDERS: dict[tuple[object, ...], Builder] = {}
"""The function that builds an address, by all that Werkzeug writes it from."""

_compile_builder = Rule._compile_builder


def compile_once() -> None:
    """From now on, for every engine and every route of this process."""
    event.listen(Engine, "engine_connect", _share)
    Rule._compile_builder = _builder  # type: ignore[assignment]  # there is no other place for it


def _share(connection: Connection) -> None:
    engine = connection.engine
    dialect, compiled = _STATEMENTS.setdefault(engine.dialect.name, (engine.dialect, {}))
    engine.dialect = connection.dialect = dialect
    engine._compiled_cache = compiled
    if dialect.name == "sqlite" and _UNWAITING not in connection.info:
        connection.connection.cursor().execute("PRAGMA synchronous = OFF")
        connection.info[_UNWAITING] = True


def _builder(rule: Rule, append_unknown: bool = True) -> Builder:
    """It reaches the converters through the rule that it is bound to, so equal routes of two applications share it."""
    written_from = (tuple(rule._trace), repr(rule.defaults), append_unknown)
    if written_from not in _BUILDERS:
        _BUILDERS[written_from] = _compile_builder(rule, append_unknown)
    return _BUILDERS[written_from]
