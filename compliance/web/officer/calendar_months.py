"""A month as the page shows it: weeks from Monday, what falls on each day, and the months of the fiscal year beside."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from re import fullmatch

from compliance.domain.calendar import IsClosed, fiscal_year_begin, fiscal_year_of
from compliance.domain.wareki import FIRST_ASKED
from compliance.store.queries.calendars import DueCount, Falling
from compliance.store.queries.visit_plans import PlannedVisit

_WEEKS = Calendar(firstweekday=0)
"""From Monday, as the ward's office weeks and the today page's "this week" run."""

_NOTHING_DUE = DueCount()


@dataclass(frozen=True, slots=True)
class Month:
    """One month, by its first day."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.turned(1).first - timedelta(days=1)

    @property
    def code(self) -> str:
        """`2026-11`, as the address says it."""
        return f"{self.first:%Y-%m}"

    def turned(self, months: int) -> "Month":
        """So many months later, or earlier."""
        year, month = divmod(self.first.year * 12 + self.first.month - 1 + months, 12)
        return Month(date(year, month + 1, 1))

    def year(self) -> tuple["Month", ...]:
        """The months of its fiscal year."""
        begin = Month(fiscal_year_begin(fiscal_year_of(self.first)))
        return tuple(begin.turned(months) for months in range(12))


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid; a day of the month before or after carries nothing."""

    on: date
    inside: bool
    closed: bool
    count: DueCount = _NOTHING_DUE
    visits: Sequence[PlannedVisit] = ()
    meetings: Sequence[str] = ()
    ends: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing falls on it."""
        nothing_due = not (self.count.outstanding or self.count.coming)
        return nothing_due and not (self.visits or self.meetings or self.ends)


def month_asked(text: str, today: date, last: date) -> Month:
    """The month of `2026-11`; this one where the text says none, or one before or after what can be shown."""
    this = Month(today.replace(day=1))
    found = fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if found is None:
        return this
    year = int(found[1])
    if not FIRST_ASKED.year < year <= last.year:
        return this
    asked = Month(date(year, int(found[2]), 1))
    return asked if asked.first <= last else this


def weeks(month: Month, falling: Falling, is_closed: IsClosed) -> tuple[tuple[Day, ...], ...]:
    """The grid: whole weeks from Monday to Sunday."""
    days = _WEEKS.monthdatescalendar(month.first.year, month.first.month)
    return tuple(tuple(_day(on, month, falling, closed=is_closed(on)) for on in week) for week in days)


def _day(on: date, month: Month, falling: Falling, *, closed: bool) -> Day:
    if not month.first <= on <= month.last:
        return Day(on, inside=False, closed=closed)
    return Day(
        on,
        inside=True,
        closed=closed,
        count=falling.dues.get(on, _NOTHING_DUE),
        visits=[visit for visit in falling.visits if visit.on == on],
        meetings=[name for held_on, name in falling.meetings if held_on == on],
        ends=falling.ends.get(on, 0),
    )
