"""Fiscal years, closed days and counting days: a day is a JST date, and the clock is never read here."""

from collections.abc import Callable
from datetime import date, timedelta

IsClosed = Callable[[date], bool]


def fiscal_year_of(day: date) -> int:
    """The fiscal year (1 April to 31 March) that `day` lies in, named by the year it begins in."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_begin(year: int) -> date:
    """1 April of the fiscal year."""
    return date(year, 4, 1)


def fiscal_year_end(year: int) -> date:
    """31 March, the last day of the fiscal year."""
    return date(year + 1, 3, 31)


def fiscal_years_touched(start: date, end: date) -> range:
    """Each fiscal year with at least one day in `start` to `end`, both included."""
    return range(fiscal_year_of(start), fiscal_year_of(end) + 1) if start <= end else range(0)


def days_after(day: date, days: int) -> date:
    """`day` plus whole days; weekends and holidays count."""
    return date.fromordinal(day.toordinal() + days)


def next_open_day(day: date, is_closed: IsClosed) -> date:
    """`day` itself, or the next day that is not closed."""
    while is_closed(day):
        day += timedelta(days=1)
    return day


def in_fiscal_year(year: int, month: int, day: int) -> date:
    """This month and day inside the fiscal year: January to March lie in the following calendar year."""
    return date(year if month >= 4 else year + 1, month, day)


def months_before(day: date, months: int) -> date:
    """The same day `months` months earlier, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    if day.day <= 28:
        return date(year, month + 1, day.day)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    return date(year, month + 1, min(day.day, last.day))
