"""The law as data: figures with source and date of effect, the leak reports, and the days on which offices are closed."""

from datetime import date
from pathlib import Path

import holidays
import jpholiday
import pytest

from compliance.domain.law_tables import ClosedDays, parse_closed_days, parse_law
from compliance.domain.obligations import Basis, Party
from compliance.domain.problems import LawProblems
from compliance.resources import closed_days, load_law

LAW = load_law()
IS_CLOSED = closed_days()
FIGURE = {
    "name": "leak_final",
    "from_on": date(2023, 4, 1),
    "value": 30,
    "source": "法第68条",
    "ja": "確報",
    "en": "Final report",
}
RULE = {
    "id": "leak",
    "item": "law:appi-68",
    "party": "ward",
    "shape": "per_incident",
    "act": "report_leak",
    "due": {"later_of": [{"anchor": "known", "figure": "leak_final", "basis": "law", "first_day_counts": True}]},
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("leak_sensitive_persons", 1),
        ("leak_financial_persons", 1),
        ("leak_wrongful_persons", 1),
        ("leak_number_persons", 101),
        ("business_leak_number_persons", 1001),
        ("my_number_leak_wrongful_persons", 1),
        ("my_number_leak_number_persons", 101),
        ("leak_preliminary_aim", 3),
        ("leak_preliminary", 5),
        ("leak_final", 30),
        ("leak_final_wrongful", 60),
    ],
)
def test_a_figure_stands_with_its_source_and_its_date_of_effect(name: str, value: int) -> None:
    figure = LAW.figure(name, date(2026, 11, 22))
    assert figure.value == value
    assert figure.source
    assert figure.ja
    assert figure.en


def test_the_act_binds_the_ward_from_april_2023() -> None:
    with pytest.raises(LookupError):
        LAW.figure("leak_final", date(2023, 3, 31))
    assert LAW.figure("leak_final", date(2023, 4, 1)).value == 30


def test_a_changed_figure_stands_beside_the_old_one() -> None:
    law = parse_law({"figure": [FIGURE, {**FIGURE, "from_on": date(2027, 4, 1), "value": 20}]}, "law.toml")
    assert [law.figure("leak_final", date(year, 4, 1)).value for year in (2026, 2027)] == [30, 20]


def test_the_ward_owes_the_reports_by_law_and_only_the_final_one_moves() -> None:
    for rule in LAW.rules:
        (term,) = rule.due.later_of
        assert (rule.party, term.basis, term.first_day_counts) == (Party.WARD, Basis.LAW, True)
        assert term.business_shift is rule.id.startswith("leak_final")


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ({"figure": [{**FIGURE, "value": "30"}]}, "wrong_type"),
        ({"figure": [{**FIGURE, "name": "確報"}]}, "bad_name"),
        ({"figure": [{k: v for k, v in FIGURE.items() if k != "source"}]}, "missing_key"),
        ({"figure": [{**FIGURE, "from_on": "2023-04-01"}]}, "wrong_type"),
        ({"figures": [FIGURE]}, "unknown_key"),
        ({"rule": [RULE]}, "figure_missing"),
        ({"figure": [FIGURE], "rule": [{**RULE, "act": "report_leak_finally"}]}, "option_missing"),
        ({"figure": [FIGURE], "rule": [{**RULE, "wrongful_purpose": True}]}, "option_not_of_act"),
        (
            {"figure": [FIGURE], "rule": [{**RULE, "due": {"later_of": [{"anchor": "known", "basis": "law"}]}}]},
            "figure_needed",
        ),
    ],
)
def test_a_fault_in_the_law_s_data_is_told(tables: dict[str, object], code: str) -> None:
    with pytest.raises(LawProblems) as caught:
        parse_law(tables, "law.toml")
    assert code in {problem.code for problem in caught.value.problems}
    assert {problem.file for problem in caught.value.problems} == {"law.toml"}


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 11, 21), True),
        (date(2026, 11, 22), True),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2026, 12, 28), False),
        (date(2026, 12, 29), True),
        (date(2027, 1, 3), True),
        (date(2027, 1, 4), False),
        (date(2026, 9, 21), True),
        (date(2026, 9, 22), True),
    ],
)
def test_offices_are_closed_on_weekends_holidays_and_at_the_turn_of_the_year(day: date, closed: bool) -> None:
    assert IS_CLOSED(day) is closed


@pytest.mark.parametrize("decade", range(1980, 2100, 10))
def test_both_tables_of_national_holidays_agree_from_1986_to_2099(decade: int) -> None:
    years = range(max(decade, 1986), decade + 10)
    days = jpholiday.between(date(years.start, 1, 1), date(years.stop - 1, 12, 31))
    assert {day for day, _ in days} == set(holidays.country_holidays("JP", years=years))


def test_the_ward_adds_its_own_closed_days(tmp_path: Path) -> None:
    (tmp_path / "closed_days.toml").write_text('[[closed]]\non = 2026-10-01\nja = "都民の日"\n', encoding="utf-8")
    own = closed_days(tmp_path)
    assert own(date(2026, 10, 1))
    assert own(date(2027, 1, 1))
    assert not IS_CLOSED(date(2026, 10, 1))
    assert load_law(tmp_path).digest != LAW.digest


def test_a_ward_without_days_of_its_own_has_the_program_s(tmp_path: Path) -> None:
    assert not closed_days(tmp_path)(date(2026, 10, 1))
    assert load_law(tmp_path) == LAW


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ({"weekdays": ["caturday"]}, "unknown_word"),
        ({"every_year": [{"on": "13-01", "ja": "x"}]}, "no_such_day"),
        ({"every_year": [{"ja": "x"}]}, "missing_key"),
        ({"closed": [{"on": "2026-10-01", "ja": "x"}]}, "wrong_type"),
        ({"closed": [{"on": date(2026, 10, 1)}]}, "missing_key"),
        ({"closd": []}, "unknown_key"),
    ],
)
def test_a_fault_in_the_closed_days_is_told(tables: dict[str, object], code: str) -> None:
    with pytest.raises(LawProblems) as caught:
        parse_closed_days(tables, "closed_days.toml")
    assert code in {problem.code for problem in caught.value.problems}


def test_a_broken_file_of_the_ward_s_closed_days_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed_days.toml").write_bytes(b"closed = \xff")
    with pytest.raises(LawProblems):
        closed_days(tmp_path)


def test_closed_days_without_national_holidays_ask_no_table() -> None:
    assert not ClosedDays().is_closed(date(2026, 1, 1), lambda _: True)
