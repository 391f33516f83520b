"""What a cell means: a role, a kind of employment, yes or no, a day; read as people write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Generic, TypeVar
from unicodedata import normalize

from compliance.domain.facts import Employment, Role
from compliance.domain.reasons import Reason
from compliance.domain.search_keys import search_key
from compliance.domain.wareki import DateRead, Unreadable, read_date
from compliance.wording.names import EMPLOYMENTS, ROLES

Member = TypeVar("Member", bound=Enum)

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2200, 12, 31)
"""Days that may stand on a list: beyond them lies a slip of the pen."""

_SERIAL = re.compile(r"[345][0-9]{4}")
_SERIAL_BEGINS = date(1899, 12, 30)
_TIME = re.compile(r"[ T]0{1,2}:00(:00)?$")


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day, or why there is none; `serial` where Excel's bare number of the day was taken for it."""

    on: date | None
    reason: Reason | None = None
    serial: bool = False


@dataclass(frozen=True, slots=True)
class Synonyms(Generic[Member]):
    """The words for each member, folded; `words` are those of our form."""

    words: Mapping[Member, str]
    by_key: Mapping[str, Member]

    def read(self, text: str) -> Member | None:
        """The member that the text means; None for words that are not known."""
        return self.by_key.get(search_key(text))

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be written, as our form says it."""
        return tuple(self.words.values())


def _synonyms(words: Mapping[Member, str], others: Mapping[Member, tuple[str, ...]]) -> Synonyms[Member]:
    named = ((word, member) for member, own in words.items() for word in (own, member.value, *others[member]))
    return Synonyms(words, {search_key(word): member for word, member in named})


ROLE_WORDS = _synonyms(
    {role: words.ja for role, words in ROLES.items()},
    {
        Role.SUPERVISOR: (
            "責任者",
            "個人情報取扱責任者",
            "管理責任者",
            "個人情報管理責任者",
            "業務責任者",
            "正",
            "supervisor",
        ),
        Role.HANDLER: ("取扱担当者", "個人情報取扱者", "担当者", "作業者", "取扱従事者", "handler"),
        Role.WORKER: ("作業従事者", "業務従事者", "その他の従事者", "その他従事者", "worker"),
    },
)
EMPLOYMENT_WORDS = _synonyms(
    {employment: words.ja for employment, words in EMPLOYMENTS.items()},
    {
        Employment.OWN: (
            *(
                "自社",
                "自社雇用",
                "直接雇用",
                "直雇用",
                "正社員",
                "正職員",
                "社員",
                "職員",
                "常勤",
                "非常勤",
                "契約社員",
            ),
            *(
                "嘱託",
                "嘱託職員",
                "パート",
                "パートタイム",
                "アルバイト",
                "臨時職員",
                "会計年度任用職員",
                "役員",
                "常勤職員",
                "非常勤職員",
            ),
        ),
        Employment.DISPATCHED: ("派遣社員", "派遣職員", "派遣労働者", "労働者派遣", "人材派遣"),
        Employment.FREELANCE: ("業務委託", "個人事業主", "フリーランス", "個人委託", "請負"),
        Employment.OTHER: ("他", "出向", "ボランティア", "実習生"),
    },
)
YES, NO = "あり", "なし"
_STILL = frozenset(map(search_key, ("", "在職中", "従事中", "継続", "継続中", "現在", "現在に至る", "なし", "未定")))
_YES = frozenset(map(search_key, (YES, "有", "有り", "はい", "yes", "y", "true", "1", "済"))) | {
    "○",
    "〇",
    "◯",
    "レ",
    "✓",
    "●",
}
_NO = frozenset(map(search_key, (NO, "無", "無し", "いいえ", "no", "n", "false", "0"))) | {
    "×",
    "✕",
    "ー",
    "-",
    "－",
    "―",
}


def read_yes(text: str) -> bool | None:
    """Whether the cell says yes or no; None where it says neither."""
    found = {True: _YES, False: _NO}
    return next((answer for answer, words in found.items() if text in words or search_key(text) in words), None)


def is_open_end(text: str) -> bool:
    """Whether the cell for the last day says that there is none yet."""
    return search_key(text) in _STILL


def read_day(text: str) -> DayRead:
    """The day in any calendar and width, or by Excel's own number; the reason where there is none."""
    plain = _TIME.sub("", normalize("NFKC", text).strip())
    if _SERIAL.fullmatch(plain):
        return DayRead(_SERIAL_BEGINS + timedelta(days=int(plain)), serial=True)
    reading = read_date(plain)
    if isinstance(reading, Unreadable):
        return DayRead(None, reading.reason)
    return DayRead(reading.on, reading.warning) if isinstance(reading, DateRead) else DayRead(None)
