"""The board that the search works on: who is where on which day, what it costs, and who could still take a visit."""

from dataclasses import dataclass

from compliance.planner.plans import Cost
from compliance.planner.terrains import Days, Terrain

MOVED = 10**9
"""What leaving the earlier plan costs: the same day with others counts once, another day twice."""
LEFT_OUT = 10**13
"""What a visit without a day costs, beside its points: more than moving any number of others."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A day, and who goes (who leads first), by their places in the terrain."""

    day: int
    crew: tuple[int, ...]


class Board:
    """Visits on spots. `place` and `take` keep `cost`; nothing is asked of a spot, `Openings` finds only free ones.

    For each inspector `free` are the days without a visit, `joins[area]` those with visits to that area and room for
    one more; on the days of `full`, whose week has as many visits as it may, there is none of either. `visited` are
    the weeks of each contractor with the number of visits, `visits_of_week` the visits of each week.
    """

    def __init__(self, terrain: Terrain, kept: dict[int, Spot]) -> None:
        self.terrain = terrain
        self.kept = kept
        self.spots: list[Spot | None] = [None] * len(terrain.grounds)
        self.cost = sum(self.left_out(visit) for visit in range(len(self.spots)))
        self.free = [*terrain.available]
        self.joins = [[0] * len(terrain.areas) for _ in terrain.inspectors]
        self.full: list[Days] = [0 if i.per_week > 0 else -1 for i in terrain.problem.inspectors]
        self.in_week = [[0] * len(terrain.days_of_week) for _ in terrain.inspectors]
        self.on_day = [[0] * terrain.size for _ in terrain.inspectors]
        self.visited: list[dict[int, int]] = [{} for _ in range(len(terrain.grounds))]
        self.visits_of_week: list[dict[int, None]] = [{} for _ in terrain.days_of_week]
        self._per_week = [i.per_week for i in terrain.problem.inspectors]
        self._per_day = terrain.problem.rules.per_day

    def left_out(self, visit: int) -> int:
        """What it costs that this visit has no day."""
        return LEFT_OUT * (1 + self.terrain.problem.visits[visit].points)

    def place(self, visit: int, spot: Spot) -> None:
        """Put a visit that has no spot onto one."""
        self.spots[visit] = spot
        self.cost += self._fixed(visit, spot) - self.left_out(visit) + self._arrive(visit, spot)

    def take(self, visit: int) -> Spot:
        """Take a visit off its spot, which is returned; LookupError for one without."""
        spot = self.spots[visit]
        if spot is None:
            raise LookupError(visit)
        self.spots[visit] = None
        self.cost -= self._fixed(visit, spot) - self.left_out(visit) + self._leave(visit, spot)
        return spot

    def _fixed(self, visit: int, spot: Spot) -> int:
        """What the spot costs whatever else is planned."""
        ground, weights = self.terrain.grounds[visit], self.terrain.problem.weights
        cost = ground.weekly * (self.terrain.week_of[spot.day] - ground.from_week)
        cost += 0 if ground.wished >> spot.day & 1 else weights.unwished
        return cost + self.moving(visit, spot.day, spot)

    def moving(self, visit: int, day: int, spot: Spot | None = None) -> int:
        """What leaving the earlier plan for this day costs; for this `spot`, that it may be others who go."""
        kept = self.kept.get(visit)
        if kept is None or kept == spot:
            return 0
        return MOVED if kept.day == day else 2 * MOVED

    def _arrive(self, visit: int, spot: Spot) -> int:
        """Book the crew and the contractor's week; the ways that come with it, and another week for the contractor."""
        ground, bit, week = self.terrain.grounds[visit], 1 << spot.day, self.terrain.week_of[spot.day]
        cost = 0
        for inspector in spot.crew:
            made = self.on_day[inspector][spot.day] = self.on_day[inspector][spot.day] + 1
            if made == 1:
                cost += ground.way
                self.free[inspector] &= ~bit
            self._join(inspector, ground.area, bit, made < self._per_day)
            count = self.in_week[inspector][week] = self.in_week[inspector][week] + 1
            if count == self._per_week[inspector]:
                self.full[inspector] |= self.terrain.days_of_week[week]
        self.visits_of_week[week][visit] = None
        weeks = self.visited[ground.contractor]
        weeks[week] = weeks.get(week, 0) + 1
        return cost + (self.terrain.problem.weights.apart if weeks[week] == 1 and len(weeks) > 1 else 0)

    def _leave(self, visit: int, spot: Spot) -> int:
        """Undo `_arrive`; what it then cost."""
        ground, bit, week = self.terrain.grounds[visit], 1 << spot.day, self.terrain.week_of[spot.day]
        cost = 0
        for inspector in spot.crew:
            made = self.on_day[inspector][spot.day] = self.on_day[inspector][spot.day] - 1
            if made == 0:
                cost += ground.way
                self.free[inspector] |= bit
            self._join(inspector, ground.area, bit, made > 0)
            count = self.in_week[inspector][week] = self.in_week[inspector][week] - 1
            if count == self._per_week[inspector] - 1:
                self.full[inspector] &= ~self.terrain.days_of_week[week]
        del self.visits_of_week[week][visit]
        weeks = self.visited[ground.contractor]
        weeks[week] -= 1
        if weeks[week]:
            return cost
        del weeks[week]
        return cost + (self.terrain.problem.weights.apart if weeks else 0)

    def _join(self, inspector: int, area: int, bit: Days, room: bool) -> None:
        if room:
            self.joins[inspector][area] |= bit
        else:
            self.joins[inspector][area] &= ~bit

    def block(self, visit: int, spot: Spot) -> None:
        """Book a locked visit, whatever rule it breaks; a day that is overfull, mixed or leave is joined by nobody."""
        self.place(visit, spot)
        area, bit = self.terrain.grounds[visit].area, 1 << spot.day
        for inspector in spot.crew:
            joins = self.joins[inspector]
            mixed = any(days & bit for joined, days in enumerate(joins) if joined != area)
            full = self.on_day[inspector][spot.day] >= self._per_day
            if mixed or full or not self.terrain.available[inspector] & bit:
                self.joins[inspector] = [days & ~bit for days in joins]

    def sum(self) -> Cost:
        """The cost of what is placed, in its parts; counted anew."""
        terrain, weights = self.terrain, self.terrain.problem.weights
        waiting, unwished = 0, 0
        ways: dict[tuple[int, int], int] = {}
        for ground, spot in zip(terrain.grounds, self.spots, strict=True):
            if spot is not None:
                waiting += ground.weekly * (terrain.week_of[spot.day] - ground.from_week)
                unwished += 0 if ground.wished >> spot.day & 1 else weights.unwished
                ways |= {(inspector, spot.day): ground.way for inspector in spot.crew}
        apart = weights.apart * sum(len(weeks) - 1 for weeks in self.visited if weeks)
        return Cost(waiting, sum(ways.values()), unwished, apart)
