"""Why a visit found no day, and the smallest change that would give it one: every day is asked what it would take."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from compliance.planner.boards import Board
from compliance.planner.plans import Change, Hindrance, Need, Unplanned

WEIGHT: Mapping[Hindrance, int] = {
    Hindrance.WEEK_FULL: 1,
    Hindrance.DAY_FULL: 1,
    Hindrance.ELSEWHERE: 1,
    Hindrance.NOTICE: 2,
    Hindrance.CONTRACTOR_CLOSED: 2,
    Hindrance.LEAVE: 2,
    Hindrance.SKILL: 3,
    Hindrance.OWN_SECTION: 3,
    Hindrance.FROZEN: 4,
    Hindrance.CREW: 4,
    Hindrance.CLOSED: 5,
}
"""How hard each is to change: one more visit in a week is soon agreed, a holiday is not given up."""


def unplanned(board: Board) -> Iterator[Unplanned]:
    """Each visit without a day, on the board as it was found."""
    shut = {firm.id: board.terrain.shut(firm) for firm in board.terrain.problem.contractors}
    for visit, spot in enumerate(board.spots):
        if spot is None:
            contractor = board.terrain.problem.visits[visit].contractor
            yield _told(_Question(board, visit, shut.get(contractor, 0)))


class _Question:
    """What it would take to make one visit, day by day."""

    def __init__(self, board: Board, visit: int, shut: int) -> None:
        self.board, self.terrain = board, board.terrain
        self.visit = self.terrain.problem.visits[visit]
        self.ground = self.terrain.grounds[visit]
        self.window = self.terrain.span(self.visit.earliest, self.visit.latest)
        self.from_on = self.terrain.place(self.terrain.problem.asked_on)
        problem = self.terrain.problem
        told_by = self.from_on + problem.rules.notice_days
        self._days = {
            Hindrance.NOTICE: (1 << max(0, told_by)) - 1,
            Hindrance.CLOSED: self.terrain.closed(),
            Hindrance.FROZEN: self.terrain.frozen(),
            Hindrance.CONTRACTOR_CLOSED: shut,
        }

    def change(self, day: int) -> Change | None:
        """The fewest needs on this day; None where there is nobody to send at all."""
        needs = [Need(hindrance) for hindrance, days in self._days.items() if days >> day & 1]
        crew = self._crew(day)
        if not crew:
            return None
        needs += [Need(Hindrance.CREW)] * (len(crew) < self.visit.crew)
        who = [self.terrain.problem.inspectors[inspector].id for inspector, _ in crew]
        needs += [Need(hindrance, id) for id, (_, wrong) in zip(who, crew, strict=True) for hindrance in wrong]
        return Change(self.terrain.day(day), tuple(who), tuple(needs))

    def _crew(self, day: int) -> list[tuple[int, list[Hindrance]]]:
        """Who could go with the least to be changed, each with what hinders them; who leads first."""
        wrong = {n: self._of(n, day) for n in range(len(self.terrain.inspectors))}
        leading = {n: [*hindrances, *self._unskilled(n)] for n, hindrances in wrong.items()}
        crew = sorted(leading.items(), key=lambda one: weight(one[1]))[:1]
        if self.visit.crew == 2 and crew:
            others = [one for one in wrong.items() if one[0] != crew[0][0]]
            second = min(others, key=lambda one: weight(one[1]), default=None)
            if second is not None and weight(second[1]) <= WEIGHT[Hindrance.CREW]:
                crew.append(second)
        return crew

    def _of(self, inspector: int, day: int) -> list[Hindrance]:
        board, area = self.board, self.ground.area
        bit, week = 1 << day, self.terrain.week_of[day]
        here, anywhere = board.joins[inspector][area] & bit, any(days & bit for days in board.joins[inspector])
        asked = {
            Hindrance.OWN_SECTION: inspector not in self.ground.eligible,
            Hindrance.LEAVE: not self.terrain.available[inspector] & bit,
            Hindrance.WEEK_FULL: board.in_week[inspector][week] >= self.terrain.problem.inspectors[inspector].per_week,
            Hindrance.ELSEWHERE: anywhere and not here,
            Hindrance.DAY_FULL: board.on_day[inspector][day] > 0 and not anywhere,
        }
        return [hindrance for hindrance, true in asked.items() if true]

    def _unskilled(self, inspector: int) -> list[Hindrance]:
        has = self.terrain.problem.inspectors[inspector].skills
        return [] if self.visit.skills <= has else [Hindrance.SKILL]


def weight(hindrances: Iterable[Hindrance]) -> int:
    """How hard all of them together are to change."""
    return sum(WEIGHT[hindrance] for hindrance in hindrances)


def _told(asked: _Question) -> Unplanned:
    counted: Counter[Hindrance] = Counter()
    smallest: Change | None = None
    for day in _places(asked.window):
        change = asked.change(day) if day >= asked.from_on else None
        if change is None:
            counted[Hindrance.PAST if day < asked.from_on else Hindrance.CREW] += 1
            continue
        counted.update({need.hindrance for need in change.needs})
        if smallest is None or _hardness(change) < _hardness(smallest):
            smallest = change
    return Unplanned(asked.visit.id, asked.window.bit_count(), dict(counted), smallest)


def _hardness(change: Change) -> int:
    return weight(need.hindrance for need in change.needs)


def _places(days: int) -> Iterator[int]:
    while days:
        yield (days & -days).bit_length() - 1
        days &= days - 1
