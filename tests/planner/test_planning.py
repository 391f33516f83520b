"""The planner on a small ward: what it leaves alone, what it moves and says so, how it is stopped, what it advises."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from benchmarks.plan_problems import ward
from compliance.planner.checking import by_hand, violations
from compliance.planner.planning import plan
from compliance.planner.plans import Change, Hindrance, Need, Plan
from compliance.planner.problems import Inspector, Period, Problem, Standing, Visit

WARD = ward(40, seed=1)


@pytest.fixture(scope="module")
def first() -> Plan:
    return plan(WARD, rounds=100)


def test_what_was_locked_late_stays_although_earlier_days_are_better(first: Plan) -> None:
    late = tuple(Standing(replace(p, on=p.on + timedelta(weeks=10)), locked=True) for p in first.placed[:10])
    problem = replace(WARD, standing=late)
    found = plan(problem, rounds=200)
    assert not found.moved
    assert [v for v in violations(problem, found.placed) if not by_hand(problem, v)] == []


def test_nobody_joins_a_day_that_was_locked_in_two_areas() -> None:
    visits = tuple(replace(WARD.visits[0], id=UUID(int=n), area=f"area {n % 2}") for n in range(1, 9))
    anna = Inspector(id=UUID(int=99), per_week=9)
    problem = replace(WARD, visits=visits, inspectors=(anna,), rules=replace(WARD.rules, per_day=3))
    days = {visit.earliest + timedelta(days=30 + n) for visit in visits for n in range(2)}
    visits = tuple(replace(v, earliest=min(days), latest=max(days), crew=1, skills=frozenset()) for v in visits)
    placed = plan(replace(problem, visits=visits), rounds=0).placed
    both = tuple(Standing(replace(placed[0], visit=v.id), locked=True) for v in visits[:2])
    problem = replace(problem, visits=visits, standing=both)
    assert all(by_hand(problem, v) for v in violations(problem, plan(problem, rounds=50).placed))


def test_when_an_inspector_falls_ill_only_what_they_would_have_made_moves(first: Plan) -> None:
    ill = WARD.inspectors[0]
    away = replace(ill, leave=(*ill.leave, Period(date(2026, 5, 1), date(2026, 5, 31))))
    stands = tuple(Standing(placed) for placed in first.placed)
    problem = replace(WARD, inspectors=(away, *WARD.inspectors[1:]), standing=stands)
    found = plan(problem, rounds=100)
    theirs = {p for p in first.placed if ill.id in p.inspectors and p.on.month == 5}
    assert theirs
    assert {moved.before for moved in found.moved} == theirs
    assert {moved.now for moved in found.moved} <= set(found.placed)


def test_stopped_on_request_it_answers_with_the_best_so_far_and_says_how_far_it_came() -> None:
    told: list[tuple[int, int]] = []

    def go_on(made: int, of: int) -> bool:
        told.append((made, of))
        return made < 200

    found = plan(WARD, rounds=5_000, told=go_on)
    assert told == [(0, 5_000), (100, 5_000), (200, 5_000)]
    assert found == plan(WARD, rounds=200)


def test_stopped_by_the_seconds_the_same_rounds_give_the_same_plan() -> None:
    ticks = iter(range(1_000))
    found = plan(WARD, 70, 3, stopwatch=lambda: next(ticks))
    assert found.rounds == 69
    assert found == plan(WARD, seed=3, rounds=69)


def one_visit(**fields: object) -> Problem:
    asked = {
        "id": UUID(int=1),
        "contractor": UUID(int=2),
        "contracts": (UUID(int=3),),
        "sections": frozenset({UUID(int=4)}),
        "area": "east",
        "earliest": date(2026, 5, 11),
        "latest": date(2026, 5, 15),
        "points": 50,
    }
    return Problem(
        asked_on=date(2026, 4, 1),
        first=date(2026, 4, 1),
        last=date(2027, 3, 31),
        visits=(Visit(**asked | fields),),  # type: ignore[arg-type]
        inspectors=(Inspector(id=UUID(int=11)), Inspector(id=UUID(int=12), sections=frozenset({UUID(int=4)}))),
        areas={"east": 30},
    )


def advice() -> Iterator[tuple[Problem, Change | None]]:
    aoki, baba, monday = UUID(int=11), UUID(int=12), date(2026, 5, 11)
    yield one_visit(crew=2), Change(monday, (aoki, baba), (Need(Hindrance.OWN_SECTION, baba),))
    yield one_visit(skills=frozenset({"computer"})), Change(monday, (aoki,), (Need(Hindrance.SKILL, aoki),))
    frozen = (Period(date(2026, 5, 1), date(2026, 5, 31)),)
    yield replace(one_visit(), freezes=frozen), Change(monday, (aoki,), (Need(Hindrance.FROZEN),))
    yield replace(one_visit(), asked_on=date(2026, 5, 8)), Change(monday, (aoki,), (Need(Hindrance.NOTICE),))
    yield replace(one_visit(), asked_on=date(2026, 6, 1)), None
    yield replace(one_visit(), inspectors=()), None


@pytest.mark.parametrize(("problem", "change"), [*advice()])
def test_a_visit_without_a_day_comes_with_the_smallest_change_that_would_help(
    problem: Problem, change: Change | None
) -> None:
    (left_out,) = plan(problem, rounds=5).unplanned
    assert left_out.change == change
    assert left_out.days == 5
