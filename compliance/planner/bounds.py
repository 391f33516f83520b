"""How good a plan could be at best: a proven bound below its cost, from a linear programme of weeks (extra `proof`).

The programme forgets what makes planning hard (the days within a week, who goes, visits that find no company) and keeps
what costs: the weeks that a visit may lie in, the places for visits in each week, ways that are shared as well as they
can be, the weeks of a contractor. Every plan of the same visits fulfils it, so none of them costs less than it does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from uuid import UUID

from compliance.planner.problems import Problem
from compliance.planner.programmes import Programme
from compliance.planner.terrains import Days, Ground, Terrain


def least_cost(problem: Problem, visits: Iterable[UUID]) -> float:
    """No plan that gives these visits a day each, and no other a day, costs less than this."""
    return _Bound(Terrain(problem), frozenset(visits)).programme.least()


class _Bound:
    """The programme of some visits: a column for each visit and each week that it may lie in."""

    def __init__(self, terrain: Terrain, wanted: frozenset[UUID]) -> None:
        self.terrain, self.programme = terrain, Programme()
        places = terrain.visits
        self.locked = {places[one.placed.visit]: one.placed for one in terrain.problem.standing if one.locked}
        self.grounds = {n: terrain.grounds[n] for id, n in places.items() if id in wanted}
        self.open = ~(terrain.closed() | terrain.frozen())
        self.columns = {visit: self._weeks(visit, ground) for visit, ground in self.grounds.items()}
        for week in range(len(terrain.days_of_week)):
            self._places_of(week, {v: weeks[week] for v, weeks in self.columns.items() if week in weeks})
        self._contractors()

    def _weeks(self, visit: int, ground: Ground) -> Mapping[int, int]:
        """A visit lies in one of its weeks, a locked one in its own; it pays for waiting, wish, and a shared way."""
        here = self.locked.get(visit)
        days = ground.allowed if here is None else 1 << self.terrain.place(here.on)
        way = 0.0 if here else ground.way * ground.seats / self.terrain.problem.rules.per_day
        columns = {
            week: self.programme.column(way + self._waits(ground, week, days & within))
            for week, within in enumerate(self.terrain.days_of_week)
            if days & within
        }
        self.programme.row(1, 1, dict.fromkeys(columns.values(), 1))
        return columns

    def _waits(self, ground: Ground, week: int, days: Days) -> int:
        unwished = 0 if ground.wished & days else self.terrain.problem.weights.unwished
        return ground.weekly * (week - ground.from_week) + unwished

    def _places_of(self, week: int, columns: Mapping[int, int]) -> None:
        """A week holds so many visits, of each skill so many; an odd last visit of an inspector goes its way alone."""
        places = dict(self._places(week))
        seats = {column: self.grounds[visit].seats for visit, column in columns.items()}
        self.programme.row(-inf, sum(places.values()), seats)
        for skills in {self.terrain.problem.visits[visit].skills for visit in columns} - {frozenset()}:
            asking = [c for v, c in columns.items() if skills <= self.terrain.problem.visits[v].skills]
            have = (n for i, n in places.items() if skills <= self.terrain.problem.inspectors[i].skills)
            self.programme.row(-inf, sum(have), dict.fromkeys(asking, 1))
        if self.terrain.problem.rules.per_day == 2 and not self.locked:
            alone = dict.fromkeys(self._alone(columns), -1)
            self.programme.row(-inf, sum(n - n % 2 for n in places.values()), seats | alone)

    def _places(self, week: int) -> Iterator[tuple[int, int]]:
        """How many visits each inspector may make in a week, or is locked to."""
        locked = Counter(
            inspector
            for one in self.locked.values()
            if self.terrain.week_of[self.terrain.place(one.on)] == week
            for inspector in self.terrain.crew(one.inspectors)
        )
        for n, inspector in enumerate(self.terrain.problem.inspectors):
            days = self.terrain.available[n] & self.terrain.days_of_week[week] & self.open
            free = min(inspector.per_week, days.bit_count() * self.terrain.problem.rules.per_day)
            yield n, max(free, locked[n])

    def _alone(self, columns: Mapping[int, int]) -> Iterator[int]:
        """For each way, a column of those who go it alone, at half of it more than it costs when shared."""
        by_way: dict[int, dict[int, float]] = defaultdict(dict)
        for visit, column in columns.items():
            by_way[self.grounds[visit].way][column] = -self.grounds[visit].seats
        for way, seats in by_way.items():
            alone = self.programme.column(way / 2, inf)
            self.programme.row(-inf, 0, seats | {alone: 1})
            yield alone

    def _contractors(self) -> None:
        """A contractor's every week but one costs."""
        apart = self.terrain.problem.weights.apart
        theirs = defaultdict(list)
        for visit, ground in self.grounds.items():
            theirs[ground.contractor].append(visit)
        for visits in theirs.values():
            weeks = sorted({week for visit in visits for week in self.columns[visit]}) if len(visits) > 1 else []
            self.programme.constant -= apart if weeks else 0
            for week in weeks:
                visited = self.programme.column(apart)
                for visit in visits:
                    if week in self.columns[visit]:
                        self.programme.row(-inf, 0, {self.columns[visit][week]: 1, visited: -1})
