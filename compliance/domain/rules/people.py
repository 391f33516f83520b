"""Duties that arise with each person: reporting a change (13), pledges, and education (18)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from compliance.domain.calendar import days_after, months_before
from compliance.domain.cases import Alike, Case
from compliance.domain.editions import Anchor, Rule
from compliance.domain.fact_sets import NUMBER
from compliance.domain.facts import Designated, Educated, EducationReported, HandlerList, Pledged, Review, Role, Topic
from compliance.domain.obligations import Duty, Obligation, to_each
from compliance.domain.occasions import Occasion, arose, in_episodes, obligation
from compliance.domain.outcomes import (
    NOTHING_YET,
    Handed,
    Outcome,
    claimed,
    done,
    episodes,
    lapse_unless_met,
    sent_back,
)
from compliance.domain.reasons import Reason, because
from compliance.domain.rulebook import Teaching
from compliance.domain.rules.beginnings import handed_list
from compliance.domain.years import Year

OwedByOne = Callable[[Designated], Sequence[Obligation]]
Taught = Callable[[Case, Rule, Designated], Sequence[Teaching]]
ALL_TOPICS = frozenset(Topic)
_WORKER, _BEGINS = Role.WORKER, Anchor.BEGINS  # an enum's members are looked up slowly, and these for each person


def report_change(case: Case, rule: Rule) -> Sequence[Obligation]:
    """Whoever handles and does not stand on the first list is a change, to be reported before that person handles.

    A list that was sent back is not the first: the one handed in instead is.
    """
    lists = case.all(HandlerList)
    first = next((received for received in lists if handed_list(case, received).returned_on is None), None)
    if first is None:
        return ()
    known, of_first = {received.id.int: received for received in lists}, first.id.int

    def owed(person: Designated) -> Sequence[Obligation]:
        if person.role is _WORKER or of_first in map(NUMBER, person.lists):
            return ()
        occasion = _about(person, max(person.on, first.on), because("joined", from_on=person.from_on))
        handed = [handed_list(case, known[version]) for version in map(NUMBER, person.lists) if version in known]
        return in_episodes(case, rule, occasion, episodes(handed))

    return _each_person(case, owed)


def pledge(case: Case, rule: Rule) -> Sequence[Obligation]:
    """A pledge from each person who handles (editions that ask for one)."""

    def owed(person: Designated) -> Sequence[Obligation]:
        if person.role is _WORKER:
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
    return _taught_each(case, rule, case.alike(), _before_handling)


def educate_yearly(case: Case, rule: Rule) -> Sequence[Obligation]:
    """Once in each fiscal year in which the person works; the predecessor's sessions do not stand for it."""
    people = case.alike()
    if any(session.under_predecessor for session in case.all(Educated)):
        people = [(one, all_, [s for s in sessions if not s.under_predecessor]) for one, all_, sessions in people]
    return _taught_each(case, rule, people, _in_each_year)


def _taught_each(case: Case, rule: Rule, people: Iterable[Alike], owed_by: Taught) -> list[Obligation]:
    """What is owed of teaching by people who began and left on the same days is worked out once for those days."""
    contract, known = case.contract, case.rulebook.teaching
    counted_from = map(case.anchors.get, case.dues[rule.id].anchors)
    signed = (case.concluded_on, case.concluded.start, case.last_day, *counted_from)
    of_all: list[Obligation] = []
    for one, everyone, sessions in people:
        days = (rule.id, one.on, one.from_on, one.to_on, signed)
        for first, last, duty in known.get(days) or known.keep(days, owed_by(case, rule, one)):
            counting = [session for session in sessions if first <= session.on <= last]
            of_all += to_each(contract, everyone, duty, _until_leaving(one, _taught(case, counting)))
    return of_all


def _before_handling(case: Case, rule: Rule, person: Designated) -> Sequence[Teaching]:
    duty = obligation(case, rule, _designated(case, person)).duty
    return [(months_before(person.from_on, rule.prior_months), date.max, duty)]


def _in_each_year(case: Case, rule: Rule, person: Designated) -> Sequence[Teaching]:
    years = case.years(person.from_on, person.to_on or case.last_day)
    return [(year.begins, year.ends, _in_year(case, rule, person, year)) for year in years]


def _in_year(case: Case, rule: Rule, person: Designated, year: Year) -> Duty:
    begins = max(person.from_on, case.concluded.start, year.begins)
    raised_on = max(person.on, case.concluded_on, year.begins)
    why = because("works_in_year", fiscal_year=year.number)
    return obligation(case, rule, arose(raised_on, why, None, year.anchors(begins), period=year.period)).duty


def _each_person(case: Case, owed: OwedByOne) -> list[Obligation]:
    """What `owed` says of one person holds for all alike; only whom it is about differs."""
    of_all: list[Obligation] = []
    for one, everyone, _ in case.alike():
        of_one = owed(one)
        of_all += of_one
        if of_one and len(everyone) > 1:
            for obliged in of_one:
                of_all += obliged.of_each(everyone[1:])
    return of_all


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
    returned = sent_back([handed for handed, _ in sessions])
    if decisive is None:
        return claimed(None if last_claim is None else last_claim.on, returned)
    by = [pair for pair in waiting if pair[0].accepted_on and pair[0].accepted_on <= (decisive.accepted_on or date.max)]
    last = _completing(by) or decisive
    claimed_on = last.on if last_claim is None else last_claim.on
    return claimed_on, last.on, decisive.accepted_on, last.why, None, None, returned


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
    return arose(raised_on, why, person.id, {_BEGINS: person.from_on})
