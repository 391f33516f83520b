"""The head of the paper: its title, whether it consults or reports, the article it rests on, the categories."""

import re
from collections.abc import Sequence

from compliance.documents.papers_in.pieces import Piece
from compliance.documents.papers_in.readings import Category, CategoryKind, Field, Ground, PaperKind
from compliance.documents.papers_in.runs import passages_of
from compliance.documents.papers_in.widths import folded, joined, split_outside, split_remark, without_runs

_GROUND = re.compile(
    r"(?P<article>[^(（]*?第\s*[0-9０-９〇一二三四五六七八九十百]+\s*条[^(（]*)(?:[(（](?P<heading>.*)[)）])?"
)
_TAIL = re.compile(r"[(（]\s*(?:条例|法)?第[^)）]*[)）]|[…‥.・]*\s*(?:報告|諮問)事項")
_CATEGORIES = (
    (("電子計算機", "処理"), CategoryKind.COMPUTER_PROCESSING),
    (("収集",), CategoryKind.COLLECTION),
    (("提供",), CategoryKind.PROVISION),
)


def read_title(pieces: Sequence[Piece]) -> Field[str]:
    """The title; where it is printed again (as the heading of the item) the first one stands."""
    first = pieces[0].line if pieces else 0
    lines = [piece for position, piece in enumerate(pieces) if piece.line - first <= position]
    return Field(joined([without_runs(piece.text) for piece in lines]), passages_of(pieces))


def other_titles(pieces: Sequence[Piece], title: str) -> tuple[Piece, ...]:
    """The title's other printings that say something else."""
    return tuple(piece for piece in pieces if folded(piece.text) not in folded(title))


def read_kind(pieces: Sequence[Piece]) -> Field[PaperKind | None]:
    """諮問 or 報告; None where the paper says neither, or both."""
    said = {kind for piece in pieces for kind in kinds_in(piece.text)}
    return Field(said.pop() if len(said) == 1 else None, passages_of(pieces))


def kinds_in(text: str) -> set[PaperKind]:
    """Which of the two words the text holds."""
    words = (("諮問", PaperKind.CONSULTATION), ("報告", PaperKind.REPORT))
    return {kind for word, kind in words if word in text}


def read_grounds(pieces: Sequence[Piece]) -> Field[tuple[Ground, ...]]:
    """Each ◇ line with an article: 第14条第1項 and its heading."""
    return Field(tuple(_ground(piece.text) for piece in pieces), passages_of(pieces))


def _ground(text: str) -> Ground:
    printed = text.lstrip("◇◆ 　")
    found = _GROUND.fullmatch(printed)
    if found is None:
        return Ground(printed, "", printed)
    return Ground(found["article"].strip(), (found["heading"] or "").strip(), printed)


def read_categories(pieces: Sequence[Piece]) -> Field[tuple[Category, ...]]:
    """Each category as printed, with the kind its words name."""
    text = joined([without_runs(piece.text) for piece in pieces])
    parts = (_TAIL.sub("", part).strip("◇◆ 　") for part in split_outside(text, "、，◇◆"))
    categories = tuple(Category(_category_kind(part), part) for part in parts if part)
    return Field(categories, passages_of(pieces))


def _category_kind(printed: str) -> CategoryKind:
    before, _ = split_remark(printed)
    fits = (kind for words, kind in _CATEGORIES if all(word in folded(before) for word in words))
    return next(fits, CategoryKind.OTHER)
