"""Clauses 15–17: the year's plan and visit are the ward's own duties; the contractor takes the visit and corrects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.domain.calendar import days_after
from compliance.domain.cases import Case
from compliance.domain.editions import Act, Anchor, Rule
from compliance.domain.fact_sets import NUMBER
from compliance.domain.facts import (
    Corrected,
    FindingReopened,
    Found,
    InspectionAnnounced,
    InspectionCancelled,
    InspectionCarriedOut,
    InspectionPlanned,
    Method,
    Rechecked,
)
from compliance.domain.obligations import Obligation, Party
from compliance.domain.occasions import Occasion, in_episodes, obligation
from compliance.domain.outcomes import NOTHING_YET, Handed, Outcome, Reopening, done, episodes, lapse_unless_met, lapsed
from compliance.domain.reasons import because
from compliance.domain.years import Year


def plan_inspection(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Each fiscal year's visit is put on the plan; called off with no other planned, it is to be planned again."""
    for year, occasion in _years(case):
        planned = [p for p in case.all(InspectionPlanned) if p.fiscal_year == year.number]
        handed = [Handed(p.on, because("inspection_planned", inspection=p.inspection, on=p.on)) for p in planned]
        went = episodes(handed, _called_off(case, planned))
        moot = _moot(case, year)
        yield from in_episodes(case, rule, occasion, [(again, _lapsing(outcome, *moot)) for again, outcome in went])


def _called_off(case: Case, planned: Sequence[InspectionPlanned]) -> Iterator[Reopening]:
    for cancelled in case.all(InspectionCancelled):
        of_the_year = any(p.inspection == cancelled.inspection for p in planned)
        if of_the_year and not any(_stands(case, p, cancelled.on) for p in planned if p.on <= cancelled.on):
            why = because("inspection_cancelled", inspection=cancelled.inspection, on=cancelled.on)
            yield Reopening(cancelled.on, why)


def _stands(case: Case, planned: InspectionPlanned, day: date) -> bool:
    """Whether this plan was still to be carried out at the end of `day`."""
    off = (c.on for c in case.all(InspectionCancelled) if c.inspection == planned.inspection)
    return not any(planned.on <= on <= day for on in off)


def _moot(case: Case, year: Year) -> tuple[date, str]:
    """A plan is no longer owed once the visit was made without one, or the year is over: then the visit itself is."""
    over = days_after(min(year.ends, case.end or date.max), 1)
    visits = [visit.on for visit in _visits(case, year, _countable(case)) if visit.on < over]
    return (min(visits), "visited_unplanned") if visits else (over, "year_over")


def _lapsing(outcome: Outcome, on: date, code: str) -> Outcome:
    return lapse_unless_met(outcome, on, because(code, on=on))


def inspect(case: Case, rule: Rule) -> Iterator[Obligation]:
    """At least one visit in each fiscal year the term touches, on its day, by a method that counts."""
    for year, occasion in _years(case):
        visit = next(_visits(case, year, rule.methods), None)
        outcome = NOTHING_YET
        if visit is not None:
            outcome = done(visit.on, because(f"inspected.{visit.method}", inspection=visit.inspection, on=visit.on))
        yield obligation(case, rule, occasion, outcome)


def _years(case: Case) -> Sequence[tuple[Year, Occasion]]:
    """Each fiscal year of the term: the same occasions for every contract concluded the same day for as long."""
    days = (case.concluded.on, case.concluded.start, case.last_day)
    reached = case.rulebook.years_reached.get(days)
    if reached is None:
        years = case.years(case.concluded.start, case.last_day)
        reached = case.rulebook.years_reached.keep(days, [(year, _reached(case, year)) for year in years])
    return reached


def _reached(case: Case, year: Year) -> Occasion:
    begins = max(case.concluded.start, year.begins)
    why = because("year_reached", fiscal_year=year.number)
    return Occasion(max(case.concluded.on, begins), why, period=year.period, anchors=year.anchors(begins))


def _visits(case: Case, year: Year, methods: Sequence[str]) -> Iterator[InspectionCarriedOut]:
    """The visits that confirm this contract's work in the year: by a method that counts, taken by the contractor."""
    first = max(case.concluded.start, year.begins)
    for visit in case.all(InspectionCarriedOut):
        reasoned = visit.method is Method.ON_SITE or visit.reasoned
        counts = visit.method in methods and reasoned and visit.attended
        if counts and first <= visit.on <= year.ends:
            yield visit


def _countable(case: Case) -> Sequence[str]:
    rule = case.rulebook.rule_for(Act.INSPECT)
    return () if rule is None else rule.methods


@dataclass(frozen=True, slots=True)
class _Visit:
    """One announced visit until it was called off, made or refused."""

    raised_on: date
    visit_on: date
    outcome: Outcome = NOTHING_YET


def take_inspection(case: Case, rule: Rule) -> Iterator[Obligation]:
    """At each visit the contractor shows the state of the work; a visit the ward calls off never counts against it."""
    announced = {a.inspection for a in case.all(InspectionAnnounced)}
    made = {m.inspection for m in case.all(InspectionCarriedOut)}
    for inspection in sorted(announced | made, key=NUMBER):
        for n, visit in enumerate(_visits_of(case, inspection), start=1):
            anchors: Mapping[Anchor, date | None] = {Anchor.REQUESTED: visit.visit_on}
            why = because("visit_announced", inspection=inspection, visit_on=visit.visit_on)
            occasion = Occasion(visit.raised_on, why, subject=inspection, anchors=anchors)
            yield obligation(case, rule, occasion, visit.outcome, n)


def _visits_of(case: Case, inspection: UUID) -> Iterator[_Visit]:
    """A visit is owed from its announcement, or from the day it was made without one, until taken or called off.

    Made later than announced, the day it was made is the day of the visit: the ward's delay is not the contractor's.
    """
    announced, made = case.about(InspectionAnnounced, inspection), case.about(InspectionCarriedOut, inspection)
    cancelled = (off for off in case.about(InspectionCancelled, inspection) if off.by_ward)
    taken = next((m for m in made if m.attended), None)
    for off in cancelled:
        before = [a for a in announced if a.on <= off.on]
        if before and (taken is None or off.on < taken.on):
            why = because("visit_cancelled", inspection=off.inspection, on=off.on)
            yield _Visit(before[0].on, before[-1].visit_on, lapsed(off.on, why))
            announced, made = announced[len(before) :], [m for m in made if m.on > off.on]
    days = [*(a.on for a in announced[:1]), *(m.on for m in made[:1])]
    if days:
        visit_on = max([*(a.visit_on for a in announced[-1:]), *(m.on for m in made[:1])])
        yield _Visit(min(days), visit_on, _taken(taken))


def _taken(visit: InspectionCarriedOut | None) -> Outcome:
    if visit is None:
        return NOTHING_YET
    return done(visit.on, because("inspection_taken", inspection=visit.inspection, on=visit.on))


def correct(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Each finding is corrected by its day and closed by a re-check; reopened, it is owed again by the new day."""
    for finding in case.all(Found):
        occasion = Occasion(
            finding.on,
            because("found", finding=finding.id, on=finding.on),
            subject=finding.id,
            anchors={Anchor.REQUESTED: finding.due_on},
            item=finding.item,
            party=Party.WARD if finding.ward else None,
        )
        handed = _corrections(case.about(Corrected, finding.id), case.about(Rechecked, finding.id))
        again = [
            Reopening(r.on, because("finding_reopened", on=r.on), r.due_on)
            for r in case.about(FindingReopened, finding.id)
        ]
        yield from in_episodes(case, rule, occasion, episodes(handed, again))


def _corrections(corrected: Sequence[Corrected], rechecks: Sequence[Rechecked]) -> list[Handed]:
    """What was reported as corrected, each with the first re-check after it; a re-check may also close by itself."""
    left, handed = list(rechecks), []
    for report in corrected:
        verdict = next((r for r in left if r.on >= report.on), None)
        if verdict is not None:
            left.remove(verdict)
        verdicts = () if verdict is None else (verdict,)
        handed.append(Handed(report.on, because("corrected", on=report.on), submitted=True, verdicts=verdicts))
    return handed + [Handed(r.on, because("rechecked", on=r.on)) for r in left if r.accepted]
