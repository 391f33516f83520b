"""The clocks of a leak report, by the law's own rules, against every worked date of the project."""

import csv
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from compliance.domain.calendar import days_after
from compliance.domain.derivation import derive
from compliance.domain.dues import due_of
from compliance.domain.editions import Anchor, DueRule, DueTerm
from compliance.domain.fact_sets import Facts
from compliance.domain.facts import Concluded, IncidentKind, IncidentKnown, LeakReportable
from compliance.domain.obligations import Basis
from compliance.domain.rulebook import Rulebook
from compliance.resources import closed_days, load_editions, load_law

FIXTURES = Path(__file__).parents[1] / "fixtures"
LAW = load_law()
RULEBOOK = Rulebook(next(iter(load_editions().values())), LAW, is_closed=closed_days())


def rows() -> list[dict[str, str]]:
    with (FIXTURES / "incident_deadlines.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def due_days(known_on: date, *, wrongful_purpose: bool) -> list[date]:
    """The due days of the law's duties for a leak the ward knew of on `known_on`, in order."""
    concluded = Concluded(id=UUID(int=1), on=known_on, start=known_on, end=None)
    incident = IncidentKnown(id=UUID(int=2), on=known_on, kind=IncidentKind.ACCIDENT)
    leak = LeakReportable(
        id=UUID(int=3), on=known_on, incident=incident.id, known_on=known_on, wrongful_purpose=wrongful_purpose
    )
    derived = derive(RULEBOOK, Facts(UUID(int=1), (concluded, incident, leak)), days_after(known_on, 100))
    return sorted(o.due_on for o in derived if o.basis is Basis.LAW and o.due_on is not None)


def counted(known_on: date, term: DueTerm) -> date | None:
    return due_of(RULEBOOK, DueRule(later_of=(term,)), {Anchor.KNOWN: known_on}, known_on).on


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['known_on']} {row['why']}")
def test_every_worked_deadline_comes_out_of_the_engine(row: dict[str, str]) -> None:
    day = {key: date.fromisoformat(value) for key, value in row.items() if key != "why"}
    known_on = day["known_on"]
    assert due_days(known_on, wrongful_purpose=False) == [day["sokuho_day5"], day["due30"]]
    assert due_days(known_on, wrongful_purpose=True) == [day["sokuho_day5"], day["due60"]]
    aim = DueTerm(Anchor.KNOWN, Basis.LAW, figure="leak_preliminary_aim", first_day_counts=True)
    assert counted(known_on, aim) == day["sokuho_day3"]
    for n, name in ((30, "day30"), (60, "day60")):
        assert counted(known_on, DueTerm(Anchor.KNOWN, Basis.LAW, days=n, first_day_counts=True)) == day[name]


def test_a_leak_before_the_act_bound_the_ward_has_no_clock() -> None:
    assert due_days(date(2023, 3, 31), wrongful_purpose=False) == []
    assert due_days(date(2023, 4, 1), wrongful_purpose=False) != []
