"""Two texts compared word by word: what is only in the paper, what only in the edition, and what they share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from compliance.documents.papers_in.widths import folded_marks

# Numbers, Latin and katakana words stay whole. Kanji and hiragana run on without a gap, so they are compared one by one
# and grouped afterwards: what two texts share by a single character between two differences is chance, not a word.
_WORD = re.compile(r"[0-9０-９]+|[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヿｦ-ﾟ]+|.", re.DOTALL)
_CHANCE = 1

_Code = tuple[str, int, int, int, int]


class Side(StrEnum):
    """Where a stretch of text stands."""

    BOTH = "both"
    PAPER = "paper"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text in reading order; what both share is given as the paper prints it."""

    side: Side
    text: str


def stretches(paper: str, edition: str) -> tuple[Stretch, ...]:
    """The two texts as one: shared words, and at each difference the paper's words, then the edition's.

    Widths, line breaks and spaces make no difference. Every word of `paper` is there, and the edition's that differ.
    """
    ours, theirs = _words(paper), _words(edition)
    folded_ours = [folded_marks(word) for word in ours]
    folded_theirs = [folded_marks(word) for word in theirs]
    matcher = SequenceMatcher(None, folded_ours, folded_theirs, autojunk=False)
    return tuple(_stretches(matcher.get_opcodes(), ours, theirs))


def _stretches(codes: Sequence[_Code], ours: list[str], theirs: list[str]) -> Iterator[Stretch]:
    for differs, run in groupby(_with_chance(codes), key=lambda each: each[0]):
        parts = [code for _, code in run]
        paper = "".join(ours[parts[0][1] : parts[-1][2]])
        if not differs:
            yield Stretch(Side.BOTH, paper)
            continue
        edition = "".join(theirs[parts[0][3] : parts[-1][4]])
        yield from (Stretch(side, text) for side, text in ((Side.PAPER, paper), (Side.EDITION, edition)) if text)


def _with_chance(codes: Sequence[_Code]) -> Iterator[tuple[bool, _Code]]:
    """Each code, and whether it differs or lies by chance between two that differ."""
    for position, code in enumerate(codes):
        inside = 0 < position < len(codes) - 1
        yield code[0] != "equal" or (inside and code[2] - code[1] <= _CHANCE), code


def only_in(side: Side, parts: tuple[Stretch, ...]) -> tuple[str, ...]:
    """The stretches of one side alone."""
    return tuple(part.text for part in parts if part.side is side)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.strip()]
