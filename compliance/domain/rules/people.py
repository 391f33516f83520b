"""Duties that arise with each person: reporting a change (13), pledges, and education (18)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from compliance.domain.calendar import days_after, months_before
from compliance.domain.cases import Case
from compliance.domain.editions import Anchor, Rule
from compliance.domain.fact_sets import NUMBER
from compliance.domain.facts import Designated, Educated, EducationReported, HandlerList, Pledged, Review, Role, Topic
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import Occasion, arose, in_episodes, obligation
from compliance.domain.outcomes import NOTHING_YET, Handed, Outcome, done, episodes, lapse_unless_met, settle
from compliance.domain.reasons import Reason, because
from compliance.domain.rules.beginnings import handed_list
from compliance.domain.years import Year

OwedByOne = Callable[[Designated, Sequence[Educated]], Sequence[Obligation]]
ALL_TOPICS = frozenset(Topic)


def report_change(case: Case, rule: Rule) -> Sequence[Obligation]:
    """Whoever handles and does not stand on the first list is a change, to be reported before that person handles.

    A list that was sent back is not the first: the one handed in instead is.
    """
    lists = case.all(HandlerList)
    first = next((received for received in lists if handed_list(case, received).returned_on is None), None)
    if first is None:
        return ()
    known, of_first = {received.id.int: received for received in lists}, first.id.int

    def owed(person: Designated, _sessions: Sequence[Educated]) -> Sequence[Obligation]:
        stands_on = [*map(NUMBER, person.lists)]
        if person.role is Role.WORKER or of_first in stands_on:
            return ()
        occasion = _about(person, max(person.on, first.on), because("joined", from_on=person.from_on))
        handed = [handed_list(case, known[version]) for version in stands_on if version in known]
        return in_episodes(case, rule, occasion, episodes(handed))

    return _each_person(case, owed)


def pledge(case: Case, rule: Rule) -> Sequence[Obligation]:
    """A pledge from each person who handles (editions that ask for one)."""

    def owed(person: Designated, _sessions: Sequence[Educated]) -> Sequence[Obligation]:
        if person.role is Role.WORKER:
            return ()
        handed = [
            Handed(p.on, because("pledged", on=p.on), p.submitted, case.about(Review, p.id))
            for p in case.about(Pledged, person.person)
        ]
        went = [(again, _until_leaving(person, outcome)) for again, outcome in episodes(handed)]
        return in_episodes(case, rule, _designated(case, person), went)

    return _each_person(case, owed)


def educate(case: Case, rule: Rule) -> Sequence[Obligation]:
    """Before handling, all topics: also by sessions of the months before, the predecessor's among them."""

    def owed(person: Designated, sessions: Sequence[Educated]) -> Sequence[Obligation]:
        earliest = months_before(person.from_on, rule.prior_months)
        counting = [session for session in sessions if session.on >= earliest]
        return [obligation(case, rule, _designated(case, person), _until_leaving(person, _taught(case, counting)))]

    return _each_person(case, owed)


def educate_yearly(case: Case, rule: Rule) -> Sequence[Obligation]:
    """Once in each fiscal year in which the person works; the predecessor's sessions do not stand for it."""

    def owed(person: Designated, sessions: Sequence[Educated]) -> Sequence[Obligation]:
        own = [session for session in sessions if not session.under_predecessor]
        years = case.years(person.from_on, person.to_on or case.last_day)
        return [_taught_in(case, rule, person, year, own) for year in years]

    return _each_person(case, owed)


def _each_person(case: Case, owed: OwedByOne) -> list[Obligation]:
    """What `owed` says of one person and the sessions attended holds for all alike; only whom it is about differs."""
    of_all: list[Obligation] = []
    for one, others, sessions in case.alike():
        of_one = owed(one, sessions)
        of_all += of_one
        if others:
            for obliged in of_one:
                of_all += obliged.of_each(others)
    return of_all


def _taught_in(case: Case, rule: Rule, person: Designated, year: Year, sessions: Sequence[Educated]) -> Obligation:
    begins = max(person.from_on, case.concluded.start, year.begins)
    raised_on = max(person.on, case.concluded_on, year.begins)
    why = because("works_in_year", fiscal_year=year.number)
    occasion = arose(raised_on, why, person.id, year.anchors(begins), period=year.period)
    counting = [session for session in sessions if year.begins <= session.on <= year.ends]
    return obligation(case, rule, occasion, _until_leaving(person, _taught(case, counting)))


def report_education(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The result of each session is reported (editions that ask for it)."""
    for session in case.all(Educated):
        if session.under_predecessor:
            continue
        handed = [
            Handed(r.on, because("education_reported", on=r.on), r.submitted, case.about(Review, r.id))
            for r in case.about(EducationReported, session.id)
        ]
        occasion = arose(session.on, because("session_held", session=session.id, on=session.on), session.id)
        yield from in_episodes(case, rule, occasion, episodes(handed))


def _taught(case: Case, sessions: Sequence[Educated]) -> Outcome:
    """Met on the day the last missing topic was taught; a session the contractor reported counts once accepted."""
    if not sessions:
        return NOTHING_YET
    first = sessions[0]
    if not first.submitted and first.topics >= ALL_TOPICS:
        return done(first.on, because("educated", session=first.id, on=first.on))
    return _taught_piecewise([(_attended(case, session), session.topics) for session in sessions])


def _taught_piecewise(sessions: Sequence[tuple[Handed, frozenset[Topic]]]) -> Outcome:
    waiting = [(handed, topics) for handed, topics in sessions if handed.returned_on is None]
    last_claim = _completing(waiting)
    accepted = sorted(
        (pair for pair in waiting if pair[0].accepted_on), key=lambda pair: pair[0].accepted_on or date.max
    )
    decisive = _completing(accepted)
    returned = settle([handed for handed, _ in sessions if handed.returned_on is not None]).returned
    if decisive is None:
        return Outcome(claimed_on=None if last_claim is None else last_claim.on, returned=returned)
    by = [pair for pair in waiting if pair[0].accepted_on and pair[0].accepted_on <= (decisive.accepted_on or date.max)]
    last = _completing(by) or decisive
    claimed_on = last.on if last_claim is None else last_claim.on
    return Outcome(claimed_on, last.on, decisive.accepted_on, last.why, returned=returned)


def _completing(sessions: Iterable[tuple[Handed, frozenset[Topic]]]) -> Handed | None:
    """The session that, in this order, brings the last missing topic."""
    missing = set(ALL_TOPICS)
    for handed, topics in sessions:
        missing -= topics
        if not missing:
            return handed
    return None


def _until_leaving(person: Designated, outcome: Outcome) -> Outcome:
    if person.to_on is None:
        return outcome
    return lapse_unless_met(outcome, days_after(person.to_on, 1), because("left", on=person.to_on))


def _attended(case: Case, session: Educated) -> Handed:
    why = because("educated", session=session.id, on=session.on)
    return Handed(session.on, why, session.submitted, case.about(Review, session.id))


def _designated(case: Case, person: Designated) -> Occasion:
    raised_on = max(person.on, case.concluded.on)
    return _about(person, raised_on, because("designated", from_on=person.from_on))


def _about(person: Designated, raised_on: date, why: Reason) -> Occasion:
    return arose(raised_on, why, person.id, {Anchor.BEGINS: person.from_on})
