"""Greedy, then ruin and recreate: some visits that lie near one another are taken off the board and put back otherwise.

After "Slack Induction by String Removals" (Christiaens and Vanden Berghe, 2020): small ruins, greedy insertion that
looks past a place now and then, and a worse board taken with a chance that fades with the rounds.
"""

from collections.abc import Callable, Iterable, Sequence
from math import log
from random import Random

from compliance.planner.boards import LEFT_OUT, Board, Spot
from compliance.planner.openings import best_spot, kept_spot
from compliance.planner.ruins import MOST, Movable, ruin

GoOn = Callable[[int], bool]
"""Told the rounds made, says whether to make another."""

_WARM, _COLD = 0.2, 0.005
"""By how much of a visit's mean cost a worse board is taken easily: at first, and at last."""
_HALVED_AFTER = 8
"""Rounds for each visit after which that is half as much."""


def fill(board: Board) -> None:
    """The first plan: what stood stays where it may, then each visit in order of risk goes where it costs least."""
    waiting = [visit for visit, spot in enumerate(board.spots) if spot is None]
    for visit in waiting:
        kept = kept_spot(board, visit)
        if kept is not None:
            board.place(visit, kept)
    _put_back(board, sorted((v for v in waiting if board.spots[v] is None), key=lambda v: _risk(board, v)), None)


def _risk(board: Board, visit: int) -> tuple[int, int]:
    ground = board.terrain.grounds[visit]
    return -ground.weekly // ground.seats, ground.allowed.bit_count()


def _put_back(board: Board, visits: Iterable[int], dice: Random | None) -> None:
    for visit in visits:
        spot = best_spot(board, visit, dice)
        if spot is not None:
            board.place(visit, spot)


class Search:
    """One search from a filled board; `locked` visits are never taken off."""

    def __init__(self, board: Board, locked: frozenset[int], dice: Random) -> None:
        self.board, self.dice = board, dice
        self._all = Movable([visit for visit in range(len(board.spots)) if visit not in locked])
        several = max(1, len(self._all.visits))
        self._mean, self._fading = board.sum().total / several, 0.5 ** (1 / (_HALVED_AFTER * several))

    def run(self, rounds: int, go_on: GoOn) -> tuple[int, Sequence[Spot | None]]:
        """At most so many rounds; how many were made, and the spots of the best board."""
        board = self.board
        best, spots, made, warmth = board.cost, [*board.spots], 0, _WARM * self._mean
        movable = self._movable()
        while movable.visits and made < rounds and go_on(made):
            self._round(movable, board.cost - warmth * log(1 - self.dice.random()))
            made, warmth = made + 1, max(warmth * self._fading, _COLD * self._mean)
            if board.cost < best:
                best, spots, movable = board.cost, [*board.spots], self._movable()
        return made, spots

    def _movable(self) -> Movable:
        """What may be taken off: where everything has a day, nothing that stands as the earlier plan had it."""
        board = self.board
        if not board.kept or board.cost >= LEFT_OUT:
            return self._all
        return Movable([visit for visit in self._all.visits if board.spots[visit] != board.kept.get(visit)])

    def _round(self, movable: Movable, below: float) -> None:
        """Ruin, recreate, and undo it unless it costs less than `below`."""
        board = self.board
        without = self._left_out(movable)
        taken = {visit: board.take(visit) for visit in ruin(board, movable, self.dice)}
        _put_back(board, self._in_some_order([*without, *taken]), self.dice)
        if board.cost < below:
            return
        for visit in (*without, *taken):
            if board.spots[visit] is not None:
                board.take(visit)
        for visit, spot in taken.items():
            board.place(visit, spot)

    def _left_out(self, movable: Movable) -> Sequence[int]:
        """Some of those that have no day yet."""
        if self.board.cost < LEFT_OUT:
            return ()
        without = [visit for visit in movable.visits if self.board.spots[visit] is None]
        return without if len(without) <= MOST else self.dice.sample(without, MOST)

    def _in_some_order(self, visits: list[int]) -> list[int]:
        """By risk, by area, by fewest days, or at random."""
        grounds, way = self.board.terrain.grounds, self.dice.random()
        self.dice.shuffle(visits)
        if way < 0.4:
            visits.sort(key=lambda v: -grounds[v].weekly)
        elif way < 0.6:
            visits.sort(key=lambda v: (grounds[v].area, -grounds[v].weekly))
        elif way < 0.75:
            visits.sort(key=lambda v: grounds[v].allowed.bit_count())
        return visits
