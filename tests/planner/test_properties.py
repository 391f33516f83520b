"""What holds for every plan of every problem."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.planner.checking import Broken, by_hand, violations
from compliance.planner.planning import plan
from compliance.planner.plans import Hindrance, Plan
from compliance.planner.problems import Placed, Problem, Standing
from tests.planner.problems import problems

pytestmark = pytest.mark.property
ROUNDS = 20
seeds = st.integers(0, 5)
often = settings(max_examples=max(40, settings().max_examples // 4))


@often
@given(problems(), seeds)
def test_a_plan_breaks_no_rule_and_loses_no_visit(problem: Problem, seed: int) -> None:
    for rounds in (0, ROUNDS):
        found = plan(problem, seed=seed, rounds=rounds)
        assert [v for v in violations(problem, found.placed) if not by_hand(problem, v)] == []
        assert sorted(_visits(found)) == sorted(visit.id for visit in problem.visits)


@often
@given(problems(), seeds)
def test_a_locked_visit_never_moves(problem: Problem, seed: int) -> None:
    found = plan(problem, seed=seed, rounds=ROUNDS)
    locked = {one.placed for one in problem.standing if one.locked}
    assert locked <= set(found.placed)
    assert locked.isdisjoint(moved.before for moved in found.moved)


@often
@given(problems(), seeds)
def test_the_same_again_is_the_same_plan_and_planned_again_nothing_moves(problem: Problem, seed: int) -> None:
    """What was planned stays; only where a longer search finds a day for one more visit may others give way."""
    first = plan(problem, seed=seed, rounds=ROUNDS)
    assert first == plan(problem, seed=seed, rounds=ROUNDS)
    locked = {one.placed.visit for one in problem.standing if one.locked}
    stands = tuple(Standing(placed, placed.visit in locked) for placed in first.placed)
    again = plan(replace(problem, standing=stands), seed=seed + 1, rounds=ROUNDS)
    assert not again.moved or _lost(problem, again) < _lost(problem, first)
    assert _lost(problem, again) <= _lost(problem, first)


@often
@given(problems(stands=False), seeds)
def test_more_rounds_never_give_a_worse_plan(problem: Problem, seed: int) -> None:
    first, later = (plan(problem, seed=seed, rounds=rounds) for rounds in (0, ROUNDS))
    assert (_lost(problem, later), later.cost.total) <= (_lost(problem, first), first.cost.total)


BREAKS = {
    Hindrance.NOTICE: {Broken.SHORT_NOTICE},
    Hindrance.CLOSED: {Broken.WARD_CLOSED},
    Hindrance.FROZEN: {Broken.FROZEN},
    Hindrance.CONTRACTOR_CLOSED: {Broken.CONTRACTOR_CLOSED},
    Hindrance.OWN_SECTION: {Broken.OWN_SECTION},
    Hindrance.SKILL: {Broken.NOT_SKILLED},
    Hindrance.LEAVE: {Broken.ON_LEAVE},
    Hindrance.WEEK_FULL: {Broken.WEEK_OVERFULL},
    Hindrance.DAY_FULL: {Broken.DAY_OVERFULL, Broken.TWO_AREAS},
    Hindrance.ELSEWHERE: {Broken.TWO_AREAS},
    Hindrance.CREW: {Broken.WRONG_CREW},
}


@often
@given(problems(stands=False), seeds)
def test_the_smallest_change_names_just_what_the_checker_would_say(problem: Problem, seed: int) -> None:
    found = plan(problem, seed=seed, rounds=ROUNDS)
    for left_out in found.unplanned:
        if left_out.change is not None:
            helped = Placed(left_out.visit, left_out.change.on, left_out.change.inspectors)
            broken = {v.broken for v in violations(problem, [*found.placed, helped]) if helped.visit in v.visits}
            named = [BREAKS[need.hindrance] for need in left_out.change.needs]
            assert broken <= set().union(*named)
            assert all(broken & one for one in named)


def _visits(found: Plan) -> Iterable[UUID]:
    return [*(one.visit for one in found.placed), *(one.visit for one in found.unplanned)]


def _lost(problem: Problem, found: Plan) -> int:
    worth = {visit.id: 1 + visit.points for visit in problem.visits}
    return sum(worth[one.visit] for one in found.unplanned)
