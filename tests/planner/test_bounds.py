"""The proven bound: below every plan there is, and near enough to a good one to say something."""

from hypothesis import given, settings

from benchmarks.plan_problems import ward
from compliance.planner.bounds import least_cost
from compliance.planner.checking import violations
from compliance.planner.planning import plan
from compliance.planner.problems import Problem
from tests.planner.problems import problems

ROUNDING = 1e-6


@settings(max_examples=40)
@given(problems())
def test_no_plan_costs_less_than_the_bound(problem: Problem) -> None:
    found = plan(problem, rounds=30)
    if not any(violations(problem, found.placed)):
        least = least_cost(problem, (one.visit for one in found.placed))
        assert least <= found.cost.total * (1 + ROUNDING) + ROUNDING


def test_a_good_plan_of_a_small_ward_is_near_it() -> None:
    problem = ward(40, seed=2)
    found = plan(problem, rounds=500)
    least = least_cost(problem, (one.visit for one in found.placed))
    assert least <= found.cost.total <= 1.25 * least
