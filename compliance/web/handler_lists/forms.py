"""The forms around a handler list: which file or rows to read, and the answers of whoever looks it over."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import TextAreaField

from compliance.documents.handler_lists.archives import LARGEST
from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.comparisons import Standing
from compliance.domain.wareki import japanese_date
from compliance.domain.yearless_days import read_asked_day_near
from compliance.web.fields.typed_fields import DayField
from compliance.web.languages import chosen_language
from compliance.web.uploads import Taken, mistake_in, upload_message
from compliance.web.visitors import desk

LISTS = Taken((".xlsx", ".xls", ".ods", ".csv", ".txt", ".tsv"), LARGEST)
FILE_BYTES = LARGEST + 1_000_000
"""The file, with what is typed beside it."""

_MAP, _CELL, _LEFT = "map-", "cell-", "left-"


class ListForm(FlaskForm):
    """The list: as a file or as rows copied out of a spreadsheet."""

    file = FileField(_("名簿のファイル"))
    pasted = TextAreaField(_("または、Excelからコピーした表"))

    def is_right(self) -> bool:
        """Whether it can be read: one of the two is given, and the file is of a kind that is taken."""
        valid = self.validate()
        if not self.has_file and not (self.pasted.data or "").strip():
            self.file.errors = [gettext("ファイルを選ぶか、表を貼り付けてください。")]
            return False
        mistake = mistake_in([self.file.data], LISTS) if self.has_file else None
        if mistake is not None:
            self.file.errors = [upload_message(mistake, LISTS)]
        return bool(valid) and mistake is None

    @property
    def has_file(self) -> bool:
        """Whether a file was chosen; it goes before pasted rows."""
        return bool(self.file.data and self.file.data.filename)


class ReceivedListForm(ListForm):
    """The same of a list that came on a day."""

    received_on = DayField(_("名簿を受け取った日"))


def mapped_columns() -> Mapping[int, Column | None]:
    """What somebody said that columns of the file mean, by their place; None for a column that is not to be read."""
    found: dict[int, Column | None] = {}
    for name, value in request.form.items():
        place = name.removeprefix(_MAP)
        if name.startswith(_MAP) and place.isascii() and place.isdecimal() and value:
            found[int(place)] = Column(value) if value in set(Column) else None
    return found


def mended_cells() -> Mapping[tuple[int, Column], str]:
    """The cells that were typed anew, by row and column."""
    return {(row, column): request.form[name].strip() for name, row, column in _cells()}


def skipped_rows() -> frozenset[int]:
    """The rows that are to be left out."""
    return frozenset(int(row) for row in request.form.getlist("skip") if row.isascii() and row.isdecimal())


def _cells() -> Iterator[tuple[str, int, Column]]:
    for name in request.form:
        row, _dash, column = name.removeprefix(_CELL).partition("-")
        if name.startswith(_CELL) and row.isascii() and row.isdecimal() and column in set(Column):
            yield name, int(row), Column(column)


def typed_last_days(contract: UUID, left: tuple[Standing, ...], received_on: str) -> Mapping[UUID, str]:
    """The text in the field for the last day of each who left: as sent, else the day the list was received."""
    names = {each.id: f"{_LEFT}{each.id}" for each in left}
    shared = request.form.get(f"{_LEFT}all-{contract}")
    return {ident: request.form.get(name, received_on if shared is None else shared) for ident, name in names.items()}


def day_to_type(day: date) -> str:
    """The day as a field shows it."""
    return japanese_date(day) if chosen_language() == "ja" else day.isoformat()


def last_days(typed: Mapping[UUID, str]) -> tuple[Mapping[UUID, date], Mapping[UUID, str]]:
    """The last days that can be read, and what is wrong with the others; an empty field is neither."""
    days, mistakes = dict[UUID, date](), dict[UUID, str]()
    for ident, text in typed.items():
        day = read_asked_day_near(text, desk().today()) if text.strip() else None
        if day is not None:
            days[ident] = day
        elif text.strip():
            mistakes[ident] = gettext(
                "「%(typed)s」は日付として読めません。R8.11.22 のように入力してください。", typed=text
            )
    return days, mistakes
