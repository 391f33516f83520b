"""The special clauses (特記事項): headings, numbered items or articles, sub-items, whole across a page break."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compliance.documents.papers_in.marks import Mark, article_mark, number_mark, opens_subitem
from compliance.documents.papers_in.pieces import Kind, Piece
from compliance.documents.papers_in.readings import Field, PaperClause
from compliance.documents.papers_in.runs import Run, passages_of, spanning
from compliance.documents.papers_in.widths import is_cut

_HEADING = re.compile(r"[(（]([^()（）]{1,40}|[^()（）]*[(（][^()（）]*[)）][^()（）]*)[)）]")
_INLINE_HEADING = re.compile(r"[(（]([^()（）]{1,40})[)）][\s　]*(.*)", re.DOTALL)


@dataclass
class _Open:
    """One clause as it is being read: the runs are its text and then its sub-items."""

    item: str
    heading: str
    runs: list[Run] = field(default_factory=list)


@dataclass
class _Reader:
    clauses: list[_Open] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    heading: str = ""
    heading_piece: Piece | None = None
    number: int = 0
    article: int = 0
    paragraph: int = 1


def read_clauses(pieces: Sequence[Piece]) -> tuple[Field[tuple[PaperClause, ...]], tuple[Piece, ...]]:
    """The clauses in order, and the pieces that belong to none (an introduction, a heading with nothing under it)."""
    reader = _Reader()
    for piece in pieces:
        _read(reader, piece)
    if reader.heading_piece:
        reader.loose.append(reader.heading_piece)
    loose = set(map(id, reader.loose))
    kept = [piece for piece in pieces if id(piece) not in loose]
    closed = tuple(_closed(number, each) for number, each in enumerate(reader.clauses, start=1))
    return Field(closed, passages_of(kept)), tuple(reader.loose)


def _closed(number: int, clause: _Open) -> PaperClause:
    text, *subitems = (run.text() for run in clause.runs)
    passages = spanning(passage for run in clause.runs for passage in run.passages)
    return PaperClause(number, clause.item, clause.heading, text, tuple(subitems), passages)


def _read(reader: _Reader, piece: Piece) -> None:
    article, number = article_mark(piece.text), number_mark(piece.text)
    heading = _HEADING.fullmatch(piece.text)
    if article and _is_next(reader, article, reader.article):
        _open_article(reader, piece, article)
    elif heading and not opens_subitem(piece.text):
        _take_heading(reader, piece, heading[1])
    elif number and number.number == 1 and _waits_for_text(reader):
        reader.clauses[-1].runs[-1].add(piece, number.rest)
    elif number and reader.article and _is_next(reader, number, reader.paragraph):
        reader.paragraph = number.number
        _open(reader, piece, f"第{reader.article}条{number.number}", number.rest)
    elif number and not reader.article and _is_next_number(reader, number):
        reader.number = number.number
        _open(reader, piece, str(number.number), number.rest)
    elif piece.kind == Kind.HEADING:
        _take_heading(reader, piece, piece.text)
    else:
        _continue(reader, piece)


def _take_heading(reader: _Reader, piece: Piece, text: str) -> None:
    if reader.heading_piece:
        reader.loose.append(reader.heading_piece)
    reader.heading, reader.heading_piece = text.strip(), piece


def _open_article(reader: _Reader, piece: Piece, mark: Mark) -> None:
    reader.article, reader.paragraph = mark.number, 1
    inline = _INLINE_HEADING.fullmatch(mark.rest)
    if inline:
        _take_heading(reader, piece, inline[1])
    _open(reader, piece, f"第{mark.number}条", inline[2] if inline else mark.rest)


def _open(reader: _Reader, piece: Piece, item: str, text: str) -> None:
    run = Run()
    if reader.heading_piece and reader.heading_piece is not piece:
        run.passages.append(reader.heading_piece.passage())
    reader.heading_piece = None
    run.add(piece, text)
    reader.clauses.append(_Open(item, reader.heading, [run]))


def _continue(reader: _Reader, piece: Piece) -> None:
    """A sub-item, or the rest of a text that a line or page break cut; before the first clause it belongs to none."""
    if not reader.clauses or reader.heading_piece:
        reader.loose.append(piece)
    elif opens_subitem(piece.text):
        run = Run()
        run.add(piece)
        reader.clauses[-1].runs.append(run)
    else:
        reader.clauses[-1].runs[-1].add(piece)


def _is_next(reader: _Reader, mark: Mark, last: int) -> bool:
    cut = bool(reader.clauses) and is_cut(reader.clauses[-1].runs[-1].text())
    return mark.follows(last, cut=cut and reader.heading_piece is None)


def _is_next_number(reader: _Reader, mark: Mark) -> bool:
    """Numbers run on, or begin again at 1 under a new heading."""
    begins_again = mark.number == 1 and reader.heading_piece is not None
    return begins_again or _is_next(reader, mark, reader.number)


def _waits_for_text(reader: _Reader) -> bool:
    """第3条（…） stood on a line of its own, so that `1 …` is its first paragraph."""
    return bool(reader.article and reader.clauses) and not reader.clauses[-1].runs[-1].text()
