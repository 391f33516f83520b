"""Tables of a Word file: a name and its words on each row."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_NAMES, _WORDS = Mm(36), Mm(124)
_SHADE = "EEEEEE"


def add_facts(document: Document, rows: Sequence[tuple[str, str]]) -> None:
    """A table of two columns with borders; names are bold on grey."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, (_NAMES, _WORDS), strict=True):
        column.width = width
    for name, words in rows:
        first, second = table.add_row().cells
        first.width, second.width = _NAMES, _WORDS
        _fill(first, name).bold = True
        _shade(first)
        _fill(second, words)


def _fill(cell: _Cell, words: str) -> Run:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
    return paragraph.add_run(words)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  # python-docx has no word for a shade
