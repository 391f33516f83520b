"""The tables of the ward's sections and of the works of one of them, and the forms above them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.queries.paging import Order
from compliance.store.queries.section_works import SectionLine, Work
from compliance.web.tables.answers import Offer
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, search_field
from compliance.web.tables.held_lists import HeldList, SortValue, lines_called
from compliance.web.tables.queries import Query


class Standing(StrEnum):
    """Whether a section stands on a day, is to come, or has ended."""

    NOW = "now"
    COMING = "coming"
    ENDED = "ended"


def _standing(line: SectionLine, today: date) -> Standing:
    if line.exists_from_on > today:
        return Standing.COMING
    return Standing.ENDED if line.exists_to_on and line.exists_to_on < today else Standing.NOW


SECTIONS: Table[SectionLine] = Table(
    "sections",
    _("部・課"),
    (
        Column("section", _("課"), lambda line: line.name, sorts=True, heads=True),
        Column("department", _("部"), lambda line: line.department_name, sorts=True),
        Column("telephone", _("電話・メール"), lambda line: line.telephone),
        Column("email", _("メールアドレス"), lambda line: line.email, on_page=False),
        Column("from", _("いつから"), lambda line: line.exists_from_on, Kind.DAY, sorts=True),
        Column("to", _("いつまで"), lambda line: line.exists_to_on, Kind.DAY, on_page=False),
        Column("works", _("担当する委託案件"), lambda line: line.works, Kind.NUMBER, sorts=True),
    ),
    Order("department"),
)

WORKS: Table[Work] = Table(
    "section-works",
    _("担当する委託案件"),
    (
        Column("title", _("件名"), lambda work: work.title, sorts=True, heads=True),
        Column(
            "leads",
            _("主たる担当か"),
            lambda work: gettext("主たる担当") if work.leads else gettext("共同の担当"),
            sorts=True,
        ),
        Column("from", _("担当する期間"), lambda work: work.from_on, Kind.DAY, sorts=True),
        Column("to", _("いつまで"), lambda work: work.to_on, Kind.DAY, on_page=False),
        Column("contracts", _("契約（件）"), lambda work: work.contracts, Kind.NUMBER, sorts=True),
    ),
    Order("title"),
)


def sections_offer(lines: Sequence[SectionLine], given: Mapping[str, str], today: date) -> Offer[SectionLine]:
    """The sections that the address asks for, by department."""
    query = Query(given)
    chosen = query.choice("standing", Standing)
    words = {
        Standing.NOW: gettext("今ある課"),
        Standing.COMING: gettext("これからの課"),
        Standing.ENDED: gettext("廃止した課"),
    }
    fields = (
        search_field(query, gettext("課・部・電話・メール")),
        choice_field(query, "standing", gettext("状態"), tuple((each.value, words[each]) for each in Standing)),
    )
    shown = [line for line in lines if chosen in (None, _standing(line, today))]
    found = lines_called(shown, query.typed("q"), _told)
    conditions = (*([words[chosen]] if chosen else ()), *searched(query))
    return Offer(SECTIONS, HeldList(found, lambda line: line.id, _section_orders(lines)), Narrowing(fields, conditions))


def works_offer(works: Sequence[Work], section: str, given: Mapping[str, str]) -> Offer[Work]:
    """The works of this section that the address asks for, by title."""
    query = Query(given)
    found = lines_called(works, query.typed("q"), lambda work: (work.title,))
    told = Narrowing((search_field(query, gettext("件名")),), (section, *searched(query)))
    return Offer(WORKS, HeldList(found, lambda work: work.id, _WORK_ORDERS), told)


def _told(line: SectionLine) -> tuple[str | None, ...]:
    return line.name, line.department_name, line.telephone, line.email


def _section_orders(lines: Sequence[SectionLine]) -> Mapping[str, Callable[[SectionLine], SortValue]]:
    """Departments stand as the ward founded them, each with its sections by their own days."""
    places = {line.id: place for place, line in enumerate(lines)}
    return {
        "section": lambda line: line.name,
        "department": lambda line: places[line.id],
        "from": lambda line: line.exists_from_on,
        "works": lambda line: line.works,
    }


_WORK_ORDERS: Mapping[str, Callable[[Work], SortValue]] = {
    "title": lambda work: work.title,
    "leads": lambda work: not work.leads,
    "from": lambda work: work.from_on,
    "contracts": lambda work: work.contracts,
}
