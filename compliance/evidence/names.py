"""What a file is called when it is given out again: as it was called when it came, without what could mislead."""

from pathlib import PurePath, PureWindowsPath
from unicodedata import category, normalize

from compliance.evidence.kinds import ENDINGS, Kind

LONGEST = 200
_UNSAFE = frozenset('<>:"/\\|?*')


def kept_name(sent: str, kind: Kind) -> str:
    """The last part of the name in NFC, without control and direction signs, with an ending of its kind."""
    last = PureWindowsPath(normalize("NFC", sent)).name
    clean = "".join("_" if sign in _UNSAFE else sign for sign in last if not category(sign).startswith("C"))
    stem, ending = PurePath(clean).stem.strip(" ."), PurePath(clean).suffix.lower()
    ending = ending if ending in ENDINGS[kind] else ENDINGS[kind][0]
    return f"{(stem or kind.value)[: LONGEST - len(ending)]}{ending}"
