"""The running tally: on which day how many duties become open, claimed or overdue, per item and party.

Two units are counted. `rows` are obligations. `matters` are contract × item × fiscal year, what the council counts: a
matter is overdue while any of its obligations is, else claimed while any awaits review, else open while any is open.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from compliance.domain.obligations import Obligation, Party, Status


class Delta(NamedTuple):
    """Six counts, or six changes of counts: disjoint states, in both units."""

    matters_open: int = 0
    matters_claimed: int = 0
    matters_overdue: int = 0
    rows_open: int = 0
    rows_claimed: int = 0
    rows_overdue: int = 0

    def plus(self, other: "Delta") -> "Delta":
        """The sum, count by count."""
        return Delta(*(a + b for a, b in zip(self, other, strict=True)))

    def minus(self, other: "Delta") -> "Delta":
        """The difference, count by count."""
        return Delta(*(a - b for a, b in zip(self, other, strict=True)))


class Move(NamedTuple):
    """Where a change of the counts falls."""

    item: str
    party: Party
    day: date


class Matter(NamedTuple):
    """What the council counts as one, within one contract."""

    item: str
    party: Party
    fiscal_year: int


Moves = Mapping[Move, Delta]
NOTHING = Delta()
_OPEN, _CLAIMED, _OVERDUE = range(3)
_COLUMN: Mapping[Status, int] = {Status.OPEN: _OPEN, Status.CLAIMED: _CLAIMED, Status.OVERDUE: _OVERDUE}


def matter_of(obligation: Obligation) -> Matter:
    """The matter an obligation belongs to."""
    return Matter(obligation.item, obligation.party, obligation.fiscal_year)


def moves(obligations: Iterable[Obligation]) -> dict[Move, Delta]:
    """The changes of the counts of one contract's obligations; those up to a day add up to the counts of that day."""
    groups: dict[Matter, list[Obligation]] = defaultdict(list)
    for obligation in obligations:
        groups[matter_of(obligation)].append(obligation)
    totals: dict[Move, list[int]] = defaultdict(lambda: [0] * 6)
    for matter, members in groups.items():
        for day, change in _sweep(members):
            total = totals[Move(matter.item, matter.party, day)]
            for column, value in change:
                total[column] += value
    return {move: delta for move, total in totals.items() if (delta := Delta(*total)) != NOTHING}


def difference(before: Moves, after: Moves) -> dict[Move, Delta]:
    """What must be added to the tally so that `before` becomes `after`."""
    moved = before.keys() | after.keys()
    changes = {move: after.get(move, NOTHING).minus(before.get(move, NOTHING)) for move in moved}
    return {move: delta for move, delta in changes.items() if delta != NOTHING}


def counts(obligations: Iterable[Obligation], as_of: date) -> dict[tuple[str, Party], Delta]:
    """The counts of one contract on a day, counted from the statuses: what the tally has to equal."""
    rows: dict[Matter, list[int]] = defaultdict(lambda: [0] * 3)
    for obligation in obligations:
        column = _COLUMN.get(obligation.status(as_of))
        if column is not None:
            rows[matter_of(obligation)][column] += 1
    totals: dict[tuple[str, Party], Delta] = defaultdict(Delta)
    for matter, held in rows.items():
        totals[matter.item, matter.party] = totals[matter.item, matter.party].plus(of_matter(held))
    return dict(totals)


def of_matter(held: Sequence[int]) -> Delta:
    """The counts of one matter that holds this many open, claimed and overdue rows."""
    worst = _worst(held)
    return Delta(*(int(column == worst) for column in range(3)), *held)


def _sweep(members: list[Obligation]) -> Iterator[tuple[date, list[tuple[int, int]]]]:
    """Per day, (column, change): rows as they move, and the matter where its worst state changes."""
    by_day: dict[date, list[tuple[int, int]]] = defaultdict(list)
    for member in members:
        for day, column, change in _turns(member):
            by_day[day].append((column, change))
    held = [0, 0, 0]
    worst: int | None = None
    for day in sorted(by_day):
        out = [(column + 3, change) for column, change in by_day[day]]
        for column, change in by_day[day]:
            held[column] += change
        now = _worst(held)
        if now != worst:
            out += [(column, change) for column, change in ((worst, -1), (now, 1)) if column is not None]
            worst = now
        yield day, out


def _turns(obligation: Obligation) -> Iterator[tuple[date, int, int]]:
    before: int | None = None
    for day in obligation.turning_days():
        after = _COLUMN.get(obligation.status(day))
        if after == before:
            continue
        if before is not None:
            yield day, before, -1
        if after is not None:
            yield day, after, 1
        before = after


def _worst(held: Sequence[int]) -> int | None:
    return next((column for column in (_OVERDUE, _CLAIMED, _OPEN) if held[column]), None)
