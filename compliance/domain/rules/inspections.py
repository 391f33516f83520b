"""Clauses 15–17: the year's plan and visit are the ward's own duties; the contractor takes the visit and corrects."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from compliance.domain.calendar import days_after
from compliance.domain.cases import Case
from compliance.domain.editions import Act, Rule
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
from compliance.domain.occasions import REQUESTED, Occasion, arose, in_episodes, obligation
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


def _called_off(case: Case, planned: Sequence[InspectionPlanned]) -> list[Reopening]:
    again = []
    for cancelled in case.all(InspectionCancelled):
        of_the_year = any(p.inspection == cancelled.inspection for p in planned)
        if of_the_year and not any(_stands(case, p, cancelled.on) for p in planned if p.on <= cancelled.on):
            why = because("inspection_cancelled", inspection=cancelled.inspection, on=cancelled.on)
            again.append(Reopening(cancelled.on, why))
    return again


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
    return arose(max(case.concluded.on, begins), why, period=year.period, anchors=year.anchors(begins))


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


_Visit = tuple[date, date, Outcome]
"""One visit until it was called off, made or refused: the day it was owed from, its own day, how it went."""


def take_inspection(case: Case, rule: Rule) -> Iterator[Obligation]:
    """At each visit the contractor shows the state of the work; a visit the ward calls off never counts against it."""
    announced, made = case.facts.by_entity(InspectionAnnounced), case.facts.by_entity(InspectionCarriedOut)
    told: Mapping[int, Sequence[InspectionAnnounced | InspectionCarriedOut]] = {**announced, **made}
    for inspection in [of_one[0].inspection for of_one in told.values()]:
        for n, (raised_on, visit_on, outcome) in enumerate(_visits_of(case, inspection), start=1):
            why = because("visit_announced", inspection=inspection, visit_on=visit_on)
            occasion = arose(raised_on, why, inspection, {REQUESTED: visit_on})
            yield obligation(case, rule, occasion, outcome, n)


def _visits_of(case: Case, inspection: UUID) -> Iterator[_Visit]:
    """A visit is owed from its announcement, or from the day it was made without one, until taken or called off.

    Made later than announced, the day it was made is the day of the visit: the ward's delay is not the contractor's.
    """
    announced, made = case.about(InspectionAnnounced, inspection), case.about(InspectionCarriedOut, inspection)
    taken = next((m for m in made if m.attended), None)
    for off in [off for off in case.about(InspectionCancelled, inspection) if off.by_ward]:
        before = [a for a in announced if a.on <= off.on]
        if before and (taken is None or off.on < taken.on):
            why = because("visit_cancelled", inspection=off.inspection, on=off.on)
            yield before[0].on, before[-1].visit_on, lapsed(off.on, why)
            announced, made = announced[len(before) :], [m for m in made if m.on > off.on]
    days = [told.on for told in (*announced[:1], *made[:1])]
    if days:
        visit_on = max([*[a.visit_on for a in announced[-1:]], *[m.on for m in made[:1]]])
        yield min(days), visit_on, _taken(taken)


def _taken(visit: InspectionCarriedOut | None) -> Outcome:
    if visit is None:
        return NOTHING_YET
    return done(visit.on, because("inspection_taken", inspection=visit.inspection, on=visit.on))


def correct(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Each finding is corrected by its day and closed by a re-check; reopened, it is owed again by the new day."""
    for finding in case.all(Found):
        occasion = arose(
            finding.on,
            because("found", finding=finding.id, on=finding.on),
            finding.id,
            {REQUESTED: finding.due_on},
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
