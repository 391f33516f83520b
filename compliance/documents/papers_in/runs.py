"""Pieces gathered into runs: one list item or paragraph each, put together again where a page break cut it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from compliance.documents.papers_in.pieces import Kind, Piece
from compliance.documents.papers_in.readings import Passage
from compliance.documents.papers_in.widths import is_cut, joined


@dataclass(slots=True)
class Run:
    """The pieces of one item; `number` where it carries one."""

    number: int | None = None
    parts: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def add(self, piece: Piece, text: str | None = None) -> None:
        """Puts `piece` behind the others, with `text` in place of its own where a mark was cut off."""
        self.parts.append(piece.text if text is None else text)
        self.passages.append(piece.passage())

    def text(self) -> str:
        """The item with its lines joined."""
        return joined(self.parts)

    def is_cut(self) -> bool:
        """Whether the item stops in the middle of a sentence."""
        return is_cut(self.text())


def spanning(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, neighbours of one line as one: what a person is shown."""
    runs: list[list[Passage]] = []
    for each in passages:
        if runs and runs[-1][-1].last == each.first:
            runs[-1].append(each)
        else:
            runs.append([each])
    return tuple(Passage(run[0].first, run[-1].last, "\n".join(each.text for each in run)) for run in runs)


def passages_of(pieces: Iterable[Piece]) -> tuple[Passage, ...]:
    """The passages of `pieces`, those of one line as one."""
    return spanning(piece.passage() for piece in pieces)


def paragraphs(pieces: Iterable[Piece]) -> list[Run]:
    """One run a paragraph: a wrapped line, and a line behind a page break that cut a sentence, go on with the last."""
    runs: list[Run] = []
    last_line = 0
    for piece in pieces:
        goes_on = piece.kind == Kind.WRAP or (piece.line != last_line and bool(runs) and runs[-1].is_cut())
        if not runs or not goes_on:
            runs.append(Run())
        runs[-1].add(piece)
        last_line = piece.line
    return runs
