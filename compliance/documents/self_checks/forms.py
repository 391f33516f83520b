"""The form: a row for each item, with what is asked, what was answered last, and the two cells to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any

from compliance.documents.handler_lists.sheets import LONGEST_CELL
from compliance.documents.sheets import FONT, print_across, typed_book
from compliance.documents.texts import columns_of, marked
from compliance.domain.facts import Answer
from compliance.domain.wareki import japanese_date
from compliance.wording.languages import said
from compliance.wording.names import ANSWERS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter ships no types

TITLE, KEY = "年に一度の自己点検", "様式の記号"
_HEADS_ROW = 8
"""From 1: title, six lines about the form, the heads, then the items."""


class Column(IntEnum):
    """The columns by their place from 0."""

    NUMBER = 0
    ITEM = 1
    TEXT = 2
    LAST = 3
    LAST_NOTE = 4
    ANSWER = 5
    NOTE = 6


HEADS = {
    Column.NUMBER: ("番号", 6),
    Column.ITEM: ("項・対策", 22),
    Column.TEXT: ("求められていること", 46),
    Column.LAST: ("前回の答え", 14),
    Column.LAST_NOTE: ("前回の説明", 26),
    Column.ANSWER: ("答え（選ぶ）", 14),
    Column.NOTE: ("見たもの・確かめ方（書く）", 44),
}


@dataclass(frozen=True, slots=True)
class About:
    """What stands above the items. `key` tells this form from that of another request or of other items."""

    number: str
    work: str
    contractor: str
    due_on: date | None
    key: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class FormItem:
    """An item in words, what was answered last, and what is answered so far; texts empty where nothing is."""

    name: str
    text: str
    last: str = ""
    last_note: str = ""
    answer: Answer | None = None
    note: str = ""

    def cells(self, number: int) -> tuple[str, ...]:
        """The texts of its row."""
        answer = said(ANSWERS[self.answer], "ja") if self.answer else ""
        return (str(number), self.name, self.text, self.last, self.last_note, answer, self.note)


def self_check_form(about: About, items: Sequence[FormItem], made_at: datetime) -> bytes:
    """The workbook; everything but the two columns to fill in is locked, without a password."""
    buffer = BytesIO()
    book = typed_book(buffer, TITLE, made_at)
    sheet: Worksheet = book.add_worksheet("自己点検")
    _head(book, sheet, about)
    locked, open_ = (_cell(book, locked=locked) for locked in (True, False))
    for number, item in enumerate(items, start=1):
        cells = item.cells(number)
        for column, text in zip(Column, cells, strict=True):
            fillable = column in (Column.ANSWER, Column.NOTE)
            sheet.write_string(_HEADS_ROW + number - 1, column, text, open_ if fillable else locked)
        sheet.set_row(_HEADS_ROW + number - 1, 18 * _lines(cells))
    _rules(sheet, len(items))
    _page(sheet)
    book.close()
    return buffer.getvalue()


def _head(book: Any, sheet: "Worksheet", about: About) -> None:
    plain = book.add_format({"font_name": FONT, "font_size": 10})
    title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True})
    head = book.add_format({"font_name": FONT, "bold": True, "border": 1, "bg_color": "#E8E8E8", "text_wrap": True})
    sheet.write_string(0, 0, marked(TITLE, about.practice), title)
    for row, (label, text) in enumerate(_told(about), start=1):
        sheet.write_string(row, Column.NUMBER, label, plain)
        sheet.write_string(row, Column.TEXT, text, plain)
    sheet.set_row(_HEADS_ROW - 1, 30)
    for column, (words, width) in HEADS.items():
        sheet.write_string(_HEADS_ROW - 1, column, words, head)
        sheet.set_column(column, column, width)


def _told(about: About) -> tuple[tuple[str, str], ...]:
    return (
        ("契約番号", about.number),
        ("業務", about.work),
        ("受託者", about.contractor),
        ("提出の期限", japanese_date(about.due_on) if about.due_on else ""),
        (KEY, about.key),
        (
            "書き方",
            f"右の2列に書きます。「適合」以外は、何を、どう確かめたかも書きます（{LONGEST_CELL}字まで）。",
        ),
    )


def _rules(sheet: "Worksheet", number: int) -> None:
    first, last = _HEADS_ROW, _HEADS_ROW + number - 1
    words = [said(ANSWERS[answer], "ja") for answer in Answer]
    told = {"error_title": "答え", "error_message": f"次のどれかを選んでください：{'、'.join(words)}"}
    sheet.data_validation(first, Column.ANSWER, last, Column.ANSWER, {"validate": "list", "source": words, **told})
    length = {"validate": "length", "criteria": "<=", "value": LONGEST_CELL, "error_title": "長すぎます"}
    sheet.data_validation(first, Column.NOTE, last, Column.NOTE, length)


def _page(sheet: "Worksheet") -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(_HEADS_ROW, 2)
    sheet.repeat_rows(_HEADS_ROW - 1)
    print_across(sheet)
    sheet.set_footer("&C&P / &N")


def _cell(book: Any, *, locked: bool) -> Any:
    style = {"font_name": FONT, "font_size": 10, "valign": "top", "border": 1, "text_wrap": True, "num_format": "@"}
    return book.add_format({**style, "locked": locked, **({} if locked else {"bg_color": "#FFFBE6"})})


def _lines(cells: Sequence[str]) -> int:
    """How many lines the row's longest cell takes."""
    widths = (width for _words, width in HEADS.values())
    return max(-(-columns_of(text) // max(1, width - 2)) for text, width in zip(cells, widths, strict=True)) or 1
