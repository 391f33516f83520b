"""Each hard rule, broken once by hand in a plan that keeps them all otherwise."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from compliance.planner.checking import Broken, by_hand, violations
from compliance.planner.planning import plan
from compliance.planner.problems import (
    Contractor,
    Inspector,
    Period,
    Placed,
    Problem,
    Standing,
    Visit,
)

CLINIC, SHOP = UUID(int=1), UUID(int=2)
AOKI, BABA, CHIBA = UUID(int=11), UUID(int=12), UUID(int=13)
FIRM, HEALTH = UUID(int=21), UUID(int=31)
MONDAY, FRIDAY = date(2026, 5, 11), date(2026, 5, 15)


def visit(id: UUID, area: str, crew: int) -> Visit:
    window = {"earliest": date(2026, 5, 8), "latest": date(2026, 6, 30)}
    contracts, sections = (UUID(int=40 + id.int),), frozenset({HEALTH})
    return Visit(
        id=id,
        contractor=FIRM,
        contracts=contracts,
        sections=sections,
        area=area,
        points=50,
        crew=crew,
        skills=frozenset({"computer"}) if crew == 2 else frozenset(),
        **window,
    )


PROBLEM = Problem(
    asked_on=date(2026, 4, 20),
    first=date(2026, 4, 1),
    last=date(2027, 3, 31),
    visits=(visit(CLINIC, "east", 2), visit(SHOP, "west", 1)),
    inspectors=(
        Inspector(id=AOKI, skills=frozenset({"computer"}), leave=(Period(date(2026, 5, 18), date(2026, 5, 22)),)),
        Inspector(id=BABA, per_week=1),
        Inspector(id=CHIBA, sections=frozenset({HEALTH})),
    ),
    contractors=(Contractor(id=FIRM, closed=(Period(FRIDAY, FRIDAY),), closed_weekdays=frozenset({2})),),
    closed=frozenset({date(2026, 5, 30), date(2026, 5, 31)}),
    freezes=(Period(date(2026, 6, 8), date(2026, 6, 19)),),
    areas={"east": 30, "west": 50},
)
GOOD = (Placed(CLINIC, MONDAY, (AOKI, BABA)), Placed(SHOP, date(2026, 5, 12), (AOKI,)))


def broken(*placed: Placed, problem: Problem = PROBLEM) -> set[Broken]:
    return {violation.broken for violation in violations(problem, placed)}


def test_a_plan_that_keeps_every_rule_has_no_violation() -> None:
    assert broken(*GOOD) == set()


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 5, 7), Broken.OUTSIDE_WINDOW),
        (date(2026, 4, 17), Broken.IN_THE_PAST),
        (date(2026, 5, 1), Broken.SHORT_NOTICE),
        (date(2026, 5, 30), Broken.WARD_CLOSED),
        (date(2026, 6, 8), Broken.FROZEN),
        (FRIDAY, Broken.CONTRACTOR_CLOSED),
        (date(2026, 5, 13), Broken.CONTRACTOR_CLOSED),
        (date(2026, 5, 19), Broken.ON_LEAVE),
    ],
)
def test_the_day_of_a_visit_is_looked_at(on: date, said: Broken) -> None:
    assert said in broken(replace(GOOD[1], on=on))


@pytest.mark.parametrize(
    ("inspectors", "said"),
    [
        ((AOKI,), Broken.WRONG_CREW),
        ((AOKI, AOKI), Broken.WRONG_CREW),
        ((BABA, AOKI), Broken.NOT_SKILLED),
        ((AOKI, CHIBA), Broken.OWN_SECTION),
        ((AOKI, UUID(int=99)), Broken.UNKNOWN),
    ],
)
def test_who_goes_is_looked_at(inspectors: tuple[UUID, ...], said: Broken) -> None:
    assert said in broken(replace(GOOD[0], inspectors=inspectors))


def test_a_day_and_a_week_hold_so_many_visits() -> None:
    together = replace(GOOD[1], on=MONDAY, inspectors=(BABA,))
    rules = replace(PROBLEM.rules, per_day=1)
    said = broken(GOOD[0], together, problem=replace(PROBLEM, rules=rules))
    assert said == {Broken.WEEK_OVERFULL, Broken.DAY_OVERFULL, Broken.TWO_AREAS}


def test_a_visit_is_planned_once_and_stays_where_it_was_locked() -> None:
    locked = replace(PROBLEM, standing=(Standing(GOOD[1], locked=True),))
    assert broken(GOOD[1], replace(GOOD[1], on=date(2026, 6, 1)), problem=locked) == {Broken.TWICE}
    assert broken(GOOD[0], problem=locked) == {Broken.LOCKED_MOVED}


def test_what_was_told_in_time_may_stand_at_short_notice() -> None:
    late = replace(PROBLEM, asked_on=date(2026, 5, 8))
    assert broken(*GOOD, problem=late) == {Broken.SHORT_NOTICE}
    stands = tuple(Standing(placed) for placed in GOOD)
    assert broken(*GOOD, problem=replace(late, standing=stands)) == set()


def test_what_somebody_locked_against_a_rule_is_told_apart() -> None:
    frozen = replace(GOOD[1], on=date(2026, 6, 8))
    problem = replace(PROBLEM, standing=(Standing(frozen, locked=True),))
    found = list(violations(problem, plan(problem, rounds=10).placed))
    assert [(v.broken, v.visits, by_hand(problem, v)) for v in found] == [(Broken.FROZEN, (SHOP,), True)]
