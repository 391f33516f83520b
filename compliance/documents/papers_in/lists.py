"""Lists that a page break may cut: the content of the outsourcing, and 事業内容 with its numbered parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from compliance.documents.papers_in.marks import number_mark, opens_subitem, without_bullet
from compliance.documents.papers_in.pieces import Kind, Piece
from compliance.documents.papers_in.readings import ContentBlock, Field
from compliance.documents.papers_in.runs import Run, passages_of
from compliance.documents.papers_in.widths import joined, without_runs

_NOTES = ("※", "＊", "*注", "注)", "注）", "(注)", "（注）")


def read_text(pieces: Sequence[Piece]) -> Field[str]:
    """The text of a plain field, its lines joined and OCR's runs of spaces taken out."""
    return Field(joined([without_runs(piece.text) for piece in pieces]), passages_of(pieces))


def read_list(pieces: Sequence[Piece]) -> Field[tuple[str, ...]]:
    """The items without their numbers; text in front of the first number is an item of its own."""
    runs: list[Run] = []
    last_line = 0
    for piece in pieces:
        mark = number_mark(piece.text)
        expected = (runs[-1].number or 0) + 1 if runs else 1
        if mark and mark.number == expected:
            runs.append(Run(mark.number))
            runs[-1].add(piece, mark.rest)
        elif not runs or _is_next(runs[-1], piece, last_line):
            runs.append(Run(runs[-1].number if runs else None))
            runs[-1].add(piece, without_bullet(piece.text))
        else:
            runs[-1].add(piece)
        last_line = piece.line
    return Field(tuple(run.text() for run in runs), passages_of(pieces))


def _is_next(run: Run, piece: Piece, last_line: int) -> bool:
    """Whether a line without a number is an item: a new `<li>` or paragraph of the same cell, or a bullet."""
    if piece.kind == Kind.WRAP:
        return False
    same_cell = piece.in_row and piece.line == last_line
    bullet = without_bullet(piece.text) != piece.text
    return same_cell or bullet or (piece.kind == Kind.ITEM and not _is_open(run))


def _is_open(run: Run) -> bool:
    """List items often end without 。, so only one that stops on a joining character counts as cut."""
    return run.text().endswith(("、", "・", "の", "を", "に", "が", "は", "と", "で", "て", "せ", "し", "及び", "等の"))


@dataclass
class _Block:
    number: int | None
    heading: str
    paragraphs: list[Run] = field(default_factory=list)

    def done(self) -> ContentBlock:
        return ContentBlock(self.number, self.heading, tuple(run.text() for run in self.paragraphs))


@dataclass
class _Content:
    """事業内容 as it is being read; `target` is the list the last paragraph went to."""

    blocks: list[_Block] = field(default_factory=list)
    notes: list[Run] = field(default_factory=list)
    note_pieces: list[Piece] = field(default_factory=list)
    target: list[Run] = field(default_factory=list)
    last_line: int = 0


def read_content(pieces: Sequence[Piece]) -> tuple[Field[tuple[ContentBlock, ...]], Field[tuple[str, ...]]]:
    """The numbered parts of 事業内容, and its notes (※)."""
    content = _Content()
    for piece in pieces:
        _read_content_piece(content, piece)
        content.last_line = piece.line
    own = [piece for piece in pieces if piece not in content.note_pieces]
    blocks = Field(tuple(block.done() for block in content.blocks), passages_of(own))
    return blocks, Field(tuple(run.text() for run in content.notes), passages_of(content.note_pieces))


def _read_content_piece(content: _Content, piece: Piece) -> None:
    mark = number_mark(piece.text)
    if mark and mark.number == _last_number(content) + 1 and not mark.rest.endswith("。"):
        _open_block(content, piece, mark.number, mark.rest)
    elif piece.text.startswith(_NOTES):
        content.target = content.notes
        _add_paragraph(content, piece)
    elif _goes_on(content, piece):
        content.target[-1].add(piece)
        _note(content, piece)
    else:
        if not content.blocks:
            content.blocks.append(_Block(None, ""))
        if content.target is not content.notes:
            content.target = content.blocks[-1].paragraphs
        _add_paragraph(content, piece)


def _open_block(content: _Content, piece: Piece, number: int, text: str) -> None:
    """`3 対象者 約200人` is the heading 対象者 and its first paragraph."""
    heading, *rest = text.split(maxsplit=1)
    block = _Block(number, heading)
    content.blocks.append(block)
    content.target = block.paragraphs
    for each in rest:
        run = Run()
        run.add(piece, each)
        block.paragraphs.append(run)


def _add_paragraph(content: _Content, piece: Piece) -> None:
    run = Run()
    run.add(piece)
    content.target.append(run)
    _note(content, piece)


def _note(content: _Content, piece: Piece) -> None:
    if content.target is content.notes:
        content.note_pieces.append(piece)


def _goes_on(content: _Content, piece: Piece) -> bool:
    if not content.target:
        return False
    if piece.kind == Kind.WRAP:
        return True
    cut = piece.line != content.last_line and content.target[-1].is_cut()
    return cut and piece.kind != Kind.ITEM and not opens_subitem(piece.text)


def _last_number(content: _Content) -> int:
    return next((block.number for block in reversed(content.blocks) if block.number is not None), 0)
