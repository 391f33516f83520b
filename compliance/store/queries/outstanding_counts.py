"""What is outstanding on a day under each of some contracts, outsourcings or contractors: one query for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from compliance.domain.obligations import OUTSTANDING, Status
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.figures import Count
from compliance.store.queries.obligation_statuses import has_status, status_on
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.shapes import shaped

_O = ProjectedObligation


@dataclass(frozen=True, slots=True)
class Standing:
    """Single obligations by state, and the next day on which an open one falls due (None: no day is set)."""

    count: Count = field(default_factory=Count)
    next_due: date | None = None

    def __add__(self, other: "Standing") -> "Standing":
        days = [day for day in (self.next_due, other.next_due) if day is not None]
        return Standing(self.count + other.count, min(days, default=None))


def standing_by(
    session: Session, scope: Scope, heading: InstrumentedAttribute[UUID], ids: Collection[UUID], as_of: date
) -> Mapping[UUID, Standing]:
    """What the asker may see, under each of these `ids` of a column of the projection."""
    found: dict[UUID, dict[str, tuple[int, date]]] = defaultdict(dict)
    for ident, of_status, number, first in session.connection().execute(
        *_counted(scope, heading, frozenset(ids), as_of)
    ):
        found[ident][of_status] = number, first
    return defaultdict(Standing, {ident: _standing(held) for ident, held in found.items()})


def standing_of(rows: Iterable[ObligationRow]) -> Standing:
    """The same of rows at hand."""
    held: dict[str, tuple[int, date]] = {}
    for row in rows:
        if row.status in OUTSTANDING:
            number, first = held.get(row.status.value, (0, FOREVER))
            held[row.status.value] = number + 1, min(first, row.obligation.due_on or FOREVER)
    return _standing(held)


@shaped
def _counted(
    scope: Scope, heading: InstrumentedAttribute[UUID], ids: frozenset[UUID], as_of: date
) -> Select[UUID, str, int, date]:
    """Under contracts and outsourcings each row is asked whose it is; a contractor may have most of the ward's."""
    status = status_on(as_of).label("status")
    seen = visible(scope, _O.contract_id, _O.contractor_id, row_by_row=heading is not _O.contractor_id)
    return (
        select(heading, status, func.count(), func.min(_O.sort_on))
        .where(heading.in_(ids), seen, *has_status(OUTSTANDING, as_of))
        .group_by(heading, status)
    )


def _standing(held: Mapping[str, tuple[int, date]]) -> Standing:
    nothing = 0, FOREVER
    states = [held.get(status.value, nothing) for status in (Status.OPEN, Status.CLAIMED, Status.OVERDUE)]
    next_due = states[0][1]
    return Standing(Count(*(number for number, _ in states)), None if next_due == FOREVER else next_due)
