"""The workbook of one session of education in an offline package: given out with the handlers, read once it is back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any

from compliance.documents.handler_lists.archives import kind_of
from compliance.documents.handler_lists.workbooks import read_workbook
from compliance.documents.sheets import FONT, print_across, typed_book

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter ships no types

TITLE = "教育の実施"
_TOLD = "教育をしたら書きます。行を消したり、順を変えたりしないでください。していないときは、書かずにおきます。"
TAUGHT, THERE, ABSENT = "教えた", "受けた", "休んだ"
_HEADS = ("番号", "氏名", "フリガナ", "受けた・休んだ（選ぶ）")
_WIDTHS = (34, 28, 28, 22)


class Asked(StrEnum):
    """What the head of the sheet asks, in its order: the day, the topics (chosen), and how it was done."""

    DAY = "教育をした日（例：R8.11.22）"
    PROTECTION = "個人情報の適正な管理（選ぶ）"
    SECURITY = "情報セキュリティ（選ぶ）"
    ORDINANCE = "条例・法律の内容（選ぶ）"
    MINUTES = "時間（分）"
    FORM = "方法（集まって、動画でなど）"
    TEACHER = "教えた人"
    MATERIAL = "使った教材"
    TEST = "分かったかどうかの確かめ方"


_TOPICS = (Asked.PROTECTION, Asked.SECURITY, Asked.ORDINANCE)
_FIRST_ASKED = 3
_FIRST_PERSON = _FIRST_ASKED + len(Asked) + 2
"""Rows from 1: the title, what to do, a row for each question, an empty one, the heads, then a row for each person."""


@dataclass(frozen=True, slots=True)
class FilledSession:
    """What was written: texts by question, and by the place of the person (from 0) the name and the mark."""

    told: Mapping[Asked, str]
    marks: Mapping[int, tuple[str, str]]

    def __bool__(self) -> bool:
        """Whether anything was: a form that was only opened and saved tells of no session."""
        return any(self.told.values()) or any(mark for _, mark in self.marks.values())


def education_form(people: Sequence[tuple[str, str]], made_at: datetime) -> bytes:
    """The workbook for these people, each by name and kana, in their order."""
    buffer = BytesIO()
    book = typed_book(buffer, TITLE, made_at)
    plain = {"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top", "border": 1}
    cell, head = book.add_format({**plain, "num_format": "@"}), book.add_format({**plain, "bold": True})
    sheet = book.add_worksheet("教育")
    sheet.write_string(0, 0, TITLE, book.add_format({"font_name": FONT, "bold": True, "font_size": 14}))
    sheet.write_string(1, 0, _TOLD, book.add_format({"font_name": FONT, "font_size": 10}))
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    _questions(sheet, head, cell)
    _people(sheet, people, head, cell)
    print_across(sheet, on_its_side=False)
    book.close()
    return buffer.getvalue()


def _questions(sheet: "Worksheet", head: Any, cell: Any) -> None:
    for row, asked in enumerate(Asked, start=_FIRST_ASKED - 1):
        sheet.write_string(row, 0, asked.value, head)
        sheet.write_string(row, 1, "", cell)
        if asked in _TOPICS:
            sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": [TAUGHT]})


def _people(sheet: "Worksheet", people: Sequence[tuple[str, str]], head: Any, cell: Any) -> None:
    for place, words in enumerate(_HEADS):
        sheet.write_string(_FIRST_PERSON - 2, place, words, head)
    for number, (name, kana) in enumerate(people):
        for place, text in enumerate((str(number + 1), name, kana, "")):
            sheet.write_string(_FIRST_PERSON - 1 + number, place, text, cell)
    last = _FIRST_PERSON - 2 + len(people)
    mark = len(_HEADS) - 1
    sheet.data_validation(_FIRST_PERSON - 1, mark, last, mark, {"validate": "list", "source": [THERE, ABSENT]})


def session_in(data: bytes, name: str, people: int) -> FilledSession:
    """What was written of so many people; NotAHandlerList where it is no workbook that can be read."""
    kind_of(data, name)
    rows = {row.number: row.cells for row in read_workbook(data, name).sheets[0].rows}
    told = {asked: _cell(rows, row, 1) for row, asked in enumerate(Asked, start=_FIRST_ASKED)}
    marks = {
        place: (_cell(rows, _FIRST_PERSON + place, 1), _cell(rows, _FIRST_PERSON + place, len(_HEADS) - 1))
        for place in range(people)
    }
    return FilledSession(told, marks)


def _cell(rows: Mapping[int, Sequence[str]], row: int, place: int) -> str:
    cells = rows.get(row, ())
    return cells[place].strip() if len(cells) > place else ""
