"""The marks before list items: `1 `, `(1)`, `①`, `ア `, `・`, in any width, and whether a number is one or cut text."""

import re
from dataclasses import dataclass
from unicodedata import normalize

_NUMBER = re.compile(r"([0-9０-９]{1,2})(?:[\s　]+|[.．、)）][\s　]*)(?=\S)")
_BRACKETED = re.compile(r"[(（][0-9０-９]{1,2}[)）][\s　]*")
_CIRCLED = re.compile(r"[①-⑳][\s　]*")
_KANA = re.compile(r"[ア-ン][\s　.．、)）]+|[(（][ア-ン][)）][\s　]*")
_DOT = re.compile(r"[・●○■□◎•][\s　]*")
_ARTICLE = re.compile(
    r"第[\s　]*([0-9０-９]{1,4}|[〇一二三四五六七八九十百]{1,4})[\s　]*条(?!第|の規定|に|及び|から|又は|、)[\s　]*"
)


_COUNTED = re.compile(
    r"[回年月日人名週分項条件部歳割%％つ枚台]|時間|か月|ヶ月|箇月|カ月|以上|以下|以内|世帯|パーセント|営業日|日間"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the start of a line, and the text behind it."""

    number: int
    rest: str

    def counts(self) -> bool:
        """Whether the number may count something (`2 回以上`), so that in cut text it is no item's number."""
        return bool(_COUNTED.match(self.rest))

    def follows(self, last: int, *, cut: bool) -> bool:
        """Whether it can be the number of the item after `last`, where the text before it is `cut` or complete."""
        if cut and self.counts():
            return False
        return self.number == last + 1 or (self.number > last and not cut)


def number_mark(text: str) -> Mark | None:
    """`1 …`, `１．…`, `1) …`: the number and the rest."""
    found = _NUMBER.match(text)
    return Mark(int(normalize("NFKC", found[1])), text[found.end() :].strip()) if found else None


def article_mark(text: str) -> Mark | None:
    """`第3条 …`, `第三条（…）`: the number and the rest; a reference (第3条の規定により) is none."""
    found = _ARTICLE.match(text)
    return Mark(_article_number(found[1]), text[found.end() :].strip()) if found else None


def opens_subitem(text: str) -> bool:
    """Whether the line begins with `(1)`, `①` or `ア `."""
    return any(pattern.match(text) for pattern in (_BRACKETED, _CIRCLED, _KANA))


def without_bullet(text: str) -> str:
    """The text without a `・` in front; the text itself where there is none."""
    return _DOT.sub("", text, count=1) if _DOT.match(text) else text


def without_mark(text: str) -> str:
    """The text without its number or bullet."""
    mark = number_mark(text)
    return mark.rest if mark else without_bullet(text)


def _article_number(written: str) -> int:
    plain = normalize("NFKC", written)
    if plain.isdecimal():
        return int(plain)
    total, digit = 0, 0
    for character in plain:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = "〇一二三四五六七八九".index(character)
    return total + digit
