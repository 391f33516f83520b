"""The running tally in the database: fed with differences, kept as each day's change and each month's balance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Integer,
    Table,
    Uuid,
    bindparam,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

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
_CELLS, DAYS, MONTHS = (Base.metadata.tables[m.__tablename__] for m in (TallyCell, TallyDay, TallyMonth))


def feed(connection: Connection, differences: Iterable[tuple[TallyScope, Moves]]) -> None:
    """Add differences to the tally, in the caller's transaction; a scope may come more than once."""
    headings: dict[Heading, Days] = defaultdict(dict)
    for scope, moves in differences:
        for (item, party, day), delta in moves.items():
            days = headings[Heading(scope, item, party)]
            days[day] = days[day].plus(delta) if day in days else delta
    if headings:
        cells = _cells(connection, headings)
        changes = {cells[heading]: days for heading, days in headings.items()}
        _add_days(connection, changes)
        _add_months(connection, changes)


def empty(connection: Connection) -> None:
    """Remove the whole tally, before a rebuild."""
    for table in (DAYS, MONTHS, _CELLS):
        connection.execute(delete(table))


def write_whole(connection: Connection, headings: Mapping[Heading, Days]) -> None:
    """Write headings that are not in the tally yet: the fast way of a rebuild."""
    cells = _insert_cells(connection, headings)
    days = [_row(cells[h], "day", day, delta) for h, moved in headings.items() for day, delta in moved.items()]
    months = [_row(cells[h], "month", m, closing) for h, moved in headings.items() for m, closing in closings(moved)]
    for table, rows in ((DAYS, days), (MONTHS, months)):
        if rows:
            connection.execute(insert(table), rows)


def closings(days: Days) -> Iterator[tuple[date, Delta]]:
    """The counts at the end of each month in which something changes, by the month's first day."""
    total, by_month = NOTHING, {}
    for day in sorted(days):
        total = total.plus(days[day])
        by_month[day.replace(day=1)] = total
    yield from by_month.items()


def _cells(connection: Connection, headings: Iterable[Heading]) -> dict[Heading, int]:
    wanted = set(headings)
    asked = {"scopes": list({h.scope.id for h in wanted}), "items": list({h.item for h in wanted})}
    stored = connection.execute(_CELLS_OF, asked)
    found = {Heading(TallyScope(kind, of), item, Party(party)): key for key, kind, of, item, party in stored}
    missing = wanted - found.keys()
    return found | _insert_cells(connection, missing) if missing else found


def _insert_cells(connection: Connection, headings: Iterable[Heading]) -> dict[Heading, int]:
    """New cells, numbered on from the last: writers come one at a time, each holding the trail's head."""
    last = connection.scalar(_LAST_CELL) or 0
    cells = {heading: key for key, heading in enumerate(sorted(headings), start=last + 1)}
    if cells:
        connection.execute(insert(_CELLS), [_cell_row(heading, key) for heading, key in cells.items()])
    return cells


def _cell_row(heading: Heading, key: int) -> dict[str, object]:
    scope, item, party = heading
    return {"id": key, "scope": scope.kind, "scope_id": scope.id, "item": item, "party": party.value}


def _add_days(connection: Connection, changes: Mapping[int, Days]) -> None:
    rows = [_row(cell, "day", day, delta) for cell, days in changes.items() for day, delta in days.items()]
    connection.execute(_adding_days(connection.dialect.name), rows)
    connection.execute(_WITHOUT_CHANGE, {"cells": list(changes)})


def _add_months(connection: Connection, changes: Mapping[int, Days]) -> None:
    stored: dict[int, dict[date, Delta]] = defaultdict(dict)
    for cell, month, *six in connection.execute(_MONTHS_OF, {"cells": list(changes)}):
        stored[cell][month] = Delta(*six)
    rows = [
        _row(cell, "month", month, closing)
        for cell, days in changes.items()
        for month, closing in _moved_closings(stored[cell], days)
    ]
    if rows:
        connection.execute(_setting_months(connection.dialect.name), rows)


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


@cache
def _adding_days(dialect: str) -> Executable:
    return _upsert(dialect, DAYS, "day", adds=True)


@cache
def _setting_months(dialect: str) -> Executable:
    return _upsert(dialect, MONTHS, "month", adds=False)


def _upsert(dialect: str, table: Table, day: str, *, adds: bool) -> Executable:
    statement = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    new = statement.excluded
    values = {c.name: c + new[c.name] if adds else new[c.name] for c in counters(table)}
    return statement.on_conflict_do_update(index_elements=["cell_id", day], set_=values)


def counters(table: Table) -> list[ColumnElement[int]]:
    """The six counts of a table of the tally."""
    return [table.c[name] for name in Delta._fields]


def _row(cell: int, name: str, day: date, delta: Delta) -> dict[str, object]:
    return {"cell_id": cell, name: day, **delta._asdict()}


_SOME_CELLS = bindparam("cells", expanding=True, type_=Integer())
_CELLS_OF = select(_CELLS.c.id, _CELLS.c.scope, _CELLS.c.scope_id, _CELLS.c.item, _CELLS.c.party).where(
    _CELLS.c.scope_id.in_(bindparam("scopes", expanding=True, type_=Uuid())),
    _CELLS.c.item.in_(bindparam("items", expanding=True)),
)
_LAST_CELL = select(func.max(_CELLS.c.id))
_MONTHS_OF = select(MONTHS).where(MONTHS.c.cell_id.in_(_SOME_CELLS))
_WITHOUT_CHANGE = delete(DAYS).where(DAYS.c.cell_id.in_(_SOME_CELLS), *(count == 0 for count in counters(DAYS)))
