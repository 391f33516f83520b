"""The HTML inside a table cell as lines of text: paragraphs, list items and broken lines, with nothing dropped."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from compliance.documents.papers_in.breaks import ITEM, WRAP, Break


@dataclass(frozen=True, slots=True)
class CellText:
    """One line of a cell: whether it opens a list item, and whether it stands behind a `<br>`."""

    text: str
    item: bool = False
    wrapped: bool = False


def cell_texts(html: str) -> tuple[CellText, ...]:
    """The lines of one cell (or of any line that may hold HTML). Tags that are no layout are kept as text."""
    if "<" not in html and "&" not in html:
        return (CellText(html.strip()),) if html.strip() else ()
    from compliance.documents.papers_in.markup import flow  # Beautiful Soup takes half a second to import

    return tuple(_lines(flow(html)))


def _lines(flow: Iterator[Break | str]) -> Iterator[CellText]:
    kinds: set[str] = set()
    for is_break, run in groupby(flow, key=lambda each: isinstance(each, Break)):
        if is_break:
            kinds |= {each.kind for each in run if isinstance(each, Break)}
            continue
        text = "".join(each for each in run if isinstance(each, str)).strip()
        if text:
            yield CellText(text, item=ITEM in kinds, wrapped=kinds == {WRAP})
            kinds = set()
