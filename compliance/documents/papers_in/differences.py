"""Two texts compared word by word: what is only in the paper, what only in the edition, and what they share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from compliance.documents.papers_in.widths import folded_marks

# A word is a run of one script; a mark stands alone. Good enough to read a difference by, and needs no dictionary.
_WORD = re.compile(
    r"[一-鿿々〆ヶ\U00020000-\U0002ffff]+|[ぁ-ゟ]+|[ァ-ヿｦ-ﾟ]+|[0-9０-９]+|[A-Za-zＡ-Ｚａ-ｚ]+|\s+|.", re.DOTALL
)


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
    return tuple(_stretches(matcher, ours, theirs))


def _stretches(matcher: SequenceMatcher[str], ours: list[str], theirs: list[str]) -> Iterator[Stretch]:
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch(Side.BOTH, "".join(ours[a:b]))
            continue
        if a < b:
            yield Stretch(Side.PAPER, "".join(ours[a:b]))
        if c < d:
            yield Stretch(Side.EDITION, "".join(theirs[c:d]))


def only_in(side: Side, parts: tuple[Stretch, ...]) -> tuple[str, ...]:
    """The stretches of one side alone."""
    return tuple(part.text for part in parts if part.side is side)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.strip()]
