"""The list inside the sheets: the row of headings found by their words, the columns they mean, the rows below."""

import json
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

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
    found = [(sheet, *headed) for sheet in book.sheets if (headed := _headings(sheet, known)) is not None]
    if not found:
        raise refusal("no_headings", name, sheets="、".join(sheet.name for sheet in book.sheets) or "―")
    sheet, at, columns = max(found, key=lambda each: _said(each[2]))
    rows = tuple(_below(sheet, at, columns))
    if not rows:
        raise refusal("no_rows", name)
    if sheet.more or len(rows) > MOST_ROWS:
        raise refusal("too_many_rows", name, most=MOST_ROWS)
    others = tuple(each.name for each, *_ in found if each is not sheet)
    return ReadList(name, sheet.name, sheet.rows[at].number, columns, rows, others, book.hidden, book.formulas)


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


def _headings(sheet: Sheet, known: Mapping[str, Column]) -> tuple[int, tuple[FileColumn, ...]] | None:
    """The row (by its place) with the most headings we know: two at least, or a name among others that we do not."""
    rows = [(at, tuple(_columns(row, known))) for at, row in enumerate(sheet.rows[:_HEADED_WITHIN])]
    headed = (each for each in rows if _said(each[1]) > 1 or (_said(each[1]) and len(each[1]) > _FEW))
    return max(headed, key=lambda each: _said(each[1]), default=None)


def _said(columns: Sequence[FileColumn]) -> int:
    return sum(each.column is not None for each in columns)


def _columns(row: Row, known: Mapping[str, Column]) -> Iterator[FileColumn]:
    taken: Counter[Column] = Counter()
    for index, heading in enumerate(row.cells):
        keys = keys_of(heading)
        column = next((known[key] for key in keys if key in known), None) or column_of(heading)
        if column is not None and not taken[column]:
            taken[column] += 1
            yield FileColumn(index, heading, Taken.READ, column)
        elif heading:
            yield FileColumn(index, heading, _otherwise(keys))


def _otherwise(keys: Sequence[str]) -> Taken:
    for names, taken in ((NUMBERING, Taken.COUNTS), (NOT_TAKEN, Taken.NOT_NEEDED), (ELSEWHERE, Taken.ELSEWHERE)):
        if not keys or names & set(keys):
            return taken
    return Taken.UNKNOWN


def _column(each: FileColumn, column: Column | None) -> FileColumn:
    return replace(each, taken=Taken.UNKNOWN if column is None else Taken.READ, column=column, by_hand=True)


def _below(sheet: Sheet, at: int, columns: Sequence[FileColumn]) -> Iterator[Row]:
    """The rows after the headings in which a column says something; headings repeated on a next page are none."""
    headings = {each.index: each.heading for each in columns}
    counting = {each.index for each in columns if each.taken is Taken.COUNTS}
    for row in sheet.rows[at + 1 :]:
        told = {index: cell for index, cell in enumerate(row.cells) if cell and index not in counting}
        if told and any(headings.get(index) != cell for index, cell in told.items()):
            yield Row(row.number, row.cells[: columns[-1].index + 1])


def _written(row: Row, texts: Mapping[int, str]) -> Row:
    cells = [*row.cells, *[""] * (max(texts) + 1 - len(row.cells))]
    for index, text in texts.items():
        cells[index] = text
    return Row(row.number, tuple(cells))
