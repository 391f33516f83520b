"""The running tally in the database: fed with differences, read for any day from one month's balance and its days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party
from compliance.domain.tally import NOTHING, Delta, Moves
from compliance.store.models.base import Base
from compliance.store.models.obligations import TallyCell, TallyDay, TallyMonth

WARD = UUID(int=0)
"""The scope id of the ward-wide tally."""


class TallyScope(NamedTuple):
    """What a count is for: `ward` (id `WARD`), `section` (in charge), `lead` (leading section) or `contractor`."""

    kind: str
    id: UUID


class Heading(NamedTuple):
    """One cell: a scope, an item and the party bound."""

    scope: TallyScope
    item: str
    party: Party


Days = dict[date, Delta]
_CELLS, _DAYS, _MONTHS = (Base.metadata.tables[m.__tablename__] for m in (TallyCell, TallyDay, TallyMonth))


def feed(session: Session, by_scope: Mapping[TallyScope, Moves]) -> None:
    """Add differences to the tally, in the caller's transaction."""
    headings: dict[Heading, Days] = defaultdict(dict)
    for scope, moves in by_scope.items():
        for (item, party, day), delta in moves.items():
            headings[Heading(scope, item, party)][day] = delta
    if headings:
        cells = _cells(session, headings)
        changes = {cells[heading]: days for heading, days in headings.items()}
        _add_days(session, changes)
        _add_months(session, changes)


def empty(session: Session) -> None:
    """Remove the whole tally, before a rebuild."""
    for table in (_DAYS, _MONTHS, _CELLS):
        session.execute(delete(table))


def write_whole(session: Session, headings: Mapping[Heading, Days]) -> None:
    """Write headings that are not in the tally yet: the fast way of a rebuild."""
    cells = _insert_cells(session, headings)
    days = [_row(cells[h], "day", day, delta) for h, moved in headings.items() for day, delta in moved.items()]
    months = [_row(cells[h], "month", m, closing) for h, moved in headings.items() for m, closing in closings(moved)]
    for table, rows in ((_DAYS, days), (_MONTHS, months)):
        if rows:
            session.execute(insert(table), rows)


def closings(days: Days) -> Iterator[tuple[date, Delta]]:
    """The counts at the end of each month in which something changes, by the month's first day."""
    total, by_month = NOTHING, {}
    for day in sorted(days):
        total = total.plus(days[day])
        by_month[day.replace(day=1)] = total
    yield from by_month.items()


def counts_on(
    session: Session, kind: str, as_of: date, *where: ColumnElement[bool]
) -> Iterator[tuple[UUID, str, Party, Delta]]:
    """(scope id, item, party, counts) on `as_of` for every cell of one kind of scope that `where` keeps."""
    month = as_of.replace(day=1)
    totals: dict[tuple[UUID, str, str], Delta] = defaultdict(Delta)
    for statement in (_balances(month), _movements(month, as_of)):
        for scope_id, item, party, *six in session.execute(statement.where(TallyCell.scope == kind, *where)):
            totals[scope_id, item, party] = totals[scope_id, item, party].plus(Delta(*six))
    for (scope_id, item, party), counts in totals.items():
        if counts != NOTHING:
            yield scope_id, item, Party(party), counts


def _balances(month: date) -> Select[*tuple[Any, ...]]:
    earlier = select(func.max(TallyMonth.month)).where(TallyMonth.cell_id == TallyCell.id, TallyMonth.month < month)
    latest = (TallyMonth.cell_id == TallyCell.id) & (TallyMonth.month == earlier.correlate(TallyCell).scalar_subquery())
    return select(TallyCell.scope_id, TallyCell.item, TallyCell.party, *_six(_MONTHS)).join(TallyMonth, latest)


def _movements(month: date, as_of: date) -> Select[*tuple[Any, ...]]:
    moved = (TallyDay.cell_id == TallyCell.id) & TallyDay.day.between(month, as_of)
    sums = [func.sum(column) for column in _six(_DAYS)]
    heading = (TallyCell.scope_id, TallyCell.item, TallyCell.party)
    return select(*heading, *sums).join(TallyDay, moved).group_by(TallyCell.id, *heading)


def _cells(session: Session, headings: Iterable[Heading]) -> dict[Heading, int]:
    wanted = set(headings)
    scopes, items = {h.scope.id for h in wanted}, {h.item for h in wanted}
    stored = session.execute(
        select(TallyCell.id, TallyCell.scope, TallyCell.scope_id, TallyCell.item, TallyCell.party).where(
            TallyCell.scope_id.in_(scopes), TallyCell.item.in_(items)
        )
    )
    found = {Heading(TallyScope(kind, of), item, Party(party)): key for key, kind, of, item, party in stored}
    return found | _insert_cells(session, wanted - found.keys())


def _insert_cells(session: Session, headings: Iterable[Heading]) -> dict[Heading, int]:
    """New cells, numbered on from the last: writers come one at a time, each holding the trail's head."""
    last = session.scalar(select(func.max(TallyCell.id))) or 0
    cells = {heading: key for key, heading in enumerate(sorted(headings), start=last + 1)}
    if cells:
        session.execute(insert(_CELLS), [_cell_row(heading, key) for heading, key in cells.items()])
    return cells


def _cell_row(heading: Heading, key: int) -> dict[str, object]:
    scope, item, party = heading
    return {"id": key, "scope": scope.kind, "scope_id": scope.id, "item": item, "party": party.value}


def _add_days(session: Session, changes: Mapping[int, Days]) -> None:
    rows = [_row(cell, "day", day, delta) for cell, days in changes.items() for day, delta in days.items()]
    _upsert(session, _DAYS, "day", rows, adds=True)
    zero = [column == 0 for column in _six(_DAYS)]
    session.execute(delete(_DAYS).where(TallyDay.cell_id.in_(changes), *zero))


def _add_months(session: Session, changes: Mapping[int, Days]) -> None:
    stored: dict[int, dict[date, Delta]] = defaultdict(dict)
    for cell, month, *six in session.execute(select(_MONTHS).where(TallyMonth.cell_id.in_(changes))):
        stored[cell][month] = Delta(*six)
    rows = [
        _row(cell, "month", month, closing)
        for cell, days in changes.items()
        for month, closing in _moved_closings(stored[cell], days)
    ]
    _upsert(session, _MONTHS, "month", rows, adds=False)


def _moved_closings(stored: Mapping[date, Delta], days: Days) -> Iterator[tuple[date, Delta]]:
    """The closings that change: months with a change, and every later month on record."""
    added: dict[date, Delta] = defaultdict(Delta)
    for day, delta in days.items():
        month = day.replace(day=1)
        added[month] = added[month].plus(delta)
    balance, growth = NOTHING, NOTHING
    for month in sorted(stored.keys() | added.keys()):
        growth = growth.plus(added.get(month, NOTHING))
        balance = stored.get(month, balance)
        if month in added or growth != NOTHING:
            yield month, balance.plus(growth)


def _upsert(session: Session, table: Table, day: str, rows: list[dict[str, object]], *, adds: bool) -> None:
    if not rows:
        return
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    new = statement.excluded
    values = {c.name: c + new[c.name] if adds else new[c.name] for c in _six(table)}
    session.execute(statement.on_conflict_do_update(index_elements=["cell_id", day], set_=values), rows)


def _six(table: Table) -> list[ColumnElement[int]]:
    return [table.c[name] for name in Delta._fields]


def _row(cell: int, name: str, day: date, delta: Delta) -> dict[str, object]:
    return {"cell_id": cell, name: day, **delta._asdict()}
