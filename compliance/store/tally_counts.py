"""The counts of the tally on any day: the balance of the month before, and the days since."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, func, select, union_all
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party
from compliance.domain.tally import NOTHING, Delta
from compliance.store.models.obligations import TallyCell, TallyDay, TallyMonth
from compliance.store.queries.shapes import shaped
from compliance.store.tally import DAYS, MONTHS, counters


def counts_on(
    session: Session, kind: str, as_of: date, only: frozenset[UUID] | None = None
) -> Iterator[tuple[UUID, str, Party, Delta]]:
    """(scope id, item, party, counts) on `as_of` for every cell of one kind of scope, or `only` of these; one query."""
    totals: dict[tuple[UUID, str, str], Delta] = defaultdict(Delta)
    statement, values = _counts(kind, as_of.replace(day=1), as_of, only)
    for scope_id, item, party, *six in session.connection().execute(statement, values):
        totals[scope_id, item, party] = totals[scope_id, item, party].plus(Delta(*six))
    for (scope_id, item, party), counts in totals.items():
        if counts != NOTHING:
            yield scope_id, item, Party(party), counts


@shaped
def _counts(kind: str, month: date, as_of: date, only: frozenset[UUID] | None) -> CompoundSelect[*tuple[Any, ...]]:
    these = [TallyCell.scope == kind, *([] if only is None else [TallyCell.scope_id.in_(only)])]
    return union_all(_balances(month).where(*these), _movements(month, as_of).where(*these))


def _balances(month: date) -> Select[*tuple[Any, ...]]:
    earlier = select(func.max(TallyMonth.month)).where(TallyMonth.cell_id == TallyCell.id, TallyMonth.month < month)
    latest = (TallyMonth.cell_id == TallyCell.id) & (TallyMonth.month == earlier.correlate(TallyCell).scalar_subquery())
    return select(TallyCell.scope_id, TallyCell.item, TallyCell.party, *counters(MONTHS)).join(TallyMonth, latest)


def _movements(month: date, as_of: date) -> Select[*tuple[Any, ...]]:
    moved = (TallyDay.cell_id == TallyCell.id) & TallyDay.day.between(month, as_of)
    sums = [func.sum(column) for column in counters(DAYS)]
    heading = (TallyCell.scope_id, TallyCell.item, TallyCell.party)
    return select(*heading, *sums).join(TallyDay, moved).group_by(TallyCell.id, *heading)
