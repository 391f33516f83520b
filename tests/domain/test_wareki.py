"""Japanese dates in and out, against the worked examples of the project and the oddities of real forms."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.domain.wareki import (
    DateRead,
    Unfilled,
    Unreadable,
    fiscal_year_name,
    fiscal_year_names,
    japanese_date,
    read_date,
    read_fiscal_year,
)

FIXTURES = Path(__file__).parents[1] / "fixtures"


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("wareki_dates.csv"), ids=lambda row: repr(row["input"]))
def test_every_worked_date_is_read_as_the_fixture_says(row: dict[str, str]) -> None:
    reading = read_date(row["input"])
    expected = row["expected"]
    if expected.startswith("EMPTY"):
        assert reading == Unfilled()
    elif expected.startswith("ERROR"):
        assert isinstance(reading, Unreadable)
    elif expected.startswith("REVIEW"):
        assert isinstance(reading, DateRead)
        assert (reading.on, reading.warning is not None) == (date(2019, 5, 1), True)
    else:
        assert reading == DateRead(date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("令和0年1月1日", "date_year_zero"),
        ("令和元年4月30日", "date_before_era"),
        ("平成元年1月7日", "date_before_era"),
        ("令和8年2月29日", "date_not_in_calendar"),
        ("令和8年13月1日", "date_not_in_calendar"),
        ("令和8年度", "date_is_a_fiscal_year"),
        ("8年4月1日", "date_without_era"),
        ("明治5年12月3日", "date_before_solar_calendar"),
        ("1872年12月31日", "date_before_solar_calendar"),
        ("来月末", "date_not_understood"),
        ("2026/4-1", "date_not_understood"),
        ("2026-04-01\n2026-04-02", "date_not_understood"),
    ],
)
def test_what_is_no_date_says_why(text: str, code: str) -> None:
    reading = read_date(text)
    assert isinstance(reading, Unreadable)
    assert reading.reason.code == code


@pytest.mark.parametrize("text", ["", " ", "　", "年月日", "令和　年　月　日"])
def test_an_unfilled_form_is_neither_a_date_nor_an_error(text: str) -> None:
    assert read_date(text) == Unfilled()


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("明治6年1月1日", date(1873, 1, 1)),
        ("西暦２０２６年４月１日", date(2026, 4, 1)),
        ("r8.4.1", date(2026, 4, 1)),
        ("二〇二六年四月一日", date(2026, 4, 1)),
        ("令和 八 年 十二 月 三十一 日", date(2026, 12, 31)),
    ],
)
def test_other_ways_of_writing_a_day(text: str, on: date) -> None:
    assert read_date(text) == DateRead(on)


def test_a_wrong_weekday_is_read_with_a_warning() -> None:
    reading = read_date("令和3年12月28日（水）")
    assert isinstance(reading, DateRead)
    assert reading.on == date(2021, 12, 28)
    assert reading.warning is not None
    assert (reading.warning.code, reading.warning.arguments["weekday"]) == ("date_weekday_differs", "火")


def test_a_term_agreed_before_the_era_changed_is_read_with_what_it_means_now() -> None:
    reading = read_date("平成34年3月31日")
    assert isinstance(reading, DateRead)
    assert reading.warning is not None
    assert reading.warning.arguments["meant"] == "令和4年3月31日"


@given(st.dates(min_value=date(1873, 1, 1)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert read_date(japanese_date(day)) == DateRead(day)


@given(st.text(max_size=12))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert isinstance(read_date(text), DateRead | Unfilled | Unreadable)


@pytest.mark.parametrize("row", rows("fiscal_years.csv"), ids=lambda row: row["date"])
def test_every_worked_fiscal_year_has_its_name(row: dict[str, str]) -> None:
    day, year, name = date.fromisoformat(row["date"]), int(row["fy"]), row["label"].split(" ")[0]
    assert fiscal_year_name(day) == name
    assert name in fiscal_year_names(year)
    assert read_fiscal_year(name) == year


def test_fiscal_2019_is_written_in_both_eras_and_1988_in_one() -> None:
    assert fiscal_year_names(2019) == ("平成31年度", "令和元年度")
    assert fiscal_year_names(1988) == ("昭和63年度",)
    assert fiscal_year_names(1989) == ("平成元年度",)
    assert fiscal_year_names(2026) == ("令和8年度",)


def test_every_fiscal_year_name_is_read_back() -> None:
    for year in range(1873, 2200):
        assert {read_fiscal_year(name) for name in fiscal_year_names(year)} == {year}


def test_a_date_is_no_fiscal_year() -> None:
    assert isinstance(read_fiscal_year("令和8年4月1日"), Unreadable)


def test_the_era_changes_on_its_first_day() -> None:
    change = date(2019, 5, 1)
    assert japanese_date(change) == "令和元年5月1日"
    assert japanese_date(change - timedelta(days=1)) == "平成31年4月30日"


def test_a_day_before_the_solar_calendar_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="明治6年"):
        japanese_date(date(1872, 12, 31))
