"""What was written into the form, row by row, and what is no form of this request."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from compliance.documents.handler_lists.archives import kind_of
from compliance.documents.handler_lists.refusals import NotAHandlerList
from compliance.documents.handler_lists.sheets import LONGEST_CELL, Row, letter
from compliance.documents.handler_lists.workbooks import read_workbook
from compliance.documents.papers_in.hidden_characters import shown_name
from compliance.documents.self_checks.forms import KEY, Column
from compliance.domain.errors import Explanation, Refused, Words
from compliance.domain.facts import Answer
from compliance.wording.languages import said
from compliance.wording.names import ANSWERS

_ANSWERS: Mapping[str, Answer] = {said(words, "ja"): answer for answer, words in ANSWERS.items()}


@dataclass(frozen=True, slots=True)
class ReadItem:
    """What stands in the row of an item: `row` counts from 1 in the sheet, `typed` is the cell of the answer."""

    row: int
    typed: str
    answer: Answer | None
    note: str

    @property
    def too_long(self) -> bool:
        """Whether the note was cut: more is written than a cell is read."""
        return len(self.note) > LONGEST_CELL

    def cell(self, column: Column) -> str:
        """Where a cell of it stands: `F9`."""
        return f"{letter(column)}{self.row}"


def read_self_check(data: bytes, name: str, key: str) -> Mapping[int, ReadItem]:
    """The items by their number from 1, as far as their rows are there.

    Refused where the file cannot be read, is no form of ours, or is that of another request or of other items.
    """
    called = shown_name(name)
    rows = _rows(data, called)
    keys = [_cell(row, Column.TEXT) for row in rows if _cell(row, Column.NUMBER) == KEY]
    if keys != [key]:
        raise _not_this_form(called, known=bool(keys))
    return {int(number): _item(row) for row in rows if (number := _cell(row, Column.NUMBER)).isdecimal()}


def _rows(data: bytes, name: str) -> tuple[Row, ...]:
    try:
        kind_of(data, name)
        sheets = read_workbook(data, name).sheets
    except NotAHandlerList as error:
        raise _refused(name, error.explanation.why) from error
    return sheets[0].rows if sheets else ()


def _item(row: Row) -> ReadItem:
    typed = _cell(row, Column.ANSWER)
    return ReadItem(row.number, typed, _ANSWERS.get(normalize("NFKC", typed)), _cell(row, Column.NOTE))


def _cell(row: Row, column: Column) -> str:
    return row.cells[column].strip() if len(row.cells) > column else ""


def _not_this_form(name: str, *, known: bool) -> Refused:
    if known:
        why = Words(
            "別の契約か別の求めの様式です。または、保存したあとで点検する項目が変わりました。",
            "It is the form of another contract or request, or the items changed after it was saved.",
        )
    else:
        why = Words("自己点検の様式ではありません。", "It is no form of a self-check.")
    return _refused(name, why)


def _refused(name: str, why: Words) -> Refused:
    what = Words(f"「{name}」は自己点検として読み取れません。", f"{name} cannot be read as a self-check.")
    then = Words(
        "この画面の様式をもう一度保存し、答えを書いて選んでください。",
        "Save the form of this page again, fill it in, and choose that file.",
    )
    return Refused(Explanation(what, why, then), "file")
