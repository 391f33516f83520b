"""The filters of the obligations list: read from the address, shown in the form, kept in every link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from unicodedata import normalize
from uuid import UUID

from flask_babel import gettext as _

from compliance.domain.obligations import OUTSTANDING, Party, Status
from compliance.domain.wareki import FIRST_ASKED, LAST_ASKED, read_asked_day
from compliance.store.queries.choices import Named
from compliance.store.queries.rows import Cursor, ObligationFilter
from compliance.web.days import day_in_words, fiscal_year_tag
from compliance.web.names import party_word, status_word

Choice = TypeVar("Choice", bound=StrEnum)


class Wanted(StrEnum):
    """What the list may be narrowed to: everything outstanding, everything at all, or one status."""

    OUTSTANDING = "outstanding"
    OVERDUE = "overdue"
    OPEN = "open"
    CLAIMED = "claimed"
    MET = "met"
    LAPSED = "lapsed"
    STANDING = "standing"
    NOT_YET = "not_yet"
    ALL = "all"

    def statuses(self) -> frozenset[Status]:
        """The statuses it stands for."""
        if self is Wanted.OUTSTANDING:
            return OUTSTANDING
        return frozenset(Status) if self is Wanted.ALL else frozenset({Status(self.value)})


def wanted_word(wanted: Wanted) -> str:
    """The choice in words."""
    if wanted is Wanted.OUTSTANDING:
        return _("未履行")
    return _("すべて") if wanted is Wanted.ALL else status_word(Status(wanted.value))


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; `mistakes` names the fields that could not be read, and those do not narrow."""

    as_of: date
    wanted: Wanted
    filter: ObligationFilter
    after: Cursor | None
    typed: Mapping[str, str]
    mistakes: frozenset[str] = field(default_factory=frozenset)

    @property
    def ignored(self) -> tuple[str, ...]:
        """What was typed and could not be read, but for `as_of`, whose field tells it."""
        return tuple(self.typed[name] for name in sorted(self.mistakes - {"as_of"}))


def asked(query: Mapping[str, str], today: date) -> Asked:
    """The question of this address: every part may be missing, and none of them can break the page."""
    reader = _Reader(query)
    as_of = reader.day("as_of") or today
    wanted = reader.choice("status", Wanted) or Wanted.OUTSTANDING
    narrowed = ObligationFilter(
        statuses=wanted.statuses(),
        item=_item(query.get("item", "")),
        party=reader.choice("party", Party),
        section=reader.id("section"),
        contractor=reader.id("contractor"),
        outsourcing=reader.id("outsourcing"),
        contract=reader.id("contract"),
        number=query.get("number", "").strip() or None,
        fiscal_years=reader.years("fiscal_year"),
        due_from=reader.day("due_from"),
        due_until=reader.day("due_until"),
    )
    after = reader.cursor("after")
    return Asked(as_of, wanted, narrowed, after, dict(query), frozenset(reader.mistakes))


def conditions(asked: Asked, sections: Sequence[Named], contractors: Sequence[Named]) -> tuple[str, ...]:
    """What the list is narrowed to, in words, for the line above it."""
    narrowed = asked.filter
    named = {choice.id: choice.name for choice in (*sections, *contractors)}
    parts = (
        _outstanding_words() if asked.wanted is Wanted.OUTSTANDING else wanted_word(asked.wanted),
        party_word(narrowed.party) if narrowed.party else None,
        narrowed.item and _("項・対策：%(item)s", item=narrowed.item),
        narrowed.section and named.get(narrowed.section),
        narrowed.contractor and named.get(narrowed.contractor),
        narrowed.number and _("契約番号：%(number)s", number=narrowed.number),
        _("・").join(fiscal_year_tag(year) for year in sorted(narrowed.fiscal_years)),
        narrowed.contract and _("1つの契約"),
        narrowed.outsourcing and _("1つの委託案件"),
        _due_words(narrowed.due_from, narrowed.due_until),
    )
    return tuple(part for part in parts if part)


def _outstanding_words() -> str:
    counted = _("・").join(status_word(status) for status in Status if status in OUTSTANDING)
    return _("未履行（%(statuses)s）", statuses=counted)


def _due_words(first: date | None, last: date | None) -> str | None:
    if first and first == last:
        return _("期限が%(day)s", day=day_in_words(first))
    if first and last:
        return _("期限が%(first)sから%(last)sまで", first=day_in_words(first), last=day_in_words(last))
    if first:
        return _("期限が%(first)s以後", first=day_in_words(first))
    return _("期限が%(last)s以前", last=day_in_words(last)) if last else None


def _item(text: str) -> str | None:
    """`16` of 「１６」, 「第16項」 and 「16 年度当たり1回以上」; items of other numberings and measures as they are."""
    typed = normalize("NFKC", text).strip()
    first = typed.split()[0] if typed else ""
    number = first.removeprefix("第").removesuffix("項")
    return (number if number.isdecimal() else first) or None


def _is_fiscal_year(text: str) -> bool:
    digits = text.isascii() and text.isdecimal() and len(text) == 4
    return digits and FIRST_ASKED.year <= int(text) <= LAST_ASKED.year


class _Reader:
    """Reads parts of a query and remembers which could not be read."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query
        self.mistakes: set[str] = set()

    def day(self, name: str) -> date | None:
        text = self._query.get(name, "").strip()
        day = read_asked_day(text) if text else None
        if text and day is None:
            self.mistakes.add(name)
        return day

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        text = self._query.get(name, "")
        try:
            return kind(text) if text else None
        except ValueError:
            self.mistakes.add(name)
            return None

    def id(self, name: str) -> UUID | None:
        text = self._query.get(name, "")
        try:
            return UUID(text) if text else None
        except ValueError:
            self.mistakes.add(name)
            return None

    def years(self, name: str) -> frozenset[int]:
        """`2025` or `2025,2026`."""
        texts = normalize("NFKC", self._query.get(name, "")).replace(" ", "").split(",")
        if any(text and not _is_fiscal_year(text) for text in texts):
            self.mistakes.add(name)
            return frozenset()
        return frozenset(int(text) for text in texts if text)

    def cursor(self, name: str) -> Cursor | None:
        text = self._query.get(name, "")
        try:
            return Cursor.parse(text) if text else None
        except ValueError:
            self.mistakes.add(name)
            return None
