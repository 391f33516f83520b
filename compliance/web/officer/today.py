"""The today page: what is late, what is due, what waits for the ward, and what happens next."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask.typing import ResponseReturnValue

from compliance.domain.obligations import Party
from compliance.store.queries.calendars import meetings_between
from compliance.store.queries.deadlines import due_per_day
from compliance.store.queries.figures import Figure, NamedFigure, figures_by_section, totals
from compliance.store.queries.incident_notices import incidents_told
from compliance.store.queries.obligation_lists import BY_DUE_DAY, obligation_listing
from compliance.store.queries.paging import Reading
from compliance.store.queries.recent_records import recent_records
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.section_groups import groups_of
from compliance.store.queries.visit_plans import Narrowed, planned_visits
from compliance.web.gate import page
from compliance.web.nightly import troubles_of
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import KINDS
from compliance.web.officer.todays import Totals, coming, count_groups, section_counts, week_end
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor

SHOWN = 10
SOON = timedelta(days=14)
RECENT = timedelta(days=14)
AHEAD = timedelta(days=60)
TOLD = timedelta(days=7)


@page(blueprint, "/today", Permission.TODAY_READ)
def today() -> ResponseReturnValue:
    """The counts of the day, each opening its list, what to do first, what comes, and what was recorded lately."""
    day, scope = desk().today(), visitor().scope
    soon = ObligationFilter(due_until=day + SOON)
    with desk().reading() as session:
        whole, sections = _totals(session, scope, day)
        groups = groups_of(session, scope)
        first = obligation_listing(scope, soon, day, groups)
        return render(
            "officer/today.html",
            as_of=day,
            night=troubles_of(desk(), scope),
            told=incidents_told(session, scope, day - TOLD, SHOWN),
            groups=count_groups(whole, due_per_day(session, scope, day, week_end(day), groups), day),
            sections=section_counts(sections),
            first=first.page(session, BY_DUE_DAY, limit=SHOWN),
            soon=soon.due_until,
            coming=coming(
                planned_visits(session, scope, Narrowed(), day, day + AHEAD, SHOWN),
                meetings_between(session, day, day + AHEAD),
            ),
            recent=recent_records(session, scope, KINDS, desk().clock.now() - RECENT, SHOWN),
        )


def _totals(session: Reading, scope: Scope, day: date) -> tuple[Totals, Sequence[NamedFigure]]:
    """Per party; whoever sees the whole ward is also told the leading sections, which add up to it."""
    if not scope.ward_wide:
        return totals(session, scope, day), ()
    sections = figures_by_section(session, scope, day)
    ward = sum((section.ward for section in sections), Figure())
    return {Party.WARD: ward, Party.CONTRACTOR: sum((s.contractor for s in sections), Figure())}, sections
