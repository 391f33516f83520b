"""How quickly a year's visits are planned, and how far from a proven bound the plan is.

The clock is the processor's own time for this program: others may load the machine as they like. The wards are made by
`plan_problems`; every plan is held to the hard rules by the independent checker.
"""

from collections.abc import Iterator
from time import process_time

from benchmarks.figures import Figure
from benchmarks.plan_problems import ward
from compliance.planner.bounds import least_cost
from compliance.planner.checking import violations
from compliance.planner.planning import plan
from compliance.planner.plans import Plan
from compliance.planner.problems import Problem

SEEDS = (0, 1, 2)
NO_END = 10**9


def measure() -> Iterator[Figure]:
    """300 visits × some 240 open days × 8 inspectors, the worst of several wards; then 2,000 visits × 53 inspectors."""
    wards = [ward(300, seed) for seed in SEEDS]
    yield Figure("first plan of 300 visits (CPU)", max(_taken(problem, 0) for problem in wards), "s", aim=1)
    plans = [_searched(problem, 5) for problem in wards]
    yield from _whole("300 visits after 5 s CPU", wards, plans)
    yield Figure("rounds in 5 s CPU, 300 visits", min(found.rounds for found in plans), "rounds")
    large = ward(2_000, SEEDS[0])
    yield Figure("first plan of 2,000 visits (CPU)", _taken(large, 0), "s", aim=60)
    yield from _whole("2,000 visits after 30 s CPU", [large], [_searched(large, 30)])


def _taken(problem: Problem, rounds: int) -> float:
    begin = process_time()
    plan(problem, rounds=rounds)
    return process_time() - begin


def _searched(problem: Problem, seconds: float) -> Plan:
    return plan(problem, seconds, rounds=NO_END, stopwatch=process_time)


def _whole(name: str, wards: list[Problem], plans: list[Plan]) -> Iterator[Figure]:
    """What is broken, what is left out, and how far the worst lies above the cost that no plan can go below."""
    found = list(zip(wards, plans, strict=True))
    broken = sum(len(list(violations(problem, made.placed))) for problem, made in found)
    yield Figure(f"rules broken, {name}", broken, "violations", aim=0)
    yield Figure(f"left out, {name}", sum(len(made.unplanned) for made in plans), "visits", aim=0)
    above = max(_above(problem, made) for problem, made in found)
    yield Figure(f"above the proven bound, {name}", above, "%", aim=8)


def _above(problem: Problem, made: Plan) -> float:
    least = least_cost(problem, (one.visit for one in made.placed))
    return 100 * (made.cost.total - least) / least
