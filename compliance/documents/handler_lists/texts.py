"""Lists as text: CSV in whichever encoding it was saved, and rows pasted from a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice

from compliance.documents.handler_lists.columns import column_of
from compliance.documents.handler_lists.refusals import refusal
from compliance.documents.handler_lists.sheets import LONGEST_CELL, MOST_CELLS, MOST_READ, Book, Row, Sheet

_WITH_MARK = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = ("utf-8", "cp932", "euc_jis_2004", "shift_jis_2004")
_ESCAPE, _SEVEN_BITS = b"\x1b", "iso2022_jp_2004"
_LOOKED_AT = 50


def read_text_file(data: bytes, name: str) -> Book:
    """The rows of a CSV or tab-separated file; NotAHandlerList where no encoding fits."""
    texts = list(_decoded(data))
    if not texts:
        raise refusal("encoding", name)
    return read_text(next(filter(_is_headed, texts), texts[0]), name)


def read_text(text: str, name: str) -> Book:
    """The rows of a text, tab-separated where it has tabs at all, else by commas."""
    table = csv.reader(StringIO(text.replace("\x00", ""), newline=""), delimiter="\t" if "\t" in text else ",")
    try:
        rows = list(islice(_rows(table), MOST_READ + 1))
    except csv.Error as error:
        raise refusal("broken", name) from error
    return Book((Sheet(name, tuple(rows[:MOST_READ]), more=len(rows) > MOST_READ),))


def _rows(table: Iterable[list[str]]) -> Iterator[Row]:
    for number, row in enumerate(table, start=1):
        cells = tuple(cell.strip()[: LONGEST_CELL + 1] for cell in row[:MOST_CELLS])
        if any(cells):
            yield Row(number, cells)


def _decoded(data: bytes) -> Iterator[str]:
    """The text in each encoding that fits; several may, and the headings tell which one was meant."""
    marked = [encoding for mark, encoding in _WITH_MARK if data.startswith(mark)]
    for encoding in marked or ((_SEVEN_BITS,) if _ESCAPE in data else _ENCODINGS):
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue


def _is_headed(text: str) -> bool:
    first = islice(csv.reader(StringIO(text, newline=""), delimiter="\t" if "\t" in text else ","), _LOOKED_AT)
    try:
        return any(column_of(cell) is not None for row in first for cell in row)
    except csv.Error:
        return False
