"""Fiscal years, the years an inspection is owed for, and counting days."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.domain.calendar import (
    fiscal_year_begin,
    fiscal_year_end,
    fiscal_year_of,
    fiscal_years_touched,
    in_fiscal_year,
    months_before,
)

FIXTURES = Path(__file__).parents[1] / "fixtures"
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("fiscal_years.csv"), ids=lambda row: row["date"])
def test_every_worked_day_lies_in_its_fiscal_year(row: dict[str, str]) -> None:
    day, year = date.fromisoformat(row["date"]), int(row["fy"])
    assert fiscal_year_of(day) == year
    assert fiscal_year_begin(year) <= day <= fiscal_year_end(year)


@pytest.mark.parametrize("row", rows("inspection_years.csv"), ids=lambda row: row["note"])
def test_every_worked_term_touches_its_fiscal_years(row: dict[str, str]) -> None:
    start = date.fromisoformat(row["contract_from"])
    expected = row["fiscal_years_needing_1_inspection"].split(";")
    if expected[-1] == "...":
        touched = list(fiscal_years_touched(start, date(2040, 3, 31)))
        assert touched == list(range(int(expected[0]), 2040))
    else:
        touched = list(fiscal_years_touched(start, date.fromisoformat(row["contract_to"])))
        assert touched == [int(year) for year in expected]


def test_fiscal_years_follow_each_other_without_a_gap() -> None:
    for year, following in pairwise(range(1990, 2100)):
        assert (fiscal_year_begin(following) - fiscal_year_end(year)).days == 1


@given(DAYS, DAYS)
def test_a_term_touches_each_fiscal_year_with_a_day_in_it(one: date, other: date) -> None:
    start, end = sorted((one, other))
    for year in fiscal_years_touched(start, end):
        assert max(start, fiscal_year_begin(year)) <= min(end, fiscal_year_end(year))


@given(DAYS)
def test_a_month_and_day_is_found_in_its_fiscal_year(day: date) -> None:
    if (day.month, day.day) != (2, 29):
        assert in_fiscal_year(fiscal_year_of(day), day.month, day.day) == day


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 4, 1), 12, date(2025, 4, 1)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 13, date(2025, 11, 30)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_are_counted_back_to_a_day_that_exists(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before
