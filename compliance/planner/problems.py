"""What is to be planned: visits, who can make them, which days are closed, the rules, and what it costs to wait.

Days are JST dates, periods hold both their ends, minutes are whole, and every id is that of the thing in the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit, for one or several contracts of one contractor, place and fiscal year.

    It lies between `earliest` and `latest`. `sections` are those in charge of its contracts, `points` its risk (see
    `risks`), `crew` how many inspectors go (1 or 2); one of them, who leads, has all the `skills`.
    """

    id: UUID
    contractor: UUID
    contracts: tuple[UUID, ...]
    sections: frozenset[UUID]
    area: str
    earliest: date
    latest: date
    points: int
    crew: int = 1
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspector:
    """Who inspects: the sections they answer for, what they know, when they are away, at most how many visits a week.

    A week is from Monday to Sunday.
    """

    id: UUID
    sections: frozenset[UUID] = frozenset()
    skills: frozenset[str] = frozenset()
    leave: tuple[Period, ...] = ()
    per_week: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractor:
    """When a contractor is closed, and the days it wishes for (none: every day suits); Monday is weekday 0."""

    id: UUID
    closed: tuple[Period, ...] = ()
    closed_weekdays: frozenset[int] = frozenset()
    wished: tuple[Period, ...] = ()
    wished_weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Placed:
    """A visit on a day with its inspectors, who leads first."""

    visit: UUID
    on: date
    inspectors: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What an earlier plan says of a visit. Locked (by hand, or because it was announced) it never moves."""

    placed: Placed
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the ward lays down.

    A visit that is new or moved leaves the contractor `notice_days` (calendar days) from the day of planning. An
    inspector makes at most `per_day` visits a day, all in one area. Nobody inspects a contract of a section that they
    answer for unless `own_section` allows it.
    """

    notice_days: int = 14
    per_day: int = 2
    own_section: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What a plan pays for, in whole units; the least total is the best plan.

    `waiting`: for each risk point, inspector and week that a visit waits after the first week it could be made in, so
    that high risk comes first and is not put behind for needing two. `travel`: for each minute of each inspector's way
    (one a day, however many visits). `unwished`: for a day the contractor did not wish for. `apart`: for each further
    week in which the same contractor is visited.
    """

    waiting: int = 1
    travel: int = 1
    unwished: int = 60
    apart: int = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A plan to be made on `asked_on` for the days `first` to `last` (a fiscal year, say).

    `closed` are the ward's closed days, `freezes` the periods in which nobody is sent out because of the council,
    `areas` the minutes to each area and back, `standing` what an earlier plan says.
    """

    asked_on: date
    first: date
    last: date
    visits: tuple[Visit, ...]
    inspectors: tuple[Inspector, ...]
    contractors: tuple[Contractor, ...] = ()
    closed: frozenset[date] = frozenset()
    freezes: tuple[Period, ...] = ()
    areas: Mapping[str, int] = field(default_factory=dict)
    standing: tuple[Standing, ...] = ()
    rules: Rules = Rules()
    weights: Weights = Weights()

    def __post_init__(self) -> None:
        """ValueError where it contradicts itself: the planner and the checker rely on what is asked here."""
        for wrong in _contradictions(self):
            raise ValueError(wrong)


def _contradictions(problem: Problem) -> list[str]:
    visits, inspectors = {v.id for v in problem.visits}, {i.id for i in problem.inspectors}
    stands = [one.placed.visit for one in problem.standing]
    named = {i for one in problem.standing for i in one.placed.inspectors}
    asked = {
        "two visits have one id": len(visits) < len(problem.visits),
        "two inspectors have one id": len(inspectors) < len(problem.inspectors),
        "an earlier plan names a visit twice": len(set(stands)) < len(stands),
        "an earlier plan names a visit that there is not": not visits.issuperset(stands),
        "an earlier plan names an inspector that there is not": not inspectors.issuperset(named),
        "an earlier plan names a day that is not planned": any(
            not problem.first <= one.placed.on <= problem.last for one in problem.standing
        ),
        "a visit needs one inspector or two": any(v.crew not in {1, 2} for v in problem.visits),
        "a visit has less than no risk": any(v.points < 0 for v in problem.visits),
        "a visit goes to an area of unknown distance": any(v.area not in problem.areas for v in problem.visits),
        "the last day lies before the first": problem.last < problem.first,
        "an inspector makes at least one visit a day": problem.rules.per_day < 1,
    }
    return [wrong for wrong, true in asked.items() if true]
