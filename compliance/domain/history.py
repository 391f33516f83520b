"""Facts that change what was owed before: a moved end, another edition, new measures, a list sent back, a moved visit.

Everything else that happens only adds to the obligations. For these the rules run once on the facts before each such
day and once on all, and the answers are woven into one history: the earlier due day stays visible for the days it
stood, what is no longer owed lapses that day, and what is owed again is the next episode. So a fact about a later day
never changes an earlier one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from compliance.domain.designations import lists_that_decide
from compliance.domain.edition_changes import EditionTurn
from compliance.domain.fact_sets import Facts, by_day
from compliance.domain.facts import (
    EditionChanged,
    InspectionAnnounced,
    InspectionCarriedOut,
    MeasuresReported,
    TermChanged,
)
from compliance.domain.obligations import Obligation
from compliance.domain.turned_editions import Turning
from compliance.domain.weaving import Stage, by_identity, numbered, weave

Told = InspectionAnnounced | InspectionCarriedOut


def turning_points(facts: Facts) -> list[date]:
    """The days, in order, on which what had been derived before may turn out otherwise."""
    changed = (*facts.all(TermChanged), *facts.all(EditionChanged), *facts.all(MeasuresReported)[1:])
    return sorted({*[fact.on for fact in changed], *lists_that_decide(facts), *_visits_moved(facts)})


def _visits_moved(facts: Facts) -> Iterable[date]:
    """A visit is announced for another day, or made on another than announced."""
    announced, made = facts.by_entity(InspectionAnnounced), facts.by_entity(InspectionCarriedOut)
    days: list[date] = []
    for visit in {**announced, **made}:
        told: list[Told] = [*announced.get(visit, ()), *made.get(visit, ())]
        if len(told) > 1:
            days += _moved(sorted(told, key=by_day))
    return days


def _moved(told: Iterable[Told]) -> Iterator[date]:
    """The days of one visit's facts from which it is on another day than was told first."""
    days: set[date] = set()
    for n, fact in enumerate(told):
        announced = isinstance(fact, InspectionAnnounced)
        if n and (announced or fact.on not in days):
            yield fact.on
        if isinstance(fact, InspectionAnnounced):
            days.add(fact.visit_on)


def woven(
    stages: Sequence[Sequence[Obligation]], points: Sequence[date], turns: Mapping[date, EditionTurn]
) -> list[Obligation]:
    """One history of what each stage derived; `points[i]` is the first day of stage i + 1."""
    if not points:
        return list(stages[0])
    history: Stage = by_identity(stages[0])
    closed: list[Obligation] = []
    turning: Turning | None = None
    for point, stage in zip(points, stages[1:], strict=True):
        now: Stage = by_identity(stage)
        if point in turns:
            turning = Turning(turns[point])
            history, now = turning.turned(history, now, closed)
        elif turning is not None:
            now = turning.since(history, now)
        history = weave(history, now, point, closed)
    return list(numbered([*closed, *history.values()]))
