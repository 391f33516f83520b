"""The status of an obligation on a day, in SQL: `Obligation.status` said again so that indexes can answer it."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, case, false, literal, literal_column, or_, select, true

from compliance.domain.obligations import OUTSTANDING, Status
from compliance.store.models.obligations import ObligationSpan, ProjectedObligation
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.section_groups import Groups

_O = ProjectedObligation
MOST_GROUPS = 12
"""Of more groups the ward's rows are gone through: a section that works with so many has much of what they have."""
NEVER: ColumnElement[date] = literal_column(f"'{FOREVER.isoformat()}'")
"""`FOREVER` as the partial indexes say it."""


def status_on(as_of: date) -> ColumnElement[str]:
    """`Obligation.status(as_of)` in SQL: by the days, or by its spans where it was moved.

    Of what has no end in sight an index has all that is asked: the row itself, which is large, is not fetched.
    """
    span = (
        select(ObligationSpan.status)
        .where(ObligationSpan.obligation_id == _O.id, ObligationSpan.from_on <= as_of, ObligationSpan.until_on > as_of)
        .correlate(_O)
        .scalar_subquery()
    )
    unended = case(
        (_O.claimed_on <= as_of, literal(Status.CLAIMED.value)),
        (_O.sort_on < as_of, literal(Status.OVERDUE.value)),
        else_=literal(Status.OPEN.value),
    )
    return case(
        (_O.raised_on > as_of, literal(Status.NOT_YET.value)),
        (and_(_O.ends_on == NEVER, _O.moved.is_(False)), unended),
        (_O.moved, span),
        (_O.lapsed_on <= as_of, literal(Status.LAPSED.value)),
        (_O.accepted_on <= as_of, literal(Status.MET.value)),
        (_O.standing, literal(Status.STANDING.value)),
        (_O.claimed_on <= as_of, literal(Status.CLAIMED.value)),
        (_O.due_on < as_of, literal(Status.OVERDUE.value)),
        else_=literal(Status.OPEN.value),
    )


def has_status(statuses: Collection[Status], as_of: date) -> Sequence[ColumnElement[bool]]:
    """The conditions for one of these statuses on `as_of`, with what an index can use first."""
    if set(statuses) == set(Status):
        return []
    asked = status_on(as_of).in_([status.value for status in statuses])
    if frozenset(statuses) <= OUTSTANDING:
        return [_O.ends_on > as_of, _O.raised_on <= as_of, asked]
    return [asked]


def parts_with(statuses: Collection[Status], as_of: date) -> tuple[ColumnElement[bool], ...]:
    """Conditions for one of these statuses, of which a row meets one at most: an index answers each, none them all."""
    if not frozenset(statuses) <= OUTSTANDING:
        standing = [_O.sort_on == FOREVER] if frozenset(statuses) == {Status.STANDING} else []
        return (and_(true(), *standing, *has_status(statuses, as_of)),)
    raised, by_days = _O.raised_on <= as_of, _by_days(frozenset(statuses), as_of)
    return (
        and_(_O.ends_on == NEVER, _O.moved.is_(False), raised, *by_days),
        and_(_O.ends_on > as_of, _O.ends_on < NEVER, _O.moved.is_(False), raised, *by_days),
        and_(_O.moved, *has_status(statuses, as_of)),
    )


def in_groups(parts: Sequence[ColumnElement[bool]], groups: Groups) -> tuple[ColumnElement[bool], ...]:
    """The same of what these groups are in charge of; the first part, which has the most rows, of each by itself.

    So an index gives each group's in the order of days, and is read no further than a page needs.
    """
    if not groups:
        return (false(),)
    among = _O.together.in_([group.together for group in groups])
    if len(parts) == 1 or len(groups) > MOST_GROUPS:
        return tuple(and_(among, part) for part in parts)
    first, *others = parts
    each = (and_(_O.together == group.together, first) for group in groups)
    return *each, *(and_(among, part) for part in others)


def _by_days(statuses: frozenset[Status], as_of: date) -> Sequence[ColumnElement[bool]]:
    """The status of what was not moved and is not over, by its days alone."""
    claimed = _O.claimed_on <= as_of
    if statuses == OUTSTANDING:
        return []
    if statuses == {Status.CLAIMED}:
        return [claimed]
    if Status.CLAIMED in statuses:
        return [status_on(as_of).in_([status.value for status in statuses])]
    unclaimed = or_(_O.claimed_on.is_(None), _O.claimed_on > as_of)
    if statuses == {Status.OPEN}:
        return [unclaimed, _O.sort_on >= as_of]
    return [unclaimed, _O.sort_on < as_of] if statuses == {Status.OVERDUE} else [unclaimed]
