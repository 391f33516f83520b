"""What a command prints and how it ends: text or JSON, refusals in two languages, and the exit codes."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

import click

from compliance.domain.errors import Explanation

if TYPE_CHECKING:
    from compliance.store.progress import Progress

Command = TypeVar("Command", bound=Callable[..., object])

JSON = "json"
TEXT = "text"


class ExitCode(IntEnum):
    """How a command ends."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    CANNOT_START = 3
    REFUSED = 4
    NOT_PROVED = 5


def format_option(command: Command) -> Command:
    """Gives a command `--format text|json`, passed on as the argument `form`."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice([TEXT, JSON]),
        default=TEXT,
        show_default=True,
        help="Text for people or JSON for programs.",
    )
    return option(command)


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def print_json(value: object) -> None:
    """`value` as indented JSON, Japanese left readable; dates and UUIDs as their text; TypeError for anything else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_lines(lines: Iterable[str]) -> None:
    """Each line by itself, on standard output."""
    for line in lines:
        click.echo(line)


@contextmanager
def progress_bar(label: str) -> "Iterator[Progress]":
    """A bar on standard error, drawn only where somebody watches."""
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield told


def show_refusal(explanation: Explanation) -> None:
    """What, why and what next on standard error, in Japanese, then in English."""
    parts = (explanation.what, explanation.why, explanation.next)
    for sentences in ([words.ja for words in parts], [words.en for words in parts]):
        click.echo("\n  ".join(sentences), err=True)
