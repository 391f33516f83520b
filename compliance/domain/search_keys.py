"""The form in which names are searched: one width, one kana, one case. Never shown, never stored in a name's place."""

import re
import unicodedata

_FIRST_HIRAGANA, _LAST_HIRAGANA = 0x3041, 0x3096
_TO_KATAKANA = 0x60
_KATAKANA = {code: code + _TO_KATAKANA for code in range(_FIRST_HIRAGANA, _LAST_HIRAGANA + 1)}

_OLD_FORMS = "髙﨑濵濱邊邉齋齊澤𠮷廣嶋嶌國櫻眞惠瀧龍壽榮德黑條淺與彌藏槇靜穗實寶圓學會澁曾渕舘栁桒"
_NEW_FORMS = "高崎浜浜辺辺斎斉沢吉広島島国桜真恵滝竜寿栄徳黒条浅与弥蔵槙静穂実宝円学会渋曽淵館柳桑"
_TODAY = dict(zip(map(ord, _OLD_FORMS), _NEW_FORMS, strict=True))

_LEGAL_FORMS = re.compile(
    r"\([株有同資名財社医福学特]\)|株式会社|有限会社|合同会社|合資会社|合名会社|医療法人(?:社団|財団)?|社会福祉法人|学校法人|宗教法人"
    r"|(?:一般|公益)(?:社団|財団)法人|特定非営利活動法人|NPO法人|地方独立行政法人|独立行政法人|カブシキガイシャ|ユウゲンガイシャ",
    re.IGNORECASE,
)
"""What stands before or after a business's name, in NFKC and katakana; nobody types it to find one."""


def search_key(*texts: str | None) -> str:
    """The texts, each folded to its letters and digits alone, joined by a space; empty ones are left out.

    Width, kana and case do not matter, nor do spaces, marks, legal forms, and old forms of characters (髙 and 高): who
    searches sees the names as they are written, and tells people apart by them.
    """
    folded = (_folded(text) for text in texts if text)
    return " ".join(key for key in folded if key)


def search_words(typed: str) -> tuple[str, ...]:
    """What somebody typed as the keys that all have to be found; none where nothing but marks was typed."""
    return tuple(dict.fromkeys(filter(None, map(_letters, _named(typed).split()))))


def _folded(text: str) -> str:
    return _letters(_named(text))


def _named(text: str) -> str:
    """Without its legal form, unless it is nothing else."""
    plain = unicodedata.normalize("NFKC", text).translate(_KATAKANA)
    named = _LEGAL_FORMS.sub(" ", plain)
    return named if named.strip() else plain


def _letters(text: str) -> str:
    modern = unicodedata.normalize("NFKC", text.casefold().translate(_TODAY))
    return "".join(letter for letter in modern if letter.isalnum())
