"""The data items by kind of person: 《…に係る情報項目》 and the items behind it, compounds kept whole."""

import re
from collections.abc import Sequence

from compliance.documents.papers_in.pieces import Kind, Piece
from compliance.documents.papers_in.readings import DataGroup, Field
from compliance.documents.papers_in.runs import passages_of
from compliance.documents.papers_in.widths import split_outside, without_runs

_GROUP = re.compile(r"[《≪〈＜<【]+\s*([^》≫〉＞>】]+?)\s*[》≫〉＞>】]+")
_ABOUT = re.compile(r"(?:に係る|に関する|の)?(?:個人)?情報項目$|に係る(?:もの|個人情報)$|に関する(?:もの|個人情報)$")
_SEPARATORS = "、，､"


def read_data_items(pieces: Sequence[Piece]) -> Field[tuple[DataGroup, ...]]:
    """Each 《…》 with its items; `夫(パートナー)の氏名・生年月日・職業・国籍` is one item, as printed."""
    text = _running(pieces)
    groups: list[DataGroup] = []
    position, persons = 0, ""
    for found in _GROUP.finditer(text):
        _close(groups, persons, text[position : found.start()])
        position, persons = found.end(), _ABOUT.sub("", found[1])
    _close(groups, persons, text[position:])
    return Field(tuple(groups), passages_of(pieces))


def _close(groups: list[DataGroup], persons: str, text: str) -> None:
    items = split_outside(text, _SEPARATORS)
    if items or persons:
        groups.append(DataGroup(persons, items))


def _running(pieces: Sequence[Piece]) -> str:
    """The pieces as one text: paragraphs and list items of one cell are items of their own, a page break is nothing."""
    text, last_line = "", 0
    for piece in pieces:
        apart = piece.kind == Kind.ITEM or (piece.line == last_line and piece.kind != Kind.WRAP)
        if text and apart and not text.endswith(tuple(_SEPARATORS)):
            text += "、"
        text += without_runs(piece.text)
        last_line = piece.line
    return text
