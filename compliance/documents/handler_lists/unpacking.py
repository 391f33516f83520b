"""The child process that reads a workbook with calamine: its bytes on standard input, its sheets as JSON on output.

Run by `workbooks` within limits of its own, never imported by the server: a hostile file may take the memory and time
of this process, or end it, and nobody else's.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZipFile, is_zipfile

from compliance.documents.handler_lists.sheets import LONGEST_CELL, MOST_CELLS, MOST_READ

MEMORY, SECONDS = 1 << 30, 10
_FORMULA = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f[ />]')
_WORKSHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_MOST_FORMULAS = 1_000
_MOST_SHEETS = 30


def sheets_of(data: bytes) -> dict[str, object]:
    """The sheets that are shown, as far as they are read, the names of the others, and where formulas stand."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    tables = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet][:_MOST_SHEETS]
    shown = [each.name for each in tables if each.visible == SheetVisibleEnum.Visible]
    return {
        "sheets": [_sheet(name, book.get_sheet_by_name(name)) for name in shown],
        "hidden": [each.name for each in tables if each.name not in shown],
        "formulas": list(islice(_formulas(data), _MOST_FORMULAS)),
    }


def _sheet(name: str, sheet: Any) -> dict[str, object]:
    rows = [[number, cells] for number, cells in islice(_rows(sheet), MOST_READ + 1)]
    return {"name": name, "rows": rows[:MOST_READ], "more": len(rows) > MOST_READ}


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with their numbers; calamine begins them at the first cell of row 1."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [text_of(cell) for cell in row[:MOST_CELLS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def text_of(cell: object) -> str:
    """A cell as a person would type it: days as ISO, whole numbers without a fraction, the rest as it is."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()[: LONGEST_CELL + 1]


def _formulas(data: bytes) -> Iterator[str]:
    if not is_zipfile(BytesIO(data)):
        return
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if _WORKSHEET.fullmatch(name):
                yield from (found.decode() for found in _FORMULA.findall(archive.read(name)))


def main() -> None:
    """Reads within the limits; what calamine cannot read leaves the name of its exception, and the exit code 1."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        read = sheets_of(sys.stdin.buffer.read())
    except Exception as error:  # noqa: BLE001  # whatever the file brings about is its own fault, told by name
        sys.stdout.write(type(error).__name__)
        raise SystemExit(1) from None
    json.dump(read, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
