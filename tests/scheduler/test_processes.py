"""Real processes: of two runners one works; killed, the other takes over; told to stop, they end and give back."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from compliance.cli.instances import create_instance
from compliance.config import Config
from compliance.scheduler.jobs import JOBS

PATIENCE = 180.0
Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An instance folder with an empty database, in a process whose files are its owner's alone."""
    instance = tmp_path / "instance"
    create_instance(Config.from_environ({"COMPLIANCE_INSTANCE": str(instance)}), new_keys=True)
    return instance


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Starts a runner; whatever still runs at the end is killed."""
    begun: list[subprocess.Popen[bytes]] = []

    def begin() -> "subprocess.Popen[bytes]":
        environ = {**os.environ, "COMPLIANCE_INSTANCE": str(folder)}
        begun.append(subprocess.Popen([sys.executable, "-m", "compliance.cli", "run"], env=environ))
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()
        process.wait()


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "compliance.sqlite3")) as database:
        return database.execute(query).fetchall()


def write(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "compliance.sqlite3", timeout=30)) as database, database:
        database.execute(statement)


def leader(folder: Path) -> int | None:
    """The process that has the lease, by its number."""
    held = rows(folder, "SELECT holder FROM lease WHERE name = 'runner'")
    return int(held[0][0].split(":")[1]) if held else None


def eventually(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "it did not come about in time"
        time.sleep(0.2)


def all_done(folder: Path) -> bool:
    return len(rows(folder, "SELECT 1 FROM nightly_run WHERE ended_at IS NOT NULL AND error IS NULL")) == len(JOBS)


def test_of_two_runners_one_works_and_killed_it_is_followed_by_the_other(folder: Path, start: Start) -> None:
    one, two = start(), start()
    eventually(lambda: all_done(folder))
    assert {attempts for (attempts,) in rows(folder, "SELECT attempts FROM nightly_run")} == {1}
    first = leader(folder)
    assert first in {one.pid, two.pid}
    dead, heir = (one, two) if first == one.pid else (two, one)
    dead.kill()
    dead.wait()
    write(folder, "UPDATE lease SET expires_at = '2020-01-01 00:00:00'")  # as if ninety seconds had passed
    eventually(lambda: leader(folder) == heir.pid)


def test_told_to_stop_a_runner_ends_and_gives_its_lease_back(folder: Path, start: Start) -> None:
    runner = start()
    eventually(lambda: leader(folder) == runner.pid)
    runner.send_signal(signal.SIGTERM)
    assert runner.wait(PATIENCE) == 0
    assert leader(folder) is None


def test_work_broken_off_by_a_kill_is_done_by_the_next_runner(folder: Path, start: Start) -> None:
    runner = start()
    eventually(lambda: all_done(folder))
    runner.kill()
    runner.wait()
    write(folder, "UPDATE nightly_run SET ended_at = NULL, outcome = NULL WHERE name = 'verify'")
    write(folder, "UPDATE lease SET expires_at = '2020-01-01 00:00:00'")
    start()
    eventually(lambda: all_done(folder))
    assert rows(folder, "SELECT attempts FROM nightly_run WHERE name = 'verify'") == [(2,)]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_the_servers_runner_ends_with_it_however_it_ends(folder: Path, ending: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "COMPLIANCE_INSTANCE": str(folder), "COMPLIANCE_BIND": f"127.0.0.1:{port}"}
    server = subprocess.Popen([sys.executable, "-m", "compliance.cli", "serve"], env=environ)
    try:
        eventually(lambda: leader(folder) is not None)
        child = leader(folder)
        assert child is not None
        assert int(Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1]) == server.pid
        server.send_signal(ending)
        server.wait(PATIENCE)
        eventually(lambda: leader(folder) is None)
    finally:
        server.kill()
        server.wait()
