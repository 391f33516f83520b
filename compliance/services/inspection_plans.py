"""The year's inspections planned from what is on record: the problem made of it, the plan, and what proves it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.util import find_spec
from uuid import UUID

from compliance.domain.calendar import fiscal_year_begin, fiscal_year_end
from compliance.planner.bounds import least_cost
from compliance.planner.checking import Broken, Violation, violations
from compliance.planner.planning import ROUNDS, plan
from compliance.planner.plans import Plan
from compliance.planner.problems import Inspector, Period, Placed, Problem, Rules, Standing, Visit
from compliance.planner.risks import RiskWeights
from compliance.services.desk import Desk
from compliance.services.inspection_needs import VisitToMake, visits_to_make
from compliance.store import trail
from compliance.store.queries.inspection_needs import InspectorLine, inspectors

WAY = 60
"""Minutes to any area and back, as long as nobody records them: enough for visits of one area to be put together."""

_BETWEEN = "、"
"""Stands between the names of inspectors."""

Told = Callable[[int, int], bool]
"""Told rounds made and rounds in all; False stops with the best plan so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningOrder:
    """How a year is to be planned. `seconds` only stop it, `rounds` are the budget; `freezes` are the council's."""

    fiscal_year: int
    seconds: float | None = None
    seed: int = 0
    rounds: int = ROUNDS
    per_week: int = 2
    freezes: tuple[Period, ...] = ()
    rules: Rules = field(default_factory=Rules)
    weights: RiskWeights = field(default_factory=RiskWeights)


@dataclass(frozen=True, slots=True)
class YearPlanned:
    """The plan of a year with what it was made of; `broken` is what the independent checker has against it.

    `known` is the size of the trail that it was made from.
    """

    order: PlanningOrder
    problem: Problem
    plan: Plan
    visits: Mapping[UUID, VisitToMake]
    inspectors: Mapping[UUID, InspectorLine]
    broken: tuple[Violation, ...]
    known: int

    def by_day(self) -> Iterator[tuple[Placed, VisitToMake]]:
        """Each visit that has a day, by day."""
        return ((placed, self.visits[placed.visit]) for placed in self.plan.placed)

    def moved(self) -> Iterator[tuple[VisitToMake, date, date | None]]:
        """What stood on the plan for another day: that day and the new one (None: no day is left)."""
        for one in self.plan.moved:
            if one.now is None or one.now.on != one.before.on:
                yield self.visits[one.before.visit], one.before.on, None if one.now is None else one.now.on

    def name_of(self, id: UUID) -> str:
        """What an inspector is called, or the contractor of a visit."""
        return self.visits[id].contractor_name if id in self.visits else self.inspectors[id].name

    def login_of(self, inspector: UUID) -> str:
        """An inspector's login."""
        return self.inspectors[inspector].login

    def least_cost(self) -> float | None:
        """What no plan of the same visits can cost less than; None where HiGHS (the extra `proof`) is not installed."""
        if find_spec("highspy") is None:
            return None
        return least_cost(self.problem, (placed.visit for placed in self.plan.placed))


def plan_year(desk: Desk, order: PlanningOrder, told: Told | None = None) -> YearPlanned:
    """Plan what the year still asks for; nothing is stored."""
    with desk.reading() as session:
        who, known = inspectors(session, desk.today()), trail.size(session)
    needed = visits_to_make(desk, order.fiscal_year, order.weights)
    problem = _problem(desk, order, needed, who)
    found = plan(problem, order.seconds, order.seed, rounds=order.rounds, told=told)
    return YearPlanned(
        order,
        problem,
        found,
        {visit.id: visit for visit in needed},
        {inspector.id: inspector for inspector in who},
        tuple(_broken(problem, found)),
        known,
    )


def _broken(problem: Problem, found: Plan) -> Iterator[Violation]:
    """What the checker says, but for the crew of announced visits that name nobody as an account."""
    unnamed = {placed.visit for placed in found.placed if not placed.inspectors}
    for violation in violations(problem, found.placed):
        if violation.broken is not Broken.WRONG_CREW or unnamed.isdisjoint(violation.visits):
            yield violation


def _problem(desk: Desk, order: PlanningOrder, needed: Sequence[VisitToMake], who: Sequence[InspectorLine]) -> Problem:
    first, last = fiscal_year_begin(order.fiscal_year), fiscal_year_end(order.fiscal_year)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    visits = tuple(_visit(visit) for visit in needed)
    return Problem(
        asked_on=desk.today(),
        first=first,
        last=last,
        visits=visits,
        inspectors=tuple(Inspector(id=i.id, sections=i.sections, per_week=order.per_week) for i in who),
        closed=frozenset(day for day in days if desk.shelf.is_closed(day)),
        freezes=order.freezes,
        areas={visit.area: WAY for visit in visits},
        standing=tuple(_standing(needed, who, Period(first, last))),
        rules=order.rules,
    )


def _visit(visit: VisitToMake) -> Visit:
    first = visit.contracts[0]
    return Visit(
        id=visit.id,
        contractor=first.work.contractor,
        contracts=tuple(one.names.contract for one in visit.contracts),
        sections=frozenset().union(*(one.sections for one in visit.contracts)),
        area=area_of(first.work.address),
        earliest=visit.earliest,
        latest=visit.latest,
        points=visit.risk.points,
        crew=visit.risk.crew,
    )


def area_of(address: str) -> str:
    """The part of an address before its first number: 「東京都新宿区西新宿2-8-1」 lies in 「東京都新宿区西新宿」."""
    return re.split(r"[0-9０-９一二三四五六七八九十]+(?:丁目|番|号|[-－ー‐]|$)", address, maxsplit=1)[0].strip()


def _standing(needed: Sequence[VisitToMake], who: Sequence[InspectorLine], days: Period) -> Iterator[Standing]:
    """What has a day of the year on the plan; what was announced never moves."""
    for visit in needed:
        if visit.opened is not None and visit.opened.on is not None and days.first <= visit.opened.on <= days.last:
            placed = Placed(visit.id, visit.opened.on, named(visit.opened.inspectors, who))
            yield Standing(placed, locked=visit.announced)


def written(who: Sequence[InspectorLine]) -> str:
    """Inspectors as a visit names them."""
    return _BETWEEN.join(inspector.name for inspector in who)


def named(inspectors: str, who: Sequence[InspectorLine]) -> tuple[UUID, ...]:
    """The inspectors that a visit names, as far as every name is that of one of them; else nobody."""
    ids = {inspector.name: inspector.id for inspector in who}
    names = inspectors.split(_BETWEEN) if inspectors else []
    return tuple(ids[name] for name in names) if ids.keys() >= set(names) and len(ids) == len(who) else ()
