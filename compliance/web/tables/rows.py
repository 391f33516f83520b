"""The rows of a table, drawn in one go: a page has hundreds of cells, and a template takes its time over each."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias, TypeVar

from flask_babel import gettext as _
from markupsafe import Markup, escape

from compliance.documents.sheets import Cell
from compliance.web.days import short_day_tag
from compliance.web.tables.declarations import Column, Table

Line = TypeVar("Line")
Draw: TypeAlias = Callable[[Line], str]
"""The inside of a cell: marked up, or plain text that is escaped."""

_NOTHING = Markup('<span class="quiet">–</span>')


def rows(table: Table[Line], lines: Iterable[Line], cells: Mapping[str, Draw[Line]], *, pick: bool) -> Markup:
    """A `<tr>` for each line, its cells drawn by those of `cells` or plainly; `pick` puts a box before each row."""
    columns = [_column(column, cells) for column in table.on_page()]
    box = _box(table.barred) if pick else None
    parts: list[str] = []
    for place, line in enumerate(lines, 1):
        parts.append('<tr role="row" class="own">' if table.own(line) else '<tr role="row">')
        if box:
            parts.append(box(line, place))
        for opening, draw, closing in columns:
            inside = draw(line)
            parts += (opening, inside if isinstance(inside, Markup) else escape(inside), closing)
        parts.append("</tr>\n")
    return drawn("".join(parts))


def drawn(text: str) -> Markup:
    """Marked up: tags of ours around what was escaped. In a tenth of the time of `Markup(text)`, and of plain text."""
    return str.__new__(Markup, text)


def _column(column: Column[Line], cells: Mapping[str, Draw[Line]]) -> tuple[str, Draw[Line], str]:
    """The tag that opens a cell, what draws its inside, and the tag that closes it."""
    tag = "th" if column.heads else "td"
    role, scope = ("rowheader", ' scope="row"') if column.heads else ("cell", "")
    style = f' class="{column.style}"' if column.style else ""
    opening = f'<{tag}{scope} role="{role}" data-label="{escape(str(column.words))}"{style}><div>'
    return opening, cells.get(column.key) or _plainly(column.value), f"</div></{tag}>"


def _box(barred: Callable[[Line], bool]) -> Callable[[Any, int], str]:
    """The cell with the box of a line that has an `id`, in its place among the rows; a barred one cannot be ticked."""
    label = escape(_("選ぶ"))
    cell = f'<td role="cell" class="pick" data-label="{label}">'
    words = escape(_("%(row)s行目を選ぶ", row="{row}"))
    box = f'{cell}<input type="checkbox" name="row" value="{{id}}" aria-label="{words}"{{barred}}></td>'
    return lambda line, place: box.format(id=line.id, row=place, barred=" disabled" if barred(line) else "")


def _plainly(value: Callable[[Line], Cell]) -> Draw[Line]:
    return lambda line: _plain(value(line))


def _plain(value: Cell) -> str:
    """A cell that nothing else draws: figures with commas, days in both calendars, a dash for nothing."""
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, str):
        return value
    return short_day_tag(value) if isinstance(value, date) else f"{value:,}"
