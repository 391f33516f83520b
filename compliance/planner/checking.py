"""The checker: holds a plan to every hard rule, by plain looking, and knows nothing of how it was made."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from compliance.planner.problems import Contractor, Inspector, Period, Placed, Problem, Visit


class Broken(StrEnum):
    """The hard rules, by what it is called to break them."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    LOCKED_MOVED = "locked_moved"
    OUTSIDE_WINDOW = "outside_window"
    IN_THE_PAST = "in_the_past"
    SHORT_NOTICE = "short_notice"
    WARD_CLOSED = "ward_closed"
    FROZEN = "frozen"
    CONTRACTOR_CLOSED = "contractor_closed"
    WRONG_CREW = "wrong_crew"
    NOT_SKILLED = "not_skilled"
    OWN_SECTION = "own_section"
    ON_LEAVE = "on_leave"
    WEEK_OVERFULL = "week_overfull"
    DAY_OVERFULL = "day_overfull"
    TWO_AREAS = "two_areas"


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule broken by these visits on this day (the Monday, of a week), where it is one's rule, by an inspector."""

    broken: Broken
    visits: tuple[UUID, ...]
    on: date
    inspector: UUID | None = None


def violations(problem: Problem, placed: Sequence[Placed]) -> Iterator[Violation]:
    """Everything that a plan breaks, visit by visit, then inspector by inspector; nothing for a plan that keeps all.

    A locked visit is the ward's own decision, yet what it breaks is told too: `by_hand` tells it apart.
    """
    visits = {visit.id: visit for visit in problem.visits}
    inspectors = {inspector.id: inspector for inspector in problem.inspectors}
    yield from _whole(problem, placed, visits, inspectors)
    known = [p for p in placed if p.visit in visits and inspectors.keys() >= set(p.inspectors)]
    for one in known:
        crew = [inspectors[i] for i in one.inspectors]
        yield from (Violation(b, (one.visit,), one.on) for b in _of_day(problem, visits[one.visit], one))
        yield from (
            Violation(b, (one.visit,), one.on, i) for b, i in _of_crew(problem, visits[one.visit], crew, one.on)
        )
    for inspector in problem.inspectors:
        yield from _of_load(problem, inspector, [p for p in known if inspector.id in p.inspectors], visits)


def by_hand(problem: Problem, violation: Violation) -> bool:
    """Whether only visits that somebody locked break it: no planner may mend that."""
    locked = {one.placed.visit for one in problem.standing if one.locked}
    return violation.broken is not Broken.LOCKED_MOVED and locked.issuperset(violation.visits)


def _whole(
    problem: Problem, placed: Sequence[Placed], visits: Mapping[UUID, Visit], inspectors: Mapping[UUID, Inspector]
) -> Iterator[Violation]:
    often = Counter(p.visit for p in placed)
    for one in placed:
        if one.visit not in visits or not inspectors.keys() >= set(one.inspectors):
            yield Violation(Broken.UNKNOWN, (one.visit,), one.on)
        if often[one.visit] > 1:
            yield Violation(Broken.TWICE, (one.visit,), one.on)
    for stands in problem.standing:
        if stands.locked and stands.placed not in placed:
            yield Violation(Broken.LOCKED_MOVED, (stands.placed.visit,), stands.placed.on)


def _of_day(problem: Problem, visit: Visit, one: Placed) -> Iterator[Broken]:
    contractor = next((c for c in problem.contractors if c.id == visit.contractor), None)
    stood = any(one.visit == s.placed.visit and one.on == s.placed.on for s in problem.standing)
    told_by = problem.asked_on + timedelta(days=problem.rules.notice_days)
    outside = not visit.earliest <= one.on <= visit.latest or not problem.first <= one.on <= problem.last
    asked = {
        Broken.OUTSIDE_WINDOW: outside,
        Broken.IN_THE_PAST: one.on < problem.asked_on,
        Broken.SHORT_NOTICE: one.on < told_by and not stood,
        Broken.WARD_CLOSED: one.on in problem.closed,
        Broken.FROZEN: _within(one.on, problem.freezes),
        Broken.CONTRACTOR_CLOSED: contractor is not None and _shut(contractor, one.on),
    }
    return (broken for broken, true in asked.items() if true)


def _shut(contractor: Contractor, day: date) -> bool:
    return day.weekday() in contractor.closed_weekdays or _within(day, contractor.closed)


def _within(day: date, periods: Iterable[Period]) -> bool:
    return any(period.first <= day <= period.last for period in periods)


def _of_crew(
    problem: Problem, visit: Visit, crew: Sequence[Inspector], on: date
) -> Iterator[tuple[Broken, UUID | None]]:
    if len({i.id for i in crew}) != visit.crew or len(crew) != visit.crew:
        yield Broken.WRONG_CREW, None
    if crew and not visit.skills <= crew[0].skills:
        yield Broken.NOT_SKILLED, crew[0].id
    for inspector in crew:
        if visit.sections & inspector.sections and not problem.rules.own_section:
            yield Broken.OWN_SECTION, inspector.id
        if _within(on, inspector.leave):
            yield Broken.ON_LEAVE, inspector.id


def _of_load(
    problem: Problem, inspector: Inspector, made: Sequence[Placed], visits: Mapping[UUID, Visit]
) -> Iterator[Violation]:
    weeks, days = defaultdict(list), defaultdict(list)
    for one in made:
        weeks[one.on - timedelta(days=one.on.weekday())].append(one.visit)
        days[one.on].append(one.visit)
    for monday, together in weeks.items():
        if len(together) > inspector.per_week:
            yield Violation(Broken.WEEK_OVERFULL, tuple(together), monday, inspector.id)
    for day, together in days.items():
        if len(together) > problem.rules.per_day:
            yield Violation(Broken.DAY_OVERFULL, tuple(together), day, inspector.id)
        if len({visits[visit].area for visit in together}) > 1:
            yield Violation(Broken.TWO_AREAS, tuple(together), day, inspector.id)
