"""`plan`: the year's visits, first in order of risk, then bettered round by round until told to stop."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from time import monotonic

from compliance.planner.boards import Board, Spot
from compliance.planner.diagnoses import unplanned
from compliance.planner.plans import Moved, Plan
from compliance.planner.problems import Placed, Problem, Standing
from compliance.planner.searches import Search, fill
from compliance.planner.terrains import Terrain

ROUNDS = 20_000
"""How many rounds are made where nobody says."""
_TOLD_EVERY = 100

Told = Callable[[int, int], bool]
"""Told, now and then, the rounds made and the rounds of the budget; False stops with the best plan so far."""


def plan(
    problem: Problem,
    seconds: float | None = None,
    seed: int = 0,
    *,
    rounds: int = ROUNDS,
    told: Told | None = None,
    stopwatch: Callable[[], float] = monotonic,
) -> Plan:
    """A plan that breaks no rule, found in `rounds` rounds from `seed`: the same wherever and whenever it is made.

    `seconds` on the stopwatch, and `told`, only stop it: the plan says how many rounds were made, and with just so
    many asked for it is found again. 0 rounds give the first plan.
    """
    ends = None if seconds is None else stopwatch() + seconds
    terrain = Terrain(problem)
    board, locked = _board(terrain)
    fill(board)

    def go_on(made: int) -> bool:
        if ends is not None and stopwatch() >= ends:
            return False
        return told is None or made % _TOLD_EVERY > 0 or told(made, rounds)

    dice = Random(seed)  # noqa: S311 - repeats a plan, keeps no secret
    made, spots = Search(board, locked, dice).run(rounds, go_on)
    return _answer(terrain, spots, made, seed)


def _board(terrain: Terrain) -> tuple[Board, frozenset[int]]:
    """An empty board but for the locked visits, and which they are."""
    standing = {terrain.visits[one.placed.visit]: one for one in terrain.problem.standing}
    kept = {visit: _spot(terrain, one) for visit, one in standing.items() if not one.locked}
    board = Board(terrain, kept)
    locked = {visit: _spot(terrain, one) for visit, one in standing.items() if one.locked}
    for visit, spot in locked.items():
        board.block(visit, spot)
    return board, frozenset(locked)


def _spot(terrain: Terrain, one: Standing) -> Spot:
    return Spot(terrain.place(one.placed.on), terrain.crew(one.placed.inspectors))


def _answer(terrain: Terrain, spots: Sequence[Spot | None], rounds: int, seed: int) -> Plan:
    board, locked = _board(terrain)
    for visit, spot in enumerate(spots):
        if spot is not None and visit not in locked:
            board.place(visit, spot)
    placed = sorted(_placed(terrain, spots), key=lambda one: (one.on, one.visit))
    moved = tuple(_moved(terrain.problem, placed))
    return Plan(tuple(placed), moved, tuple(unplanned(board)), board.sum(), rounds, seed)


def _placed(terrain: Terrain, spots: Sequence[Spot | None]) -> Iterator[Placed]:
    problem = terrain.problem
    for visit, spot in zip(problem.visits, spots, strict=True):
        if spot is not None:
            yield Placed(visit.id, terrain.day(spot.day), tuple(problem.inspectors[n].id for n in spot.crew))


def _moved(problem: Problem, placed: Sequence[Placed]) -> Iterator[Moved]:
    now = {one.visit: one for one in placed}
    for stood in problem.standing:
        if now.get(stood.placed.visit) != stood.placed:
            yield Moved(stood.placed, now.get(stood.placed.visit))
