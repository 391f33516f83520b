"""The list of obligations for any day and any knowledge: from the projection where it answers, else derived live."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from compliance.clock import JST
from compliance.services.desk import Desk
from compliance.store import trail
from compliance.store.queries.known import Then
from compliance.store.queries.live import any_day_list, live_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.rulebooks import rulebooks


def obligations(
    desk: Desk, scope: Scope, wanted: ObligationFilter, as_of: date, known_on: date | None = None
) -> tuple[ObligationRow, ...]:
    """What `wanted` asks for on `as_of`, as known now, or as known at the end of `known_on` (JST)."""
    with desk.reading() as session:
        then = then_known(desk, session, known_on)
        if then is None:
            return any_day_list(session, scope, desk.shelf, wanted, as_of)
        return live_list(session, scope, rulebooks(session, desk.shelf, then.size), wanted, as_of, then)


def then_known(desk: Desk, session: Session, known_on: date | None) -> Then | None:
    """What was known at the end of `known_on` (JST), asked for today; None for what is known now."""
    return None if known_on is None else Then(trail.size_at(session, end_of_day(known_on)), desk.today())


def end_of_day(day: date) -> datetime:
    """The first instant of the next day in Japan: what was recorded before it was known on `day`."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=JST)
