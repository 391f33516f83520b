"""A day written without its year is the nearest one, and is asked for again where two come into question."""

from datetime import date

import pytest

from compliance.domain.wareki import DateRead, Unreadable
from compliance.domain.yearless_days import read_date_near

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("11月19日", date(2026, 11, 19)),
        ("11/19", date(2026, 11, 19)),
        ("１１．１９", date(2026, 11, 19)),
        ("十二月一日", date(2026, 12, 1)),
        ("1-15", date(2027, 1, 15)),
        ("8/1", date(2026, 8, 1)),
        ("3月31日（水）", date(2027, 3, 31)),
        ("R9.3.31", date(2027, 3, 31)),
        ("2020-01-15", date(2020, 1, 15)),
    ],
)
def test_the_year_nearest_to_today_is_meant(text: str, on: date) -> None:
    assert read_date_near(text, TODAY) == DateRead(on)


@pytest.mark.parametrize(
    ("text", "code"),
    [("5/24", "date_without_year"), ("2/29", "date_not_in_calendar"), ("13/1", "date_not_in_calendar")],
)
def test_what_is_not_plain_is_not_guessed(text: str, code: str) -> None:
    reading = read_date_near(text, TODAY)
    assert isinstance(reading, Unreadable)
    assert reading.reason.code == code


def test_both_days_that_may_be_meant_are_named() -> None:
    reading = read_date_near("5月24日", TODAY)
    assert isinstance(reading, Unreadable)
    assert reading.reason.arguments == {"earlier": date(2026, 5, 24), "later": date(2027, 5, 24)}
