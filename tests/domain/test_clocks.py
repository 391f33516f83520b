"""The clocks of a leak report, against every worked date of the project, and the engine's own due days with them."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from compliance.domain.calendar import next_open_day
from compliance.domain.clocks import leak_clocks, nth_day
from compliance.domain.dues import due_of
from compliance.domain.editions import Anchor, Rule
from compliance.domain.obligations import Basis
from compliance.domain.rulebook import Rulebook
from compliance.resources import closed_days, load_editions, load_law

FIXTURES = Path(__file__).parents[1] / "fixtures"
LAW = load_law()
IS_CLOSED = closed_days()


def rows() -> list[dict[str, str]]:
    with (FIXTURES / "incident_deadlines.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def days_of(row: dict[str, str]) -> dict[str, date]:
    return {key: date.fromisoformat(value) for key, value in row.items() if key != "why"}


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['known_on']} {row['why']}")
def test_every_worked_deadline_comes_out(row: dict[str, str]) -> None:
    days = days_of(row)
    known_on = days["known_on"]
    plain = leak_clocks(LAW, known_on, IS_CLOSED, wrongful_purpose=False)
    wrongful = leak_clocks(LAW, known_on, IS_CLOSED, wrongful_purpose=True)
    assert (nth_day(known_on, 30), nth_day(known_on, 60)) == (days["day30"], days["day60"])
    assert (plain.final_due_on, wrongful.final_due_on) == (days["due30"], days["due60"])
    for clocks in (plain, wrongful):
        assert clocks.preliminary_aim_on == days["sokuho_day3"]
        assert clocks.preliminary_due_on == days["sokuho_day5"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["known_on"])
def test_the_law_s_rules_give_the_same_days_to_the_engine(row: dict[str, str]) -> None:
    days = days_of(row)
    rulebook = Rulebook(next(iter(load_editions().values())), LAW, is_closed=IS_CLOSED)
    due = {rule.id: _due(rulebook, rule, days["known_on"]) for rule in LAW.rules}
    assert due == {
        "leak_report": days["sokuho_day5"],
        "leak_final_report": days["due30"],
        "leak_final_report_wrongful": days["due60"],
    }


def _due(rulebook: Rulebook, rule: Rule, known_on: date) -> date | None:
    due = due_of(rulebook, rule.due, {Anchor.KNOWN: known_on}, known_on)
    assert due.basis is Basis.LAW
    return due.on


def test_the_day_the_ward_knew_is_day_one() -> None:
    assert nth_day(date(2026, 4, 1), 1) == date(2026, 4, 1)


def test_a_leak_before_the_act_bound_the_ward_has_no_clock() -> None:
    with pytest.raises(LookupError, match="leak_preliminary_aim"):
        leak_clocks(LAW, date(2023, 3, 31), IS_CLOSED, wrongful_purpose=False)


def test_an_open_day_stays_where_it_is() -> None:
    day = date(2026, 11, 24)
    assert next_open_day(day, IS_CLOSED) == day
    assert next_open_day(day - timedelta(days=1), IS_CLOSED) == day
