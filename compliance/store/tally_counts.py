"""The counts of the tally on any day: the balance of the month before, and the days since."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party
from compliance.domain.tally import NOTHING, Delta
from compliance.store.models.obligations import TallyCell, TallyDay, TallyMonth
from compliance.store.queries.shapes import shaped
from compliance.store.tally import DAYS, MONTHS, counters


def counts_on(
    session: Session, kind: str, as_of: date, only: frozenset[UUID] | None = None, *, by_item: bool = True
) -> Iterator[tuple[UUID, str, Party, Delta]]:
    """(scope id, item, party, counts) on `as_of` for every cell of one kind of scope, or `only` of these; one query.

    Not `by_item`: of every item together, and the item is empty.
    """
    counted = _counts(kind, as_of.replace(day=1), as_of, only, by_item=by_item)
    for scope_id, item, party, *six in session.connection().execute(*counted).all():
        counts = Delta(*six)
        if counts != NOTHING:
            yield scope_id, item, Party(party), counts


@shaped
def _counts(
    kind: str, month: date, as_of: date, only: frozenset[UUID] | None, *, by_item: bool
) -> Select[*tuple[Any, ...]]:
    these = [TallyCell.scope == kind, *([] if only is None else [TallyCell.scope_id.in_(only)])]
    every = union_all(_balances(month).where(*these), _movements(month, as_of).where(*these)).subquery().c
    headings = (every.scope_id, every.item, every.party) if by_item else (every.scope_id, every.party)
    shown = headings if by_item else (every.scope_id, literal(""), every.party)
    return select(*shown, *(func.sum(every[name]) for name in Delta._fields)).group_by(*headings)


def _balances(month: date) -> Select[*tuple[Any, ...]]:
    earlier = select(func.max(TallyMonth.month)).where(TallyMonth.cell_id == TallyCell.id, TallyMonth.month < month)
    latest = (TallyMonth.cell_id == TallyCell.id) & (TallyMonth.month == earlier.correlate(TallyCell).scalar_subquery())
    return select(TallyCell.scope_id, TallyCell.item, TallyCell.party, *counters(MONTHS)).join(TallyMonth, latest)


def _movements(month: date, as_of: date) -> Select[*tuple[Any, ...]]:
    moved = (TallyDay.cell_id == TallyCell.id) & TallyDay.day.between(month, as_of)
    return select(TallyCell.scope_id, TallyCell.item, TallyCell.party, *counters(DAYS)).join(TallyDay, moved)
