"""The calendar of due days, visits, meetings and ends of contracts: a month as a page, one's own days as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.documents.calendars import calendar_file
from compliance.documents.media_types import ICS
from compliance.domain.calendar import fiscal_year_of
from compliance.domain.obligations import Party
from compliance.domain.search_keys import search_words
from compliance.store.queries.calendars import falling, outstanding_by_item
from compliance.store.queries.choices import Named, contractors_to_choose, sections_to_choose
from compliance.store.queries.visit_plans import Narrowed, planned_visits
from compliance.store.shelves import horizon
from compliance.web.files import file_response
from compliance.web.gate import page
from compliance.web.items import known_items
from compliance.web.names import party_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.calendar_files import entries
from compliance.web.officer.calendar_months import month_asked, weeks
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.tables.fields import Field, choice_field, member_options, named_options, text_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk, visitor

NARROWING = ("section", "party", "item", "contractor_name")
SUGGESTED = 100


@dataclass(frozen=True, slots=True)
class _Links:
    """The lists that the calendar's numbers open: narrowed as the calendar itself is."""

    kept: dict[str, Any]

    def due(self, on: object, status: str | None = None) -> str:
        """What is due on a day."""
        return url_for("officer.obligations", status=status, due_from=on, due_until=on, **self.kept)

    def ends(self, on: object) -> str:
        """The contracts that end on a day."""
        section = self.kept.get("section")
        return url_for("officer.contracts", end_from=on, end_until=on, section=section)

    def month(self, code: str) -> str:
        """Another month."""
        return url_for("officer.calendar", month=code, **self.kept)

    def file(self) -> str:
        """The calendar file."""
        return url_for("officer.calendar_ics", **self.kept)


@page(blueprint, "/calendar", Permission.CALENDAR_READ)
def calendar() -> ResponseReturnValue:
    """The asked month, up to the end of the next fiscal year, as far as obligations are known."""
    today, scope, query = desk().today(), visitor().scope, Query(request.args)
    wanted, month = _narrowed(query), month_asked(query.typed("month"), today, horizon(today))
    with desk().reading() as session:
        found = falling(session, scope, wanted, month.first, month.last, today)
        fields = _fields(query, sections_to_choose(session, scope), contractors_to_choose(session, scope, SUGGESTED))
    return render(
        "officer/calendar.html",
        month=month,
        fiscal_year=fiscal_year_of(month.first),
        weeks=weeks(month, found, desk().shelf.is_closed),
        last_month=month_asked(f"{horizon(today):%Y-%m}", today, horizon(today)),
        fields=fields,
        links=_Links(_kept()),
    )


@page(blueprint, "/calendar.ics", Permission.CALENDAR_READ)
def calendar_ics() -> ResponseReturnValue:
    """What is due from today on in the visitor's scope, and the visits planned, for another calendar program."""
    today, scope, wanted = desk().today(), visitor().scope, _narrowed(Query(request.args))
    last = horizon(today)
    with desk().reading() as session:
        dues = outstanding_by_item(session, scope, wanted, today, last, today)
        visits = planned_visits(session, scope, wanted, today, last)
    name = _("個人情報委託の期限")
    content = calendar_file(name, entries(desk().shelf, dues, visits), desk().clock.now())
    return file_response(content, ICS, f"{name}_{today.isoformat()}.ics")


def _narrowed(query: Query) -> Narrowed:
    return Narrowed(
        query.id("section"),
        query.choice("party", Party),
        query.text("item"),
        tuple(search_words(query.typed("contractor_name"))),
    )


def _kept() -> dict[str, str]:
    return {name: request.args[name] for name in NARROWING if request.args.get(name)}


def _fields(query: Query, sections: Sequence[Named], contractors: Sequence[Named]) -> tuple[Field, ...]:
    return (
        choice_field(query, "section", _("担当課"), named_options(sections)),
        choice_field(query, "party", _("だれの義務か"), member_options((party, party_word(party)) for party in Party)),
        choice_field(query, "item", _("項・対策"), known_items(desk().shelf)),
        text_field(
            query,
            "contractor_name",
            _("委託先"),
            suggestions=[named.name for named in contractors],
        ),
    )
