"""Who is who: names and kana in one width, their characters kept. 髙橋 and 高橋 are two people until somebody says."""

from unicodedata import normalize

_KEPT = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Compatibility ideographs (﨑): normalising would turn them into other characters."""

_FIRST_HIRAGANA, _LAST_HIRAGANA, _TO_KATAKANA = 0x3041, 0x3096, 0x60
_KATAKANA = {code: code + _TO_KATAKANA for code in range(_FIRST_HIRAGANA, _LAST_HIRAGANA + 1)}


def identity_of(name: str, kana: str) -> tuple[str, str]:
    """What tells one person from another: the name and the kana without spaces, width and hiragana folded."""
    return _plain(name), _plain(kana).translate(_KATAKANA)


def _plain(text: str) -> str:
    runs: list[str] = []
    for sign in text:
        kept = any(ord(sign) in some for some in _KEPT)
        if kept or not runs or any(ord(runs[-1][-1]) in some for some in _KEPT):
            runs.append(sign)
        else:
            runs[-1] += sign
    folded = (run if any(ord(run[0]) in some for some in _KEPT) else normalize("NFKC", run) for run in runs)
    return "".join("".join(folded).split()).casefold()
