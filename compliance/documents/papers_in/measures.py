"""Measures of protection under 【運用上の対策】 and 【システム上の対策】, each whole across a page break."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compliance.documents.papers_in.marks import Mark, number_mark, opens_subitem, without_bullet
from compliance.documents.papers_in.pieces import Kind, Piece
from compliance.documents.papers_in.readings import Field, PaperMeasure
from compliance.documents.papers_in.runs import Run, passages_of, spanning
from compliance.documents.papers_in.widths import folded

_GROUP = re.compile(r"[【\[〔](.+?)[】\]〕].{0,6}")
_GROUPS = (
    ("運用", "operation"),
    ("システム", "system"),
    ("物理", "physical"),
    ("人的", "people"),
    ("組織", "organisation"),
)
_NONE = frozenset({"なし", "特になし", "該当なし"})


@dataclass
class _Lists:
    """The runs of each group, in the order of the paper."""

    group: str = "operation"
    runs: dict[str, list[Run]] = field(default_factory=dict)
    last_line: int = 0

    def current(self) -> list[Run]:
        return self.runs.setdefault(self.group, [])


def read_measures(side: str, pieces: Sequence[Piece]) -> Field[tuple[PaperMeasure, ...]]:
    """The measures of `side` (`ward` or `contractor`), keyed `side.group.number` with the number counted from 1."""
    lists = _Lists()
    for piece in pieces:
        if group := _GROUP.fullmatch(folded(piece.text)):
            lists.group = _group_name(group[1])
        elif folded(piece.text) not in _NONE:
            _read_item(lists, piece)
        lists.last_line = piece.line
    measures = tuple(
        PaperMeasure(f"{side}.{group}.{run.number}", run.number or 0, run.text(), spanning(run.passages))
        for group, runs in lists.runs.items()
        for run in runs
    )
    return Field(measures, passages_of(pieces))


def _read_item(lists: _Lists, piece: Piece) -> None:
    runs, mark = lists.current(), number_mark(piece.text)
    last = (runs[-1].number or 0) if runs else 0
    if mark and (not runs or mark.follows(last, cut=runs[-1].is_cut())):
        _open(runs, piece, mark)
    elif mark is None and _opens_unnumbered(lists, piece):
        _open(runs, piece, Mark(last + 1, without_bullet(piece.text)))
    elif opens_subitem(piece.text):
        runs[-1].add(piece, f"\n{piece.text}")
    else:
        runs[-1].add(piece)


def _open(runs: list[Run], piece: Piece, mark: Mark) -> None:
    run = Run(mark.number)
    run.add(piece, mark.rest)
    runs.append(run)


def _opens_unnumbered(lists: _Lists, piece: Piece) -> bool:
    """A list whose numbers the browser would draw, a `・` list, or a single paragraph under its heading."""
    runs = lists.current()
    if not runs:
        return True
    if piece.kind != Kind.ITEM and without_bullet(piece.text) == piece.text:
        return False
    return piece.line == lists.last_line or not runs[-1].is_cut()


def _group_name(heading: str) -> str:
    return next((name for word, name in _GROUPS if word in heading), "other")
