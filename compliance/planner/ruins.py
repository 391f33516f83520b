"""Which visits a round takes off the board: some that could change places with one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from compliance.planner.boards import Board, Spot

MOST = 10
"""How many a ruin takes off at most: few enough to be put back at once."""
_NEAR = 5
"""Within how many weeks of one another visits are near."""


@dataclass(frozen=True, slots=True)
class Movable:
    """The visits that may be taken off, in their order."""

    visits: Sequence[int]
    among: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """The same as a set."""
        object.__setattr__(self, "among", frozenset(self.visits))


def ruin(board: Board, movable: Movable, dice: Random) -> Sequence[int]:
    """Placed visits around one of those that may move: of its week and another, of its area, or of its contractor."""
    visit = movable.visits[dice.randrange(len(movable.visits))]
    spot = board.spots[visit] or Spot(dice.randrange(board.terrain.size), ())
    week, way = board.terrain.week_of[spot.day], dice.random()
    other = _another_week(board, week, dice)
    if way < 0.5:
        near = [*board.visits_of_week[week], *board.visits_of_week[other]]
    elif way < 0.8:
        near = _of_area(board, board.terrain.grounds[visit].area, week, other)
    else:
        contractor = board.terrain.grounds[visit].contractor
        weeks = {*board.visited[contractor], other}
        near = [v for w in sorted(weeks) for v in board.visits_of_week[w]]
    found = [v for v in dict.fromkeys(near) if v in movable.among]
    return found if len(found) <= 2 else dice.sample(found, min(len(found), dice.randint(2, MOST)))


def _another_week(board: Board, week: int, dice: Random) -> int:
    last = len(board.visits_of_week) - 1
    return min(max(week + dice.randint(-_NEAR, _NEAR), 0), last)


def _of_area(board: Board, area: int, one: int, other: int) -> list[int]:
    grounds = board.terrain.grounds
    weeks = range(min(one, other), max(one, other) + 1)
    return [v for w in weeks for v in board.visits_of_week[w] if grounds[v].area == area]
