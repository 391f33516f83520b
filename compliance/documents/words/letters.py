"""A letter of the ward as a Word file: the words of its PDF on an office's page, for an officer to alter."""

from datetime import datetime

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGNED
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from compliance.documents.letters import Letter, Part
from compliance.documents.texts import one_line
from compliance.documents.words.files import file_bytes
from compliance.documents.words.pages import office_document
from compliance.documents.words.tables import add_facts

_GAP = Pt(14)


def letter_file(letter: Letter, prepared_at: datetime) -> bytes:
    """The .docx; the same letter at the same instant (aware) gives the same bytes."""
    document = office_document()
    _head(document, letter)
    document.add_heading(letter.title, level=1)
    _line(document, f"　{letter.sentence}")
    _line(document, "記", ALIGNED.CENTER).paragraph_format.space_before = _GAP
    for part in letter.parts:
        _part(document, part)
    _contact(document, letter)
    return file_bytes(document, letter.title, "　".join(letter.senders), prepared_at)


def _head(document: Document, letter: Letter) -> None:
    if letter.mark:
        _line(document, f"【{letter.mark}】").runs[0].bold = True
    _line(document, one_line(letter.document_number), ALIGNED.RIGHT)
    _line(document, letter.day, ALIGNED.RIGHT)
    addressed = _line(document, letter.addressed)
    addressed.paragraph_format.space_before = addressed.paragraph_format.space_after = _GAP
    for sender in letter.senders:
        _line(document, sender, ALIGNED.RIGHT)


def _part(document: Document, part: Part) -> None:
    document.add_heading(part.heading, level=2)
    add_facts(document, part.rows)


def _contact(document: Document, letter: Letter) -> None:
    document.add_heading("問合せ先", level=2)
    for words in letter.contact:
        _line(document, words).paragraph_format.keep_with_next = words != letter.contact[-1]


def _line(document: Document, words: str, aligned: ALIGNED = ALIGNED.LEFT) -> Paragraph:
    line = document.add_paragraph(words)
    line.alignment = aligned
    return line
