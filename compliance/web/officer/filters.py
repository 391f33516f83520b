"""The filters of the obligations list: read from the address, shown in the form, kept in every link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import normalize

from flask_babel import gettext as _

from compliance.domain.obligations import OUTSTANDING, Party, Status
from compliance.domain.search_keys import search_words
from compliance.store.queries.choices import Named
from compliance.store.queries.rows import ObligationFilter
from compliance.store.shelves import horizon
from compliance.web.days import AskedDay, asked_day, fiscal_year_tag
from compliance.web.items import known_item
from compliance.web.names import party_word, status_word
from compliance.web.tables.conditions import days_words
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk


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
    """What an address asks for; the `mistakes` of its query could not be read, and do not narrow."""

    day: AskedDay
    wanted: Wanted
    filter: ObligationFilter
    query: Query

    @property
    def as_of(self) -> date:
        """The day that the list is of."""
        return self.day.on


def asked(given: Mapping[str, str], today: date) -> Asked:
    """The question of this address: every part may be missing, and none of them can break the page."""
    query = Query(given)
    wanted = query.choice("status", Wanted) or Wanted.OUTSTANDING
    narrowed = ObligationFilter(
        statuses=wanted.statuses(),
        item=_item(query.typed("item")),
        party=query.choice("party", Party),
        section=query.id("section"),
        lead=query.id("lead"),
        contractor=query.id("contractor"),
        outsourcing=query.id("outsourcing"),
        contract=query.id("contract"),
        number=query.text("number"),
        fiscal_years=query.years("fiscal_year"),
        due_from=query.day("due_from"),
        due_until=query.day("due_until"),
        words=search_words(query.typed("q")),
        contractor_words=search_words(query.typed("contractor_name")),
    )
    return Asked(asked_day(given, today, horizon(today)), wanted, narrowed, query)


def conditions(asked: Asked, sections: Sequence[Named], contractor: str | None) -> tuple[str, ...]:
    """What the list is narrowed to, in words, for the line above it."""
    narrowed, typed = asked.filter, asked.query.typed
    named = {section.id: section.name for section in sections}
    parts = (
        _outstanding_words() if asked.wanted is Wanted.OUTSTANDING else wanted_word(asked.wanted),
        party_word(narrowed.party) if narrowed.party else None,
        narrowed.item and _("項・対策：%(item)s", item=known_item(desk().shelf, narrowed.item)),
        narrowed.section and named.get(narrowed.section),
        narrowed.lead and _("主たる担当課：%(section)s", section=named.get(narrowed.lead) or _("担当課未定")),
        narrowed.contractor and (contractor or _("1つの委託先")),
        narrowed.contractor_words and _("委託先：%(name)s", name=typed("contractor_name")),
        narrowed.number and _("契約番号：%(number)s", number=narrowed.number),
        _("・").join(fiscal_year_tag(year) for year in sorted(narrowed.fiscal_years)),
        narrowed.contract and _("1つの契約"),
        narrowed.outsourcing and _("1つの委託案件"),
        days_words(_("期限"), narrowed.due_from, narrowed.due_until),
        narrowed.words and _("検索：%(text)s", text=typed("q")),
    )
    return tuple(part for part in parts if part)


def _outstanding_words() -> str:
    counted = _("・").join(status_word(status) for status in Status if status in OUTSTANDING)
    return _("未履行（%(statuses)s）", statuses=counted)


def _item(text: str) -> str | None:
    """`16` of 「１６」, 「第16項」 and 「16 年度当たり1回以上」; items of other numberings and measures as they are."""
    typed = normalize("NFKC", text).strip()
    first = typed.split()[0] if typed else ""
    number = first.removeprefix("第").removesuffix("項")
    return (number if number.isdecimal() else first) or None
