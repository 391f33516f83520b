"""Handler lists as files, made by a script: workbooks, texts, and what hostile or careless senders send."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types

Cells = Sequence[Sequence[object]]
HEADINGS = ("役割", "氏名", "フリガナ", "雇用の別", "雇用主", "取扱いを始める日")
PEOPLE: Cells = (
    ("取扱責任者", "髙橋 﨑子", "タカハシ サキコ", "自社の雇用", "", date(2026, 4, 1)),
    ("取扱者", "𠮷野 家太郎", "ヨシノ イエタロウ", "派遣", "株式会社 人材", "令和8年4月1日"),
)
LIST: Cells = (HEADINGS, *PEOPLE)
SHEET = "xl/worksheets/sheet1.xml"
Tweak = Callable[[Any, Any], None]


def workbook(*sheets: Cells, tweak: Tweak | None = None) -> bytes:
    """An xlsx with a sheet for each; `tweak` is given the book and its last sheet."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy/mm/dd"})
    sheet = None
    for rows in sheets:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif cell not in (None, ""):
                    sheet.write(at, column, cell)
    if tweak:
        tweak(book, sheet)
    book.close()
    return buffer.getvalue()


def csv_text(rows: Cells = LIST, separator: str = ",") -> str:
    return "".join(f"{separator.join(str(cell) for cell in row)}\r\n" for row in rows)


def ods(rows: Cells = LIST) -> bytes:
    """An OpenDocument sheet of texts and days."""
    told = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="名簿">{told}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b'<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            "content.xml": content.encode(),
        }
    )


def _ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def with_rows(rows: bytes) -> bytes:
    """The good list with rows of XML put before the end of its sheet."""
    parts = parts_of(workbook(LIST))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")
    return archive(parts)


def with_part(name: str, content: bytes = b"x") -> bytes:
    return archive({**parts_of(workbook(LIST)), name: content})


def locked() -> bytes:
    """What Excel writes with a password: an OLE container with the encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


@cache
def lying() -> bytes:
    """A workbook whose directory says that its sheet is small, while it unpacks to 80 MB."""
    data = with_rows(b"<!--" + b" " * 80_000_000 + b"-->")
    true, small = (number.to_bytes(4, "little") for number in (_size_of(data), 4_000))
    return data.replace(true, small)


def _size_of(data: bytes) -> int:
    with ZipFile(BytesIO(data)) as zipped:
        return zipped.getinfo(SHEET).file_size


def far_cell() -> bytes:
    return with_rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def many_rows(number: int) -> bytes:
    return workbook((HEADINGS, *((PEOPLE[0]) for _ in range(number))))
