"""The file cut into pieces: headings, labels of table rows, paragraphs and list items, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from compliance.documents.papers_in.cells import CellText, cell_texts
from compliance.documents.papers_in.readings import Passage

BOLD_LEVEL = 6
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_BOLD = re.compile(r"\*\*(.+)\*\*|__(.+)__")
_RULE = re.compile(r"[\s|:+\-=_*]*")
_BULLET = re.compile(r"[-*+]\s+(.*)")
_PIPE = re.compile(r"(?<!\\)\|")
_PAGE = re.compile(
    r"[-‐–—―]?\s*[0-9０-９]{1,3}\s*[-‐–—―]?|[0-9]{1,3}\s*/\s*[0-9]{1,3}|p\.?\s*[0-9]{1,3}|!\[.*\]\(.*\)|<!--.*-->",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"\*\*|__")


class Kind(StrEnum):
    """`WRAP` is text behind a `<br>`; `PAGE` belongs to the page, not the text: its number, a picture, a comment."""

    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"
    WRAP = "wrap"
    ITEM = "item"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of text on one line; `level` is a heading's, `after_blank`: an empty line stands before it.

    `in_row` tells the cells of a table row from lines that stand by themselves.
    """

    line: int
    kind: Kind
    text: str
    level: int = 0
    after_blank: bool = False
    in_row: bool = False

    def passage(self) -> Passage:
        """This piece as the passage of a field."""
        return Passage(self.line, self.line, self.text)


def pieces(text: str) -> Iterator[Piece]:
    """Every piece with content, in the order of the file. Empty lines, `----` rules and `|` are layout."""
    blank = False
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        line = raw.replace("\x0c", " ").strip(" \r")
        if _RULE.fullmatch(line):
            blank = blank or not line.strip()
            continue
        yield from _line_pieces(number, line, after_blank=blank)
        blank = False


def _line_pieces(number: int, line: str, *, after_blank: bool) -> Iterator[Piece]:
    stripped = line.strip()
    if _PAGE.fullmatch(stripped):
        yield Piece(number, Kind.PAGE, stripped, after_blank=after_blank)
    elif heading := _HEADING.fullmatch(stripped):
        yield Piece(number, Kind.HEADING, _plain(heading[2]), len(heading[1]), after_blank)
    elif bold := _BOLD.fullmatch(stripped):
        yield Piece(number, Kind.HEADING, _plain(bold[1] or bold[2]), BOLD_LEVEL, after_blank)
    elif stripped.startswith("|"):
        yield from _row(number, _PIPE.split(stripped.removeprefix("|").removesuffix("|")))
    elif "\t" in line:
        yield from _row(number, line.split("\t"))
    elif bullet := _BULLET.fullmatch(stripped):
        yield Piece(number, Kind.ITEM, _plain(bullet[1]), after_blank=after_blank)
    else:
        yield from (_piece(number, each, after_blank=after_blank) for each in cell_texts(stripped))


def _row(number: int, cells: list[str]) -> Iterator[Piece]:
    """A label and its content; an empty label continues the row above. Further cells belong to the content."""
    label = "".join(each.text for each in cell_texts(cells[0]))
    if label:
        yield Piece(number, Kind.LABEL, _plain(label), in_row=True)
    for cell in cells[1:]:
        yield from (_piece(number, each, in_row=True) for each in cell_texts(cell.replace("\\|", "|").strip()))


def _piece(number: int, each: CellText, *, after_blank: bool = False, in_row: bool = False) -> Piece:
    kind = Kind.ITEM if each.item else Kind.WRAP if each.wrapped else Kind.TEXT
    return Piece(number, kind, _plain(each.text), after_blank=after_blank, in_row=in_row)


def _plain(text: str) -> str:
    return _EMPHASIS.sub("", text).strip()
