"""What was read out of a file before anybody asked what it means: sheets of rows of texts."""

from dataclasses import dataclass, field

MOST_CELLS, LONGEST_CELL = 200, 1_000
"""Of one row, and signs of one cell: no list is wider, and what is longer is shown cut."""

MOST_READ = 2_500
"""Rows of one sheet that say something: more than a list and all that may stand above and below it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that says something: its number in the sheet, from 1, and its cells from column A on, as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `more`: it has more rows than were read."""

    name: str
    rows: tuple[Row, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets that are shown, the names of those hidden, and the places of its formulas (`A1`)."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = field(default=())
    formulas: tuple[str, ...] = field(default=())


def letter(index: int) -> str:
    """The letter of a column by its place from 0: A, B, … Z, AA."""
    quotient, rest = divmod(index, 26)
    return (letter(quotient - 1) if quotient else "") + chr(ord("A") + rest)
