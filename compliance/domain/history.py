"""Facts that change what was owed before: a moved end, new measures, a list sent back, a visit on another day.

Everything else that happens only adds to the obligations. For these the rules run once on the facts before each such
day and once on all, and the answers are woven into one history: the earlier due day stays visible for the days it
stood, what is no longer owed lapses that day, and what is owed again is the next episode. So a fact about a later day
never changes an earlier one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from compliance.domain.facts import (
    Facts,
    HandlerList,
    InspectionAnnounced,
    InspectionCarriedOut,
    MeasuresReported,
    Review,
    TermChanged,
    by_day,
)
from compliance.domain.obligations import EarlierDue, Obligation
from compliance.domain.reasons import because

Identity = tuple[str, UUID | None, str, int]


def turning_points(facts: Facts) -> list[date]:
    """The days, in order, on which what had been derived before may turn out otherwise."""
    days = {changed.on for changed in facts.all(TermChanged)}
    days.update(reported.on for reported in facts.all(MeasuresReported)[1:])
    return sorted(days.union(_lists_sent_back(facts), _visits_moved(facts)))


def _lists_sent_back(facts: Facts) -> Iterator[date]:
    """A list that is sent back is no longer the first one: who stood on it is looked at anew."""
    sent_back = [review for review in facts.all(Review) if not review.accepted]
    lists = {received.id for received in facts.all(HandlerList)} if sent_back else ()
    return (review.on for review in sent_back if review.subject in lists)


def _visits_moved(facts: Facts) -> Iterator[date]:
    """A visit is announced for another day, or made on another than announced."""
    seen: set[object] = set()
    for fact in sorted([*facts.all(InspectionAnnounced), *facts.all(InspectionCarriedOut)], key=by_day):
        match fact:
            case InspectionAnnounced(inspection=visit, visit_on=visit_on):
                if visit in seen:
                    yield fact.on
                seen.update((visit, (visit, visit_on)))
            case InspectionCarriedOut(inspection=visit, on=on):
                if visit in seen and (visit, on) not in seen:
                    yield on
                seen.add(visit)


def woven(stages: Sequence[Iterable[Obligation]], points: Sequence[date]) -> list[Obligation]:
    """One history of what each stage derived; `points[i]` is the first day of stage i + 1."""
    if not points:
        return list(stages[0])
    history = {_identity(o): o for o in stages[0]}
    closed: list[Obligation] = []
    for point, stage in zip(points, stages[1:], strict=True):
        now = {_identity(o): o for o in stage}
        history = _weave(history, now, point, closed)
    return list(_numbered([*closed, *history.values()]))


def _numbered(obligations: Iterable[Obligation]) -> Iterator[Obligation]:
    """Episodes counted in the order they were raised: each stage counts from 1 and knows nothing of those before."""
    same: dict[tuple[str, UUID | None, str], list[Obligation]] = defaultdict(list)
    for o in obligations:
        same[o.rule, o.subject, o.period].append(o)
    for several in same.values():
        for n, o in enumerate(sorted(several, key=lambda o: (o.raised_on, o.episode)), start=1):
            yield o if o.episode == n else replace(o, episode=n)


def _identity(o: Obligation) -> Identity:
    return o.rule, o.subject, o.period, o.episode


def _weave(
    before: Mapping[Identity, Obligation], now: Mapping[Identity, Obligation], point: date, closed: list[Obligation]
) -> dict[Identity, Obligation]:
    history: dict[Identity, Obligation] = {}
    for identity, later in now.items():
        earlier = before.get(identity)
        if earlier is None or earlier.raised_on >= point:
            history[identity] = _from(later, point)
        elif later.raised_on >= point or _ended_by(earlier, later, point):
            closed.append(_ended(earlier, point))
            history[identity] = replace(_from(later, point), episode=earlier.episode + 1)
        else:
            history[identity] = _carried_on(earlier, later, point)
    for identity, earlier in before.items():
        if identity not in now and earlier.raised_on < point:
            history[identity] = _ended(earlier, point)
    return history


def _from(later: Obligation, point: date) -> Obligation:
    """What only the later facts make owed cannot have been owed before them."""
    return later if later.raised_on >= point else replace(later, raised_on=point)


def _ended_by(earlier: Obligation, later: Obligation, point: date) -> bool:
    """Whether it was over before `point` and is owed again by what happened then."""
    if earlier.lapsed_on is None or earlier.lapsed_on >= point:
        return False
    return later.lapsed_on is None or later.lapsed_on > point


def _over(o: Obligation, point: date) -> bool:
    return any(day is not None and day < point for day in (o.accepted_on, o.lapsed_on))


def _ended(earlier: Obligation, point: date) -> Obligation:
    if _over(earlier, point):
        return earlier
    return replace(
        earlier,
        met_on=None,
        accepted_on=None,
        met_by=None,
        lapsed_on=point,
        lapsed_by=because("no_longer_owed", on=point),
    )


def _carried_on(earlier: Obligation, later: Obligation, point: date) -> Obligation:
    """What was over stays over; else the later facts hold, from `point` on."""
    if _over(earlier, point):
        return earlier
    dues = earlier.earlier_dues
    if earlier.due_on != later.due_on:
        dues = (*dues, EarlierDue(until=point, due=earlier.due))
    return replace(
        later,
        raised_on=earlier.raised_on,
        raised_by=earlier.raised_by,
        episode=earlier.episode,
        earlier_dues=dues,
        lapsed_on=None if later.lapsed_on is None else max(later.lapsed_on, point),
    )
