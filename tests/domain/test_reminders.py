"""The days on which somebody is reminded."""

from datetime import date, timedelta

import pytest

from compliance.domain.reminders import read_reminder_days, reminded

DUE = date(2026, 11, 30)
DAYS = (14, 7, 1)


@pytest.mark.parametrize(
    ("text", "days"), [("14,7,1", (14, 7, 1)), ("１、７、１４", (14, 7, 1)), ("30", (30,)), ("7,7", (7,))]
)
def test_the_days_are_read_in_any_width_and_order(text: str, days: tuple[int, ...]) -> None:
    assert read_reminder_days(text) == days


@pytest.mark.parametrize("text", ["", "0", "91", "1,2,3,4,5,6", "weekly", "-1"])
def test_other_days_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_reminder_days(text)


def test_night_by_night_the_reminders_fall_on_their_days_and_then_weekly() -> None:
    days = [DUE + timedelta(days=n) for n in range(-20, 30)]
    on = [(day - DUE).days for day in days if reminded(DUE, DAYS, day - timedelta(days=1), day)]
    assert on == [-14, -7, -1, 1, 8, 15, 22, 29]


def test_a_missed_night_is_made_up_for() -> None:
    assert reminded(DUE, DAYS, DUE - timedelta(days=9), DUE - timedelta(days=6))
    assert reminded(DUE, DAYS, DUE - timedelta(days=1), DUE + timedelta(days=3))
    assert not reminded(DUE, DAYS, DUE - timedelta(days=7), DUE - timedelta(days=6))
