"""The tally against a recount: every cell, every day, and the balance at the end of every month."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.domain.obligations import Party
from compliance.domain.tally import NOTHING, Delta
from compliance.store.faults import Check, Fault
from compliance.store.models.base import Base
from compliance.store.models.obligations import TallyCell, TallyDay, TallyMonth
from compliance.store.tally import Heading, TallyScope, closings
from compliance.store.totals import Headings

_SCOPES_AT_ONCE = 200
_COUNTS = Words("日ごとの増減が数え直しと違います。", "Its changes by day are not those of a recount.")
_BALANCE = Words(
    "月末の残高が日ごとの増減の合計と違います。", "Its balance at the end of a month is not the sum of its days."
)


class TallyCheck:
    """Takes recounted headings as they come, and compares each with what is stored."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._seen: set[TallyScope] = set()
        self.fault: Fault | None = None

    def take(self, headings: Headings) -> None:
        """Compare the cells of every scope that the headings name; all headings of a scope come at once."""
        scopes = {heading.scope for heading in headings}
        self._seen |= scopes
        for kind in {scope.kind for scope in scopes}:
            self._compare(kind, {scope.id for scope in scopes if scope.kind == kind}, headings)

    def finish(self) -> Fault | None:
        """The first fault; a scope that counts something although nothing was recounted for it is one."""
        if self.fault is None:
            moving = select(TallyCell.scope, TallyCell.scope_id).join(TallyDay, TallyDay.cell_id == TallyCell.id)
            stored = {TallyScope(kind, scope_id) for kind, scope_id in self._session.execute(moving.distinct())}
            left = min(stored - self._seen, default=None)
            self.fault = None if left is None else _fault(f"{left.kind}/{left.id}", _COUNTS)
        return self.fault

    def _compare(self, kind: str, ids: set[UUID], headings: Headings) -> None:
        if self.fault is not None:
            return
        wanted = {heading: days for heading, days in headings.items() if heading.scope.kind == kind}
        stored, balances = _stored(self._session, kind, ids)
        for heading in sorted(stored.keys() | wanted.keys()):
            if stored.get(heading, {}) != wanted.get(heading, {}):
                self.fault = _fault(_named(heading), _COUNTS)
                return
            if not _balanced(stored.get(heading, {}), balances.get(heading, {})):
                self.fault = _fault(_named(heading), _BALANCE)
                return


def _balanced(days: dict[date, Delta], balances: dict[date, Delta]) -> bool:
    """Each stored month ends with the sum of the days up to it, and no month with a change lacks its balance."""
    wanted = dict(closings(days))
    total = NOTHING
    for month in sorted(wanted.keys() | balances.keys()):
        total = wanted.get(month, total)
        if balances.get(month) != total:
            return False
    return True


def _stored(session: Session, kind: str, ids: set[UUID]) -> tuple[Headings, Headings]:
    """The days and the balances of every cell of these scopes."""
    days, months = (Base.metadata.tables[model.__tablename__] for model in (TallyDay, TallyMonth))
    return _read(session, kind, ids, days, "day"), _read(session, kind, ids, months, "month")


def _read(session: Session, kind: str, ids: set[UUID], table: Table, day: str) -> Headings:
    found: Headings = defaultdict(dict)
    six = [table.c[name] for name in Delta._fields]
    for begin in range(0, len(ids), _SCOPES_AT_ONCE):
        chunk = sorted(ids)[begin : begin + _SCOPES_AT_ONCE]
        rows = session.execute(
            select(TallyCell.scope_id, TallyCell.item, TallyCell.party, table.c[day], *six)
            .join(table, table.c.cell_id == TallyCell.id)
            .where(TallyCell.scope == kind, TallyCell.scope_id.in_(chunk))
        )
        for scope_id, item, party, on, *counts in rows:
            found[Heading(TallyScope(kind, scope_id), item, Party(party))][on] = Delta(*counts)
    return found


def _named(heading: Heading) -> str:
    return f"{heading.scope.kind}/{heading.scope.id}/{heading.item}/{heading.party.value}"


def _fault(row: str, wrong: Words) -> Fault:
    return Fault(Check.TALLY, TallyCell.__tablename__, row, wrong)
