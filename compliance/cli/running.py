"""`compliance run` and `compliance jobs`: the runner by itself, and the nights' work by hand."""

import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from compliance.cli.instances import refuse_exposed
from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines
from compliance.clock import minute_in_japan
from compliance.config import Config
from compliance.domain.errors import Explanation, Refused, Words

if TYPE_CHECKING:
    from compliance.services.deliveries import Mailer
    from compliance.services.desk import Desk
    from compliance.services.nightly import Line, Nightly

NAMES = ("horizons", "verify", "sweep", "council-drafts", "reminders")
_LOOKS_FOR_PARENT = 2.0


@click.command("run")
@click.option("--as-child", is_flag=True, help="Stop when the program that started it ends; `serve` starts it so.")
def run_runner(as_child: bool) -> None:
    """Do the nights' work, long work that was asked for, and the outbox, until it is told to stop."""
    from compliance.scheduler.holders import holder
    from compliance.scheduler.runners import Runner

    config = Config.from_environ(os.environ)
    refuse_exposed(config.instance)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    stopping = _stop_signals()
    if as_child:
        Thread(target=_follow, args=(os.getppid(), stopping), daemon=True).start()
    with _desk(config) as desk:
        Runner(desk, _mailer(config), holder(), stopping).run()


def _mailer(config: Config) -> "Mailer | None":
    """What sends the outbox; None where the office has no mail server."""
    from compliance.keys import SESSION_KEY, read_key
    from compliance.services.deliveries import Mailer
    from compliance.services.invitation_codes import Codes

    if config.mail_server is None:
        return None
    return Mailer(config.mail_server, Codes(read_key(config.keys, SESSION_KEY), config.url))


@click.group()
def jobs() -> None:
    """List the nights' work, or do a part of it now."""


@jobs.command("list")
@format_option
def list_jobs(form: str) -> None:
    """List each nightly job: when it last ran, what it did, and when it is next due."""
    from compliance.services.nightly import heartbeat, lines

    with _desk(Config.from_environ(os.environ)) as desk:
        found, beat = lines(desk), heartbeat(desk)
    if form == JSON:
        print_json({"runner_seen_at": beat, "jobs": [_record(line) for line in found]})
        return
    seen = minute_in_japan(beat) if beat else "―"
    print_lines([f"定期処理の最後の応答 / runner last seen: {seen}", *(_text(line) for line in found)])


@jobs.command("run")
@click.argument("name", type=click.Choice(NAMES))
def run_job(name: str) -> None:
    """Do one nightly job now, for the day it was last due, also where it was done; nothing is done twice."""
    from compliance.scheduler.heartbeats import Heartbeat
    from compliance.scheduler.holders import holder
    from compliance.scheduler.jobs import JOBS
    from compliance.services.nightly import Nightly, lines, perform

    who, job = holder(), JOBS[Nightly(name)]
    with _desk(Config.from_environ(os.environ)) as desk, Heartbeat(desk, who):
        if not perform(desk, job.name, job.work, who, lambda: True, again=True):
            raise _under_way(job.name)
        done = next(line for line in lines(desk) if line.name is job.name)
    print_lines([_text(done)])
    if done.run is not None and done.run.error:
        raise Exit(ExitCode.PROBLEMS)


def _stop_signals() -> Event:
    """Set by SIGTERM, and by Ctrl+C."""
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    return stopping


def _follow(parent: int, stopping: Event) -> None:
    while not stopping.wait(_LOOKS_FOR_PARENT):
        if os.getppid() != parent:
            stopping.set()


@contextmanager
def _desk(config: Config) -> "Iterator[Desk]":
    from compliance.factory import open_desk

    desk = open_desk(config)
    try:
        yield desk
    finally:
        desk.database.dispose()


def _under_way(name: "Nightly") -> Refused:
    return Refused(
        Explanation(
            Words(f"{name} を始めていません。", f"{name} was not begun."),
            Words("いま別のところで同じ処理が動いています。", "It is under way elsewhere at this moment."),
            Words("compliance jobs list で、終わったことを確かめてください。", "Look with: compliance jobs list"),
        )
    )


def _record(line: "Line") -> dict[str, object]:
    run = line.run
    return {
        "name": line.name.value,
        "next_at": line.next_at,
        "started_at": run and run.started_at,
        "ended_at": run and run.ended_at,
        "outcome": run and run.outcome,
        "error": run and run.error,
    }


def _text(line: "Line") -> str:
    run = line.run
    if run is None:
        told = "まだ動いていません / has not run yet"
    elif run.error:
        told = f"失敗 / failed: {run.error}"
    elif run.ended_at is None:
        told = "途中 / under way or broken off"
    else:
        outcome = ", ".join(f"{name}={value}" for name, value in (run.outcome or {}).items())
        told = f"{minute_in_japan(run.ended_at)}  {outcome or 'することなし / nothing to do'}"
    return f"{line.name.value:<15} {told}\n{'':<15} 次 / next {minute_in_japan(line.next_at)}"


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(run_runner)
    group.add_command(jobs)
