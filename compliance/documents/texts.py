"""Prepares names and sentences for a line of paper: no controls, no line breaks, no word too long to break."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_LONG_WORD = re.compile(r"[!-~]{21,}")
_ZERO_WIDTH_SPACE = "\u200b"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """`text` with every run of white space as one space; controls, lone surrogates and changes of direction go."""
    spaced = _SPACES.sub(" ", text).strip()
    return "".join(sign for sign in spaced if not _unfit(sign))


def breakable(text: str) -> str:
    """`one_line(text)`, in which an unbroken run of more than 20 ASCII signs may break after each 10th."""
    return _LONG_WORD.sub(_with_breaks, one_line(text))


def practice_mark(practice: bool) -> str:
    """What a paper of the practice ward is marked with; empty for a real one."""
    return "練習用データ" if practice else ""


def marked(title: str, practice: bool) -> str:
    """A title, with the mark of practice behind it where it is practice."""
    return f"{title}（{practice_mark(practice)}）" if practice else title


def columns_of(text: str) -> int:
    """How many half-width columns `text` takes up: 2 for full width and ambiguous signs, 0 for marks on another."""
    return sum(_width(sign) for sign in text)


def shortened(text: str, columns: int) -> str:
    """`one_line(text)`, cut with … to at most `columns` half-width columns; a sign never loses its selector."""
    line = one_line(text)
    if columns_of(line) <= columns:
        return line
    room, kept = columns - 2, ""
    for sign in line:
        room -= _width(sign)
        if room < 0:
            break
        kept += sign
    return kept + "…"


def in_lines(text: str, columns: int, most: int) -> tuple[str, ...]:
    """`one_line(text)` on at most `most` lines of `columns` half-width columns, words whole; the last is shortened."""
    left = one_line(text)
    lines: list[str] = []
    while left and len(lines) < most - 1 and columns_of(left) > columns:
        line = _begun(left, columns)
        lines.append(line.rstrip())
        left = left[len(line) :].lstrip()
    return (*lines, shortened(left, columns)) if left else tuple(lines)


def _begun(text: str, columns: int) -> str:
    """As much as fits, up to a space or between signs of which one is wide; a longer word is cut where it must be."""
    end = room = 0
    for end, sign in enumerate(text):  # noqa: B007 - where it stopped is the answer
        room += _width(sign)
        if room > columns:
            break
    breaks = (at for at in range(end, 0, -1) if _may_break(text[at - 1], text[at]))
    return text[: next(breaks, end)]


def _may_break(before: str, after: str) -> bool:
    return " " in (before, after) or 2 in (_width(before), _width(after))


def _unfit(sign: str) -> bool:
    return sign in _DIRECTIONS or unicodedata.category(sign) in ("Cc", "Cs")


def _width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def _with_breaks(word: re.Match[str]) -> str:
    signs = word.group()
    return _ZERO_WIDTH_SPACE.join(signs[at : at + 10] for at in range(0, len(signs), 10))
