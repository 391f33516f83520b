"""The moment at which pages are measured."""

from datetime import date, datetime, time

from compliance.clock import JST, FixedClock


def clock_of(day: date) -> FixedClock:
    """Ten in the morning of `day` in Japan."""
    return FixedClock(datetime.combine(day, time(10), JST))
