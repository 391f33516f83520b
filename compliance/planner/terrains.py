"""The problem in the form that the search needs: days as the bits of whole numbers, everything else by its place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from compliance.planner.problems import Contractor, Inspector, Period, Problem, Visit

Days = int
"""A set of days: bit n stands for the n-th day of the problem, counted from 0."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One visit as the search sees it; inspectors, areas and contractors are known by their place in the problem.

    `allowed` are the days that no rule about days forbids, `wished` those of them that suit the contractor. Each week
    after `from_week` costs `weekly`, and each inspector's way `way`. `leads` are those who have all the skills.
    `shared`: its contractor has other visits.
    """

    allowed: Days
    wished: Days
    from_week: int
    weekly: int
    seats: int
    area: int
    way: int
    contractor: int
    shared: bool
    eligible: tuple[int, ...]
    leads: frozenset[int]


class Terrain:
    """Every visit's ground, every inspector's days, and the weeks (from Monday, numbered from the first day's)."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.first = problem.first.toordinal()
        self.size = problem.last.toordinal() - self.first + 1
        self.week_of = [(problem.first.weekday() + day) // 7 for day in range(self.size)]
        self.days_of_week = [self._week(week) for week in range(self.week_of[-1] + 1)]
        self.inspectors = {inspector.id: n for n, inspector in enumerate(problem.inspectors)}
        self.visits = {visit.id: n for n, visit in enumerate(problem.visits)}
        self.areas = {area: n for n, area in enumerate(problem.areas)}
        self.available = [self._everything & ~self._within(i.leave) for i in problem.inspectors]
        self.grounds = self._grounds()

    @property
    def _everything(self) -> Days:
        return (1 << self.size) - 1

    def place(self, day: date) -> int:
        """The day's bit; outside the problem's days where it is negative or not below `size`."""
        return day.toordinal() - self.first

    def day(self, place: int) -> date:
        """The day of this bit."""
        return date.fromordinal(self.first + place)

    def span(self, first: date, last: date) -> Days:
        """The days from one to another, as far as they are the problem's."""
        begins, ends = max(self.place(first), 0), min(self.place(last), self.size - 1)
        return (1 << ends + 1) - (1 << begins) if begins <= ends else 0

    def shut(self, contractor: Contractor) -> Days:
        """The days on which a contractor is closed."""
        return self._within(contractor.closed) | self._weekdays(contractor.closed_weekdays)

    def closed(self) -> Days:
        """The ward's closed days."""
        places = (self.place(day) for day in self.problem.closed)
        return reduce(or_, (1 << place for place in places if 0 <= place < self.size), 0)

    def frozen(self) -> Days:
        """The days on which nobody is sent out because of the council."""
        return self._within(self.problem.freezes)

    def _week(self, week: int) -> Days:
        return sum(1 << day for day in range(self.size) if self.week_of[day] == week)

    def _within(self, periods: Iterable[Period]) -> Days:
        return reduce(or_, (self.span(period.first, period.last) for period in periods), 0)

    def _weekdays(self, weekdays: frozenset[int]) -> Days:
        if not weekdays:
            return 0
        return sum(1 << day for day in range(self.size) if (self.problem.first.weekday() + day) % 7 in weekdays)

    def _grounds(self) -> list[Ground]:
        problem, open_days = self.problem, self._everything & ~self.closed() & ~self.frozen()
        told_by = date.fromordinal(problem.asked_on.toordinal() + problem.rules.notice_days)
        in_time = open_days & self.span(max(problem.asked_on, told_by), problem.last)
        kept = open_days & self.span(problem.asked_on, problem.last)
        stood = {one.placed.visit: self.span(one.placed.on, one.placed.on) & kept for one in problem.standing}
        firms = {contractor.id: contractor for contractor in problem.contractors}
        shut = {id: self.shut(firm) for id, firm in firms.items()}
        often = Counter(visit.contractor for visit in problem.visits)
        numbers = {contractor: n for n, contractor in enumerate(often)}
        made = []
        for visit in problem.visits:
            days = in_time | stood.get(visit.id, 0)
            allowed = days & self.span(visit.earliest, visit.latest) & ~shut.get(visit.contractor, 0)
            wished = allowed & self._suits(firms.get(visit.contractor))
            made.append(self._ground(visit, allowed, wished, numbers[visit.contractor], often[visit.contractor] > 1))
        return made

    def _suits(self, firm: Contractor | None) -> Days:
        days = self._everything
        if firm is not None and firm.wished:
            days &= self._within(firm.wished)
        if firm is not None and firm.wished_weekdays:
            days &= self._weekdays(firm.wished_weekdays)
        return days

    def _ground(self, visit: Visit, allowed: Days, wished: Days, contractor: int, shared: bool) -> Ground:
        weights, inspectors = self.problem.weights, self.problem.inspectors
        eligible = [n for n, inspector in enumerate(inspectors) if self._may(visit, inspector)]
        first = (allowed & -allowed).bit_length() - 1
        return Ground(
            allowed=allowed,
            wished=wished,
            from_week=self.week_of[first] if allowed else 0,
            weekly=weights.waiting * visit.points * visit.crew,
            seats=visit.crew,
            area=self.areas[visit.area],
            way=weights.travel * self.problem.areas[visit.area],
            contractor=contractor,
            shared=shared,
            eligible=tuple(eligible),
            leads=frozenset(n for n in eligible if visit.skills <= inspectors[n].skills),
        )

    def _may(self, visit: Visit, inspector: Inspector) -> bool:
        return self.problem.rules.own_section or not visit.sections & inspector.sections

    def crew(self, inspectors: Iterable[UUID]) -> tuple[int, ...]:
        """Inspectors by their place."""
        return tuple(self.inspectors[inspector] for inspector in inspectors)
