"""The form in which names are searched: one width, one kana, one case. Never shown, never stored in a name's place."""

import unicodedata

_FIRST_HIRAGANA, _LAST_HIRAGANA = 0x3041, 0x3096
_TO_KATAKANA = 0x60
_VARIATION_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_FOLDED = {code: code + _TO_KATAKANA for code in range(_FIRST_HIRAGANA, _LAST_HIRAGANA + 1)}
_DROPPED = dict.fromkeys(_VARIATION_SELECTORS)


def search_key(*texts: str | None) -> str:
    """The texts joined by a space, in NFKC, lower case, hiragana as katakana, without variation selectors.

    Empty texts are left out and runs of spaces become one. 髙 and 高, 﨑 and 崎 stay different people: NFKC folds
    only what Unicode calls a compatibility form.
    """
    joined = " ".join(text for text in texts if text)
    folded = unicodedata.normalize("NFKC", joined).casefold().translate(_FOLDED).translate(_DROPPED)
    return " ".join(unicodedata.normalize("NFKC", folded).split())
