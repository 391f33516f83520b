"""The list inside the sheets: the row of headings found by their words, the columns they mean, the rows below."""

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from itertools import pairwise, zip_longest

from compliance.documents.handler_lists.columns import (
    ELSEWHERE,
    HEADINGS,
    NOT_TAKEN,
    NUMBERING,
    Column,
    column_of,
    keys_of,
)
from compliance.documents.handler_lists.refusals import refusal
from compliance.documents.handler_lists.sheets import Book, Row, Sheet

MOST_ROWS = 2_000
_HEADED_WITHIN = 50
"""Rows that say something among which the headings are looked for."""


_FEW = 2
"""Cells of a row that may be a title and a date; more of them are headings."""


class Taken(StrEnum):
    """What becomes of a column of the file."""

    READ = "read"
    COUNTS = "counts"
    NOT_NEEDED = "not_needed"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: its place from 0, its heading as written, what it is taken for, and whether by hand."""

    index: int
    heading: str
    taken: Taken
    column: Column | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was read: texts only. `others` are further sheets with such headings, `hidden` those not shown."""

    name: str
    sheet: str
    heading_row: int
    columns: tuple[FileColumn, ...]
    rows: tuple[Row, ...]
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()

    def place_of(self, column: Column) -> FileColumn | None:
        """Where the file has this column; None where it has none."""
        return next((each for each in self.columns if each.column is column), None)

    def mapped(self, chosen: Mapping[int, Column | None]) -> "ReadList":
        """The same list with columns taken for what somebody says they are; a column is taken once, the last time."""
        taken = {column for column in chosen.values() if column is not None}
        columns = (
            _column(each, chosen[each.index])
            if each.index in chosen
            else _column(each, None)
            if each.column in taken
            else each
            for each in self.columns
        )
        return replace(self, columns=tuple(columns))

    def without(self, rows: Container[int]) -> "ReadList":
        """The same list without rows that are nobody's, or stand twice."""
        return replace(self, rows=tuple(row for row in self.rows if row.number not in rows))

    def with_cells(self, cells: Mapping[tuple[int, Column], str]) -> "ReadList":
        """The same list with cells, by row number and column, written anew; a column it lacks is added at its end."""
        columns, places = list(self.columns), {each.column: each.index for each in self.columns if each.column}
        width = max([len(row.cells) for row in self.rows] + [each.index + 1 for each in columns])
        for column in dict.fromkeys(column for _row, column in cells if column not in places):
            places[column] = width
            columns.append(FileColumn(width, HEADINGS[column].words.ja, Taken.READ, column))
            width += 1
        by_row: dict[int, dict[int, str]] = {}
        for (number, column), text in cells.items():
            by_row.setdefault(number, {})[places[column]] = text
        rows = tuple(_written(row, by_row[row.number]) if row.number in by_row else row for row in self.rows)
        return replace(self, columns=tuple(columns), rows=rows)


def find_list(book: Book, name: str, known: Mapping[str, Column]) -> ReadList:
    """The list on the sheet whose headings say most; NotAHandlerList where no sheet has one, or it is too long."""
    found = [(sheet, headed) for sheet in book.sheets if (headed := _headings(sheet, known)) is not None]
    if not found:
        raise refusal("no_headings", name, sheets="、".join(sheet.name for sheet in book.sheets) or "―")
    sheet, headed = max(found, key=lambda each: each[1].said)
    rows = tuple(_below(sheet, headed))
    if not rows:
        raise refusal("no_rows", name)
    if sheet.more or len(rows) > MOST_ROWS:
        raise refusal("too_many_rows", name, most=MOST_ROWS)
    others = tuple(each.name for each, _ in found if each is not sheet)
    number = headed.rows[-1].number
    return ReadList(name, sheet.name, number, headed.columns, rows, others, book.hidden, book.formulas)


def to_text(read: ReadList) -> str:
    """The list as text, to be kept between two pages."""
    return json.dumps(asdict(read), ensure_ascii=False)


def from_text(text: str) -> ReadList:
    """The list that `to_text` wrote."""
    kept = json.loads(text)
    columns = (
        FileColumn(
            each["index"],
            each["heading"],
            Taken(each["taken"]),
            Column(each["column"]) if each["column"] else None,
            each["by_hand"],
        )
        for each in kept["columns"]
    )
    rows = (Row(each["number"], tuple(each["cells"])) for each in kept["rows"])
    kept |= {key: tuple(kept[key]) for key in ("others", "hidden", "formulas")}
    return ReadList(**{**kept, "columns": tuple(columns), "rows": tuple(rows)})


@dataclass(frozen=True, slots=True)
class _Headed:
    """Where the headings stand: the rows they take, the place of the last of these from 0, and what they say."""

    at: int
    rows: tuple[Row, ...]
    columns: tuple[FileColumn, ...]

    @property
    def said(self) -> int:
        """How many of them we know."""
        return sum(each.column is not None for each in self.columns)

    @property
    def heads_a_list(self) -> bool:
        """Two at least are known, or one among several that are not."""
        return self.said > 1 or (self.said > 0 and len(self.columns) > _FEW)


def _headings(sheet: Sheet, known: Mapping[str, Column]) -> _Headed | None:
    """The row with the most headings that we know, or two rows that say more together than one of them alone."""
    rows = sheet.rows[:_HEADED_WITHIN]
    single = [_Headed(at, (row,), tuple(_columns(_alone(row), known))) for at, row in enumerate(rows)]
    double = [
        _Headed(at, (upper, lower), tuple(_columns(_together(upper, lower), known)))
        for at, (upper, lower) in enumerate(pairwise(rows), start=1)
    ]
    return max((each for each in (*single, *double) if each.heads_a_list), key=lambda each: each.said, default=None)


def _alone(row: Row) -> Iterator[tuple[str, ...]]:
    """For each cell of one row of headings what it may be called."""
    return ((cell,) for cell in row.cells)


def _together(upper: Row, lower: Row) -> Iterator[tuple[str, ...]]:
    """The same for two rows: a heading over several columns stands in the first of its cells."""
    over = ""
    for above, below in zip_longest(upper.cells, lower.cells, fillvalue=""):
        over = above or (over if below else "")
        yield (f"{over} {below}", below) if over and below else (above or below,)


def _columns(cells: Iterable[tuple[str, ...]], known: Mapping[str, Column]) -> Iterator[FileColumn]:
    taken: Counter[Column] = Counter()
    for index, called in enumerate(cells):
        keys = [key for name in called for key in keys_of(name)]
        column = next((known[key] for key in keys if key in known), None)
        column = column or next(filter(None, map(column_of, called)), None)
        if column is not None and not taken[column]:
            taken[column] += 1
            yield FileColumn(index, called[0], Taken.READ, column)
        elif called[0]:
            yield FileColumn(index, called[0], _otherwise(keys))


def _otherwise(keys: Sequence[str]) -> Taken:
    for names, taken in ((NUMBERING, Taken.COUNTS), (NOT_TAKEN, Taken.NOT_NEEDED), (ELSEWHERE, Taken.ELSEWHERE)):
        if not keys or names & set(keys):
            return taken
    return Taken.UNKNOWN


def _column(each: FileColumn, column: Column | None) -> FileColumn:
    return replace(each, taken=Taken.UNKNOWN if column is None else Taken.READ, column=column, by_hand=True)


def _below(sheet: Sheet, headed: _Headed) -> Iterator[Row]:
    """The rows after the headings in which a column says something; headings repeated on a next page are none."""
    counting = {each.index for each in headed.columns if each.taken is Taken.COUNTS}
    for row in sheet.rows[headed.at + 1 :]:
        told = {index: cell for index, cell in enumerate(row.cells) if cell and index not in counting}
        if told and not any(_repeats(heading, told) for heading in headed.rows):
            yield Row(row.number, row.cells[: headed.columns[-1].index + 1])


def _repeats(heading: Row, told: Mapping[int, str]) -> bool:
    """Whether each cell that says something says what this row of headings says there."""
    return all(heading.cells[index : index + 1] == (cell,) for index, cell in told.items())


def _written(row: Row, texts: Mapping[int, str]) -> Row:
    cells = [*row.cells, *[""] * (max(texts) + 1 - len(row.cells))]
    for index, text in texts.items():
        cells[index] = text
    return Row(row.number, tuple(cells))
