"""What a verification finds: the check that failed, the first bad row, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from compliance.domain.errors import Words


class Check(StrEnum):
    """What is compared with what, in this order."""

    TRAIL = "trail"
    FACTS = "facts"
    PROJECTION = "projection"
    TALLY = "tally"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad row of one check: its `table`, the `row` by its key, and what is wrong."""

    check: Check
    table: str
    row: str
    wrong: Words


UNREADABLE = (LookupError, TypeError, ValueError)
"""What a driver or a column's type says of a value that no program of ours can have written."""


def readable(check: Check, table: str, find: Callable[[], Fault | None]) -> Fault | None:
    """What `find` finds; a fault of its own where a row cannot even be read."""
    try:
        return find()
    except UNREADABLE as error:
        return unreadable(check, table, error)


def unreadable(check: Check, table: str, error: Exception) -> Fault:
    """Some row of a table holds a value that cannot be read."""
    words = Words(f"読み取れない値があります（{error}）。", f"It holds a value that cannot be read ({error}).")
    return Fault(check, table, "?", words)
