"""A table as an Excel workbook: exactly the rows that are filtered, in the order and the columns of the page."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from flask import Flask, Response, current_app
from flask_babel import gettext as _

from compliance.documents.media_types import XLSX
from compliance.documents.sheets import Book, ListHead
from compliance.store.queries.paging import Reading
from compliance.store.queries.wards import ward
from compliance.web.days import day_in_words
from compliance.web.files import file_response
from compliance.web.tables.declarations import Asked, Listed, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk

Line = TypeVar("Line")
_FOLDER = "EXPORTS_FOLDER"


def workbook(
    session: Reading, table: Table[Line], asked: Asked, listing: Listed[Line], narrowing: Narrowing | None = None
) -> Response:
    """The download. Rows stream from the query into the file, so their number does not matter to memory."""
    told = narrowing or Narrowing()
    of_ward, today = ward(session), desk().today()
    words, as_of = str(table.words), told.as_of or today
    running = (_("練習用データ") if of_ward.practice else "", _("%(day)s現在", day=day_in_words(as_of)))
    head = ListHead((words, running[1], *told.conditions), tuple(str(column.words) for column in table.columns))
    rows = (tuple(column.value(line) for column in table.columns) for line in listing.stream(session, asked.order))
    with TemporaryDirectory(prefix="export-", dir=current_app.config[_FOLDER]) as folder:
        book = Book(words, of_ward.name, desk().clock.now(), running, Path(folder))
        book.add_list(words, head, rows)
        return file_response(book.close(), XLSX, f"{words}_{as_of.isoformat()}.xlsx")


def init_app(app: Flask, folder: Path) -> None:
    """Where rows wait while a workbook is put together: beside the database, since they hold names as it does."""
    app.config[_FOLDER] = str(folder)
