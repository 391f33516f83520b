"""How many open obligations fall due between two days, per party bound: the counts of the today page."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sqlalchemy import CompoundSelect, func, select, union_all
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party, Status
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.obligation_statuses import in_groups, parts_with
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.section_groups import Groups
from compliance.store.queries.shapes import shaped

_O = ProjectedObligation


def due_per_day(
    session: Session, scope: Scope, as_of: date, until: date, groups: Groups | None = None
) -> Mapping[Party, Mapping[date, int]]:
    """Open obligations by due day, from `as_of` to `until` (both included), as `ObligationFilter` lists them.

    `groups` are `groups_of` the scope.
    """
    found: dict[Party, Counter[date]] = {party: Counter() for party in Party}
    for party, due_on, number in session.connection().execute(*_due(scope, as_of, until, groups)):
        found[Party(party)][due_on] += number
    return found


@shaped
def _due(scope: Scope, as_of: date, until: date, groups: Groups | None) -> CompoundSelect[str, date, int]:
    """Asked row by row: what falls due in a week is little beside what a section has, and it has an index."""
    falling = (
        select(_O.party, _O.sort_on, func.count())
        .where(_O.sort_on.between(as_of, until))
        .group_by(_O.party, _O.sort_on)
    )
    parts = parts_with({Status.OPEN}, as_of)
    if groups is None:
        falling = falling.where(visible(scope, _O.contract_id, _O.contractor_id, row_by_row=True))
    else:
        parts = in_groups(parts, groups)
    return union_all(*(falling.where(part) for part in parts))
