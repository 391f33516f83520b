"""The clock: days in Japan, instants in UTC."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from compliance.clock import Clock, FixedClock, day_in_japan, minute_in_japan


def test_the_first_nine_hours_of_april_in_tokyo_are_in_the_new_fiscal_year() -> None:
    assert day_in_japan(datetime(2027, 3, 31, 14, 59, 59, tzinfo=UTC)) == date(2027, 3, 31)
    assert day_in_japan(datetime(2027, 3, 31, 15, 0, tzinfo=UTC)) == date(2027, 4, 1)


def test_a_minute_is_written_as_the_clocks_of_japan_show_it() -> None:
    assert minute_in_japan(datetime(2026, 12, 31, 15, 5, 59, tzinfo=UTC)) == "2027-01-01 00:05"
    with pytest.raises(ValueError, match="no time zone"):
        minute_in_japan(datetime(2026, 12, 31, 15, 5))  # noqa: DTZ001 - it is refused


def test_the_machines_clock_tells_utc_and_the_day_in_japan() -> None:
    with time_machine.travel(datetime(2026, 12, 31, 15, 0, tzinfo=UTC), tick=False):
        assert Clock().now() == datetime(2026, 12, 31, 15, 0, tzinfo=UTC)
        assert Clock().today() == date(2027, 1, 1)


def test_a_fixed_clock_stands_still() -> None:
    clock = FixedClock(datetime(2026, 6, 1, tzinfo=UTC))
    assert clock.now() == clock.now()
    assert clock.today() == date(2026, 6, 1)


def test_an_instant_without_a_time_zone_is_refused() -> None:
    naive = datetime(2026, 6, 1)  # noqa: DTZ001 # the very thing that is refused
    with pytest.raises(ValueError, match="time zone"):
        day_in_japan(naive)
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(naive).now()
