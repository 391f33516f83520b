"""Where a visit fits best at the least cost, as the board stands."""

from collections.abc import Iterator
from random import Random

from compliance.planner.boards import Board, Spot
from compliance.planner.terrains import Days, Ground

BLINKS = 0.02
"""How often the search looks past a place that it could take, so that it does not find the same one for ever."""


def kept_spot(board: Board, visit: int) -> Spot | None:
    """Where the earlier plan had it, if that is still free and no rule forbids it."""
    spot = board.kept.get(visit)
    if spot is None:
        return None
    ground = board.terrain.grounds[visit]
    right_crew = len(spot.crew) == ground.seats and spot.crew[0] in ground.leads
    fits = right_crew and ground.allowed >> spot.day & 1
    return spot if fits and set(spot.crew) <= set(_open_to(board, ground, spot.day)) else None


def best_spot(board: Board, visit: int, dice: Random | None = None) -> Spot | None:
    """The cheapest spot, the earliest of equals; with dice it may look past some. None where there is none."""
    kept = kept_spot(board, visit)
    if kept is not None:
        return kept
    ground = board.terrain.grounds[visit]
    least, chosen = None, -1
    for cost, day in _offers(board, visit, ground):
        if (least is None or (cost, day) < (least, chosen)) and not (dice and dice.random() < BLINKS):
            least, chosen = cost, day
    return None if least is None else Spot(chosen, _crew(board, ground, chosen))


def _offers(board: Board, visit: int, ground: Ground) -> Iterator[tuple[int, int]]:
    """The cost and the day of the first place of each sort: by ways, wish, the contractor's other weeks, and moving.

    Days of one sort cost the more the later they are, so no other day of a sort can be the best.
    """
    terrain, weights = board.terrain, board.terrain.problem.weights
    near = _near(board, ground)
    kept = board.kept.get(visit)
    kept_day = 0 if kept is None else 1 << kept.day
    seen = 0
    for ways, days in enumerate(_by_ways(board, ground)):
        free = days & ground.allowed & ~seen
        seen |= free
        for some in {free, free & ground.wished, free & near, free & ground.wished & near, free & kept_day}:
            if some:
                day = (some & -some).bit_length() - 1
                cost = ground.weekly * (terrain.week_of[day] - ground.from_week) + ways * ground.way
                cost += 0 if ground.wished >> day & 1 else weights.unwished
                cost += 0 if near >> day & 1 else weights.apart
                yield cost + board.moving(visit, day), day


def _near(board: Board, ground: Ground) -> Days:
    """The days on which a visit costs no further week of its contractor: all, where it has no other visit."""
    if not ground.shared or not board.visited[ground.contractor]:
        return -1
    days = 0
    for week in board.visited[ground.contractor]:
        days |= board.terrain.days_of_week[week]
    return days


def _by_ways(board: Board, ground: Ground) -> tuple[Days, ...]:
    """The days on which a crew can be had for no further way, for one, for two."""
    lead = lead_there = anybody = two = there = two_there = 0
    for inspector in ground.eligible:
        closed = ~board.full[inspector]
        joins = board.joins[inspector][ground.area] & closed
        free = board.free[inspector] & closed | joins
        two |= anybody & free
        anybody |= free
        two_there |= there & joins
        there |= joins
        if inspector in ground.leads:
            lead |= free
            lead_there |= joins
    if ground.seats == 1:
        return lead_there, lead
    return lead_there & two_there, (lead_there | lead & there) & two, lead & two


def _open_to(board: Board, ground: Ground, day: int) -> list[int]:
    """Who may take this visit on the day."""
    return [
        inspector
        for inspector in ground.eligible
        if ((board.free[inspector] | board.joins[inspector][ground.area]) & ~board.full[inspector]) >> day & 1
    ]


def _crew(board: Board, ground: Ground, day: int) -> tuple[int, ...]:
    """Who goes: somebody who leads, then somebody else; whoever is there already, then whoever has least to do."""
    week = board.terrain.week_of[day]

    def order(inspector: int) -> tuple[bool, int, int, int]:
        there = bool(board.joins[inspector][ground.area] >> day & 1)
        return not there, board.in_week[inspector][week], sum(board.in_week[inspector]), inspector

    willing = sorted(_open_to(board, ground, day), key=order)
    leader = next(inspector for inspector in willing if inspector in ground.leads)
    others = (inspector for inspector in willing if inspector != leader)
    return (leader, *others)[: ground.seats] if ground.seats == 2 else (leader,)
