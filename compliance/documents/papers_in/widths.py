"""Comparing Japanese text whatever its widths, and cutting and joining it as a reader would."""

import re
from unicodedata import normalize

OPENING = "(（「『【《〈[［｛{≪"
CLOSING = ")）」』】》〉]］｝}≫"
_SPACES = re.compile(r"\s+")
_RUN = re.compile(r"\s{2,}|\xa0+")
_LOWER, _LETTER = re.compile("[a-z]"), re.compile("[A-Za-z]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_COMMAS = str.maketrans({",": "、", ".": "。", "､": "、", "｡": "。"})
_ENDS = ("。", "．", ".", "」", "）", ")", "】", "》")


def folded(text: str) -> str:
    """`text` in one width, with one kind of dash and no space: for comparing only, never for keeping."""
    return _SPACES.sub("", normalize("NFKC", text).translate(_DASHES))


def folded_marks(text: str) -> str:
    """Like `folded`, with `，．` and `、。` taken as the same: for comparing running text."""
    return folded(text).translate(_COMMAS)


def without_runs(text: str) -> str:
    """`text` without its runs of spaces (OCR's indents, &nbsp;); one single space is kept."""
    return _RUN.sub("", text).strip()


def joined(parts: list[str]) -> str:
    """The parts of one broken line as one: a space only between English words (`Google`, `Forms`), not in `CD-R`."""
    text = ""
    for part in (part.strip(" \t\u3000\xa0") for part in parts):
        apart = _LOWER.match(text[-1:]) and _LETTER.match(part)
        text += f" {part}" if apart else part
    return text


def is_cut(text: str) -> bool:
    """Whether `text` stops in the middle of a sentence."""
    return bool(text) and not text.rstrip().endswith(_ENDS)


def depth_after(text: str) -> int:
    """How many brackets stay open at the end, whatever their widths."""
    depth = 0
    for character in text:
        depth = _deeper(depth, character)
    return depth


def split_outside(text: str, separators: str) -> tuple[str, ...]:
    """The parts between `separators` that stand outside brackets; brackets that never close count as none."""
    balanced = depth_after(text) == 0
    parts, depth = [""], 0
    for character in text:
        depth = _deeper(depth, character) if balanced else 0
        if character in separators and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return tuple(part.strip() for part in parts if part.strip())


def split_remark(text: str) -> tuple[str, str]:
    """`未定(産科医療機関等を想定)` as what stands before the last brackets, and the remark in them or nothing."""
    stripped = text.strip()
    if not stripped or stripped[-1] not in ")）":
        return stripped, ""
    depth = 0
    for position in range(len(stripped) - 1, -1, -1):
        depth += (stripped[position] in ")）") - (stripped[position] in "(（")
        if depth == 0:
            return stripped[:position].strip(), stripped[position + 1 : -1].strip()
    return stripped, ""


def _deeper(depth: int, character: str) -> int:
    if character in OPENING:
        return depth + 1
    return max(0, depth - 1) if character in CLOSING else depth
