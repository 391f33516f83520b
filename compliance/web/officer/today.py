"""The today page: what is late, what is due, and what waits for the ward."""

from datetime import timedelta

from flask import url_for
from flask.typing import ResponseReturnValue

from compliance.domain.obligations import Status
from compliance.store.queries.deadlines import due_per_day
from compliance.store.queries.figures import figures
from compliance.store.queries.obligation_lists import obligations
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.subjects import subjects_of
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.todays import count_groups, week_end
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor

SHOWN = 10
SOON = timedelta(days=14)


@page(blueprint, "/today", Permission.TODAY_READ)
def today() -> ResponseReturnValue:
    """The counts of the day, each opening its list, and the first rows of the three lists that ask for action."""
    day, scope = desk().today(), visitor().scope
    soon = ObligationFilter(frozenset({Status.OPEN}), due_from=day, due_until=day + SOON)
    with desk().reading() as session:
        groups = count_groups(figures(session, scope, day), due_per_day(session, scope, day, week_end(day)), day)
        overdue = obligations(session, scope, ObligationFilter(frozenset({Status.OVERDUE})), day, limit=SHOWN)
        due_soon = obligations(session, scope, soon, day, limit=SHOWN)
        claimed = obligations(session, scope, ObligationFilter(frozenset({Status.CLAIMED})), day, limit=SHOWN)
        subjects = subjects_of(session, (*overdue.lines, *due_soon.lines, *claimed.lines))
    return render(
        "officer/today.html",
        as_of=day,
        groups=groups,
        overdue=overdue,
        soon=due_soon,
        claimed=claimed,
        subjects=subjects,
        soon_address=url_for("officer.obligations", status="open", due_from=soon.due_from, due_until=soon.due_until),
    )
