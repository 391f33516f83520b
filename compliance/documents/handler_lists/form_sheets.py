"""The sheet of our form: its head, its columns with what may be chosen in them, people, and marks on bad cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from compliance.documents.handler_lists.columns import HEADINGS, Column
from compliance.documents.handler_lists.problems import Problem, Severity
from compliance.documents.handler_lists.readings import MOST_ROWS
from compliance.documents.handler_lists.values import EMPLOYMENT_WORDS, NO, ROLE_WORDS, YES
from compliance.documents.sheets import FONT, print_across
from compliance.documents.texts import marked

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter ships no types

LIST_SHEET, TITLE = "名簿", "取扱責任者・取扱者名簿"
_HEADING_ROW = 5
"""From 0: title, four lines about the contract, then the headings."""

_DAYS = (Column.FROM, Column.TO)
_NEEDED = (Column.ROLE, Column.NAME, Column.FROM)
_CHOICES = {Column.ROLE: ROLE_WORDS.choices, Column.EMPLOYMENT: EMPLOYMENT_WORDS.choices, Column.SYSTEM_ID: (YES, NO)}
_COLOURS: Mapping[Severity | None, dict[str, str]] = {
    None: {},
    Severity.ERROR: {"bg_color": "#FBD5D5"},
    Severity.CONFIRM: {"bg_color": "#FFF3C4"},
}

Cell = str | date
Cells = Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class About:
    """What stands above the list: the contract it is for, and whether the data are for practice."""

    number: str = ""
    work: str = ""
    contractor: str = ""
    term: str = ""
    practice: bool = False


class FormSheet:
    """The sheet with the list."""

    def __init__(self, book: Any) -> None:
        cell = {"font_name": FONT, "font_size": 10, "valign": "top"}
        self._sheet: Worksheet = book.add_worksheet(LIST_SHEET)
        self._title = book.add_format({**cell, "bold": True, "font_size": 14})
        self._plain = book.add_format(cell)
        self._head = book.add_format({**cell, "bold": True, "border": 1, "bg_color": "#E8E8E8", "text_wrap": True})
        text = {**cell, "border": 1, "num_format": "@", "text_wrap": True}
        day = {**text, "num_format": "yyyy/mm/dd", "align": "left"}
        self._text = {severity: book.add_format({**text, **colour}) for severity, colour in _COLOURS.items()}
        self._day = {severity: book.add_format({**day, **colour}) for severity, colour in _COLOURS.items()}
        self._notes: dict[tuple[int, int], str] = {}

    def head(self, about: About) -> None:
        """Title, contract, headings, and what each column may hold."""
        sheet = self._sheet
        sheet.write_string(0, 0, marked(TITLE, about.practice), self._title)
        told = (
            ("契約番号", about.number),
            ("業務", about.work),
            ("受託者", about.contractor),
            ("契約期間", about.term),
        )
        for at, (label, text) in enumerate(told, start=1):
            sheet.write_string(at, 0, label, self._plain)
            sheet.write_string(at, 1, text, self._plain)
        for place, column in enumerate(Column):
            heading = HEADINGS[column]
            needed = "（必須）" if column in _NEEDED else ""
            sheet.write_string(_HEADING_ROW, place, heading.words.ja + needed, self._head)
            sheet.set_column(place, place, heading.width, self._day[None] if column in _DAYS else self._text[None])
        self._lists()
        sheet.freeze_panes(_HEADING_ROW + 1, 2)
        sheet.repeat_rows(_HEADING_ROW)
        print_across(sheet)
        sheet.set_footer("&C&P / &N")

    def person(self, place: int, cells: Cells) -> None:
        """One row; `place` counts from 0."""
        for column, cell in cells.items():
            self._write(place, column, cell, None)

    def mark(self, problem: Problem, places: Mapping[int, int], rows: Sequence[Cells]) -> None:
        """Colour the cell and say in a comment what is wrong; the whole list's problems stand on their own sheet."""
        place = None if problem.row is None else places.get(problem.row)
        if place is None:
            return
        column = problem.column or Column.NAME
        at = (_HEADING_ROW + 1 + place, list(Column).index(column))
        told = self._notes.get(at, "")
        self._notes[at] = f"{told}\n{sentence(problem)}".strip()
        if not told or problem.severity is Severity.ERROR:
            self._write(place, column, rows[place].get(column, ""), problem.severity)
        self._sheet.write_comment(*at, self._notes[at], {"author": "", "x_scale": 2, "y_scale": 1.5})

    def _write(self, place: int, column: Column, cell: Cell, severity: Severity | None) -> None:
        row, at = _HEADING_ROW + 1 + place, list(Column).index(column)
        if isinstance(cell, str):
            self._sheet.write_string(row, at, cell, self._text[severity])
        else:
            self._sheet.write_datetime(row, at, cell, self._day[severity])

    def _lists(self) -> None:
        for column, words in _CHOICES.items():
            at, asked = list(Column).index(column), HEADINGS[column].words.ja
            rule = {
                "validate": "list",
                "source": list(words),
                "error_type": "warning",
                "error_title": asked,
                "error_message": f"次のどれかを選んでください：{'、'.join(words)}",
            }
            self._sheet.data_validation(_HEADING_ROW + 1, at, _HEADING_ROW + MOST_ROWS, at, rule)


def sentence(problem: Problem) -> str:
    """Why and what to do, as a comment says it."""
    return f"{problem.why.ja}{problem.mend.ja}"
