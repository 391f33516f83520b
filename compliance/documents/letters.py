"""A letter of the ward (通知文): its words said once, set as PDF to send or as a Word file to alter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from compliance.documents.rendering import render_pdf
from compliance.documents.texts import breakable, one_line, practice_mark
from compliance.domain.wareki import japanese_date
from compliance.resources import paper_template

_HONORIFIC = "　御中"
_DRAFT_DAY = "令和　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a letter and what stands under it: a name and its words on each row."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Who writes to whom, what is said, and the parts under 記. Texts are as they were typed, empty where unknown.

    `sent_on` None: not sent yet, the day stays to be filled in.
    """

    title: str
    document_number: str
    sent_on: date | None
    addressee: str
    ward: str
    section: str
    telephone: str
    sentence: str
    parts: tuple[Part, ...]
    practice: bool = False

    @property
    def mark(self) -> str:
        """What a practice paper is marked with."""
        return practice_mark(self.practice)

    @property
    def day(self) -> str:
        """発信日 in the Japanese calendar, or the room for it."""
        return japanese_date(self.sent_on) if self.sent_on else _DRAFT_DAY

    @property
    def addressed(self) -> str:
        """Whom it goes to, with the honorific of an organisation."""
        return one_line(self.addressee) + _HONORIFIC

    @property
    def senders(self) -> tuple[str, ...]:
        """Who writes, a line each."""
        return tuple(one_line(name) for name in (self.ward, self.section) if name)

    @property
    def contact(self) -> tuple[str, ...]:
        """Where to ask, a line each."""
        told = (f"電話　{one_line(self.telephone)}",) if self.telephone else ()
        return ("　".join(self.senders), *told)


def told(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The rows that have words, each on one line."""
    return tuple((name, one_line(words)) for name, words in rows if words)


def letter_pdf(letter: Letter, prepared_at: datetime) -> bytes:
    """The letter on A4, tagged. NotRendered where it cannot be set."""
    data = {
        "title": letter.title,
        "practice": letter.mark,
        "number": one_line(letter.document_number),
        "sent_on": letter.day,
        "addressed": breakable(letter.addressee) + _HONORIFIC,
        "senders": letter.senders,
        "sentence": letter.sentence,
        "parts": [
            {"heading": part.heading, "rows": [[name, breakable(words)] for name, words in part.rows]}
            for part in letter.parts
        ],
        "contact": letter.contact,
    }
    return render_pdf(paper_template("letter"), data, prepared_at)


def letter_word(letter: Letter, prepared_at: datetime) -> bytes:
    """The letter as .docx on A4; the same letter at the same instant (aware) gives the same bytes."""
    from compliance.documents.words.letters import letter_file  # here: python-docx takes its time to import

    return letter_file(letter, prepared_at)
