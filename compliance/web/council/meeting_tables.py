"""The table of the council's meetings, and the form above it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.queries.meetings import MeetingLine
from compliance.store.queries.paging import Order
from compliance.web.tables.answers import Offer
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, search_field
from compliance.web.tables.held_lists import HeldList, SortValue, lines_called
from compliance.web.tables.queries import Query


class When(StrEnum):
    """Meetings that are still to be held, today's among them, and those that were."""

    COMING = "coming"
    HELD = "held"


MEETINGS: Table[MeetingLine] = Table(
    "meetings",
    _("審議会の会議"),
    (
        Column("held", _("開催日"), lambda line: line.held_on, Kind.DAY, sorts=True),
        Column("name", _("会議の名称"), lambda line: line.name, sorts=True, heads=True),
        Column("note", _("メモ"), lambda line: line.note or None, on_page=False),
        Column(
            "draft",
            _("未履行事項報告の案"),
            lambda line: line.draft.as_of if line.draft else None,
            Kind.DAY,
            sorts=True,
        ),
    ),
    Order("held", descending=True),
)


def meetings_offer(lines: Sequence[MeetingLine], given: Mapping[str, str], today: date) -> Offer[MeetingLine]:
    """The meetings that the address asks for, the last day first."""
    query = Query(given)
    when = query.choice("when", When)
    whens = ((When.COMING, gettext("これからの会議")), (When.HELD, gettext("終わった会議")))
    fields = (
        search_field(query, gettext("会議の名称・メモ")),
        choice_field(query, "when", gettext("開催日"), whens, when or ""),
    )
    shown = [line for line in lines if when is None or (line.held_on >= today) == (when is When.COMING)]
    found = lines_called(shown, query.typed("q"), lambda line: (line.name, line.note))
    conditions = (*(words for value, words in whens if value is when), *searched(query))
    return Offer(MEETINGS, HeldList(found, lambda line: line.id, _ORDERS), Narrowing(fields, conditions))


_ORDERS: Mapping[str, Callable[[MeetingLine], SortValue]] = {
    "held": lambda line: line.held_on,
    "name": lambda line: line.name,
    "draft": lambda line: line.draft.as_of if line.draft else date.min,
}
