"""Excel workbooks of plain cells: strings stay strings, days are days, and the same cells give the same bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance.documents.texts import columns_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter ships no types

Cell = str | int | date | None
_A3, _A4 = 8, 9
FONT = "Yu Gothic"
_COVER_COLUMNS, _COVER_WIDTH, _LABEL_WIDTH = 6, 15, 30
_WIDEST, _LINE_HEIGHT = 44, 18
_HEAD_LINES = 2
_ON_A4 = 150
"""How many half-width columns a landscape A4 holds before its print becomes too small to read."""

_LONGEST = 32767
"""The most signs that a cell of Excel holds."""
_LONGEST_NAME = 24
"""The most signs of a sheet's name, a number after it included: Excel allows 31."""
_MEASURED = 200
_MOST_ROWS = 1_000_000
"""How many rows of a list stand on one sheet: Excel itself ends at 1,048,576."""


@dataclass(frozen=True, slots=True)
class Block:
    """A small table: its heads, and rows as long as the heads."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class ListHead:
    """What stands above the rows of a list: a line that says what they are, and one head a column."""

    line: Sequence[str]
    heads: Sequence[str]


def print_across(sheet: "Worksheet", *, on_its_side: bool = True) -> None:
    """Printed on A4, one page wide and as many long as it takes."""
    if on_its_side:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def typed_book(buffer: BytesIO, title: str, made_at: datetime, author: str = "", folder: Path | None = None) -> Any:
    """A workbook of XlsxWriter in which texts stay texts. `made_at` (aware) is the only time in the file.

    With a `folder` rows wait there and not in memory.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # here: its import takes half a second

    room = {"in_memory": True} if folder is None else {"constant_memory": True, "tmpdir": str(folder)}
    book = Workbook(buffer, {**room, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": author, "created": made_at.astimezone(UTC).replace(tzinfo=None)})
    return book


class Book:
    """A workbook being written. `created` (aware) is the only time in the file; `running` heads each printed page.

    With a `folder` rows wait there and not in memory: for lists of any length, written row by row.
    """

    def __init__(
        self, title: str, author: str, created: datetime, running: tuple[str, str], folder: Path | None = None
    ) -> None:
        self._buffer = BytesIO()
        self._book = typed_book(self._buffer, title, created, author, folder)
        self._title, self._running = title, running
        cell = {"border": 1, "valign": "top", "font_name": FONT, "font_size": 10}
        self._plain = self._book.add_format({**cell, "text_wrap": True})
        self._number = self._book.add_format({**cell, "num_format": "#,##0"})
        self._day = self._book.add_format({**cell, "num_format": "yyyy/mm/dd", "align": "left"})
        self._head = self._book.add_format({**cell, "bold": True, "bg_color": "#E8E8E8", "text_wrap": True})
        self._line = self._book.add_format({"bold": True, "font_name": FONT, "font_size": 11})
        self._heading = self._book.add_format({"bold": True, "font_name": FONT, "font_size": 14})

    def add_cover(self, name: str, facts: Iterable[tuple[str, Cell]], blocks: Iterable[Block]) -> None:
        """A sheet with the workbook's title, one labelled fact a row, then the blocks."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.set_column(1, _COVER_COLUMNS, _COVER_WIDTH)
        sheet.write_string(0, 0, self._title, self._heading)
        at = 2
        for label, cell in facts:
            sheet.write_string(at, 0, label, self._head)
            self._wide(sheet, at, cell)
            at += 1
        for block in blocks:
            at = self._block(sheet, at + 1, block)

    def add_table(self, name: str, block: Block) -> None:
        """A sheet with one table: filter, frozen and repeated heads, columns as wide as their cells; A3 if wide."""
        sheet = self._sheet(name)
        self._block(sheet, 0, block)
        widths = [_width(head, (row[at] for row in block.rows)) for at, head in enumerate(block.heads)]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(0, _LINE_HEIGHT * _HEAD_LINES)
        for at, row in enumerate(block.rows, start=1):
            sheet.set_row(at, _LINE_HEIGHT * _lines(row, widths))
        sheet.set_paper(_A4 if sum(widths) <= _ON_A4 else _A3)
        sheet.autofilter(0, 0, max(1, len(block.rows)), len(block.heads) - 1)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def add_list(self, name: str, head: ListHead, rows: Iterable[Sequence[Cell]]) -> None:
        """A sheet with the rows as they come, each as long as `head.heads`; further sheets where one is full."""
        left = iter(rows)
        self._list(name[:_LONGEST_NAME], head, islice(left, _MOST_ROWS))
        number = 2
        while (first := next(left, None)) is not None:
            self._list(f"{name[:_LONGEST_NAME]}（{number}）", head, chain((first,), islice(left, _MOST_ROWS - 1)))
            number += 1

    def close(self) -> bytes:
        """The finished .xlsx; nothing can be added afterwards."""
        self._book.close()
        return self._buffer.getvalue()

    def _sheet(self, name: str) -> "Worksheet":
        sheet = self._book.add_worksheet(name)
        print_across(sheet)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        left, right = (words.replace("&", "&&") for words in self._running)
        sheet.set_header(f"&L{left}&R{right}")
        sheet.set_footer("&C&P / &N")
        return sheet

    def _list(self, name: str, head: ListHead, rows: Iterable[Sequence[Cell]]) -> None:
        """Row by row and never back: what a workbook in a folder asks for. The first rows tell how wide a column is."""
        sheet, at = self._sheet(name), 1
        widths = [_width(heading, ()) for heading in head.heads]
        sheet.write_string(0, 0, "　".join(head.line), self._line)
        for column, heading in enumerate(head.heads):
            sheet.write_string(1, column, heading, self._head)
        for at, row in enumerate(rows, start=2):
            for column, cell in enumerate(row):
                self._write(sheet, at, column, cell)
                if at <= _MEASURED:
                    widths[column] = max(widths[column], _width("", (cell,)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.autofilter(1, 0, max(2, at), len(head.heads) - 1)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)

    def _wide(self, sheet: "Worksheet", at: int, cell: Cell) -> None:
        """A fact over all columns of the cover, its row as high as its lines."""
        sheet.merge_range(at, 1, at, _COVER_COLUMNS, "", self._plain)
        self._write(sheet, at, 1, cell)
        if isinstance(cell, str):
            sheet.set_row(at, _LINE_HEIGHT * (1 + columns_of(cell) // (_COVER_COLUMNS * _COVER_WIDTH - 4)))

    def _block(self, sheet: "Worksheet", at: int, block: Block) -> int:
        for column, head in enumerate(block.heads):
            sheet.write_string(at, column, head, self._head)
        for row in block.rows:
            at += 1
            for column, cell in enumerate(row):
                self._write(sheet, at, column, cell)
        return at + 1

    def _write(self, sheet: "Worksheet", at: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            sheet.write_string(at, column, cell[:_LONGEST], self._plain)
        elif isinstance(cell, int):
            sheet.write_number(at, column, cell, self._number)
        elif cell is not None:
            sheet.write_datetime(at, column, cell, self._day)
        else:
            sheet.write_blank(at, column, None, self._plain)


def _width(head: str, cells: Iterable[Cell]) -> int:
    """Room for the longest cell and for the filter's button beside a head of two lines; long sentences wrap."""
    widths = (columns_of(cell) + 2 if isinstance(cell, str) else 11 for cell in cells)
    return min(_WIDEST, max(-(-columns_of(head) // _HEAD_LINES) + 4, 8, *widths))


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines the row's longest cell takes: said in the file, as not every program works it out."""
    room = ((columns_of(cell), width - 3) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str))
    return max((-(-columns // width) for columns, width in room), default=1) or 1
