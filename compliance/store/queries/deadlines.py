"""How many open obligations fall due between two days, per party bound: the counts of the today page."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party, Status
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.obligation_statuses import has_status
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.shapes import shaped

_O = ProjectedObligation


def due_per_day(session: Session, scope: Scope, as_of: date, until: date) -> Mapping[Party, Mapping[date, int]]:
    """Open obligations by due day, from `as_of` to `until` (both included), as `ObligationFilter` lists them."""
    found: dict[Party, Counter[date]] = {party: Counter() for party in Party}
    for party, due_on, number in session.execute(*_due(scope, as_of, until)):
        found[Party(party)][due_on] += number
    return found


@shaped
def _due(scope: Scope, as_of: date, until: date) -> Select[str, date, int]:
    return (
        select(_O.party, _O.sort_on, func.count())
        .where(
            visible(scope, _O.contract_id, _O.contractor_id),
            _O.sort_on.between(as_of, until),
            *has_status({Status.OPEN}, as_of),
        )
        .group_by(_O.party, _O.sort_on)
    )
