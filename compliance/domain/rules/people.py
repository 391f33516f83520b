"""Duties that arise with each person: reporting a change (13), pledges, and education (18)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from compliance.domain.calendar import (
    days_after,
    fiscal_year_begin,
    fiscal_year_end,
    fiscal_year_of,
    months_before,
)
from compliance.domain.cases import Case, grouped
from compliance.domain.editions import Anchor, Rule
from compliance.domain.facts import Designated, Educated, EducationReported, HandlerList, Role, Topic
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import Occasion, in_episodes, obligation
from compliance.domain.outcomes import NOTHING_YET, Handed, Outcome, done, episodes, lapse_unless_met, settle
from compliance.domain.reasons import Reason, because
from compliance.domain.rules.beginnings import handed_list

ALL_TOPICS = frozenset(Topic)


def report_change(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Whoever handles and does not stand on the first list is a change, to be reported before that person handles.

    A list that was sent back is not the first: the one handed in instead is.
    """
    received = ((handlers, handed_list(case, handlers)) for handlers in case.all(HandlerList))
    first = next((handlers for handlers, handed in received if handed.returned_on is None), None)
    if first is None:
        return
    lists = {received.id: received for received in case.all(HandlerList)}

    def owed(person: Designated) -> Iterator[Obligation]:
        if first.id not in person.lists and person.role is not Role.WORKER:
            occasion = _about(person, max(person.on, first.on), because("joined", from_on=person.from_on))
            handed = [handed_list(case, lists[version]) for version in person.lists if version in lists]
            yield from in_episodes(case, rule, occasion, episodes(handed))

    yield from _each_person(case, owed)


def pledge(case: Case, rule: Rule) -> Iterator[Obligation]:
    """A pledge from each person who handles (editions that ask for one)."""

    def owed(person: Designated) -> Iterator[Obligation]:
        if person.role is not Role.WORKER:
            handed = [
                Handed(p.on, because("pledged", on=p.on), p.submitted, case.reviews_of(p.id))
                for p in case.pledges_of.get(person.person, ())
            ]
            went = [(again, _until_leaving(person, outcome)) for again, outcome in episodes(handed)]
            yield from in_episodes(case, rule, _designated(case, person), went)

    yield from _each_person(case, owed)


def educate(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Before handling, all topics: also by sessions of the months before, the predecessor's among them."""

    def owed(person: Designated) -> Iterator[Obligation]:
        earliest = months_before(person.from_on, rule.prior_months)
        counting = [session for session in case.sessions_of.get(person.person, ()) if session.on >= earliest]
        yield obligation(case, rule, _designated(case, person), _until_leaving(person, _taught(case, counting)))

    yield from _each_person(case, owed)


def educate_yearly(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Once in each fiscal year in which the person works; the predecessor's sessions do not stand for it."""

    def owed(person: Designated) -> Iterator[Obligation]:
        own = [session for session in case.sessions_of.get(person.person, ()) if not session.under_predecessor]
        for year in case.fiscal_years(person.from_on, person.to_on or case.last_day):
            yield _taught_in(case, rule, person, year, [s for s in own if fiscal_year_of(s.on) == year])

    yield from _each_person(case, owed)


def _each_person(case: Case, owed: Callable[[Designated], Iterable[Obligation]]) -> Iterator[Obligation]:
    """What `owed` says of one person holds for everyone alike; only whom it is about differs."""
    for people in case.alike:
        for obliged in owed(people[0]):
            yield obliged
            yield from (obliged.about(other.id) for other in people[1:])


def _taught_in(case: Case, rule: Rule, person: Designated, year: int, sessions: Sequence[Educated]) -> Obligation:
    begins = max(person.from_on, case.concluded.start, fiscal_year_begin(year))
    raised_on = max(person.on, case.concluded.on, fiscal_year_begin(year))
    outcome = _until_leaving(person, _taught(case, sessions))
    return obligation(case, rule, _in_year(person, year, raised_on, begins), outcome)


def _in_year(person: Designated, year: int, raised_on: date, begins: date) -> Occasion:
    anchors: Mapping[Anchor, date | None] = {
        Anchor.YEAR_BEGIN: fiscal_year_begin(year),
        Anchor.YEAR_END: fiscal_year_end(year),
        Anchor.BEGINS: begins,
    }
    why = because("works_in_year", fiscal_year=year)
    return Occasion(raised_on, why, subject=person.id, period=f"FY{year}", anchors=anchors)


def report_education(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The result of each session is reported (editions that ask for it)."""
    reports = grouped(case.all(EducationReported), lambda report: (report.session,))
    for session in case.all(Educated):
        if session.under_predecessor:
            continue
        handed = [
            Handed(r.on, because("education_reported", on=r.on), r.submitted, case.reviews_of(r.id))
            for r in reports.get(session.id, ())
        ]
        occasion = Occasion(session.on, because("session_held", session=session.id, on=session.on), session.id)
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
    returned = settle(handed for handed, _ in sessions if handed.returned_on is not None).returned
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
    return Handed(session.on, why, session.submitted, case.reviews_of(session.id))


def _designated(case: Case, person: Designated) -> Occasion:
    raised_on = max(person.on, case.concluded.on)
    return _about(person, raised_on, because("designated", from_on=person.from_on))


def _about(person: Designated, raised_on: date, why: Reason) -> Occasion:
    return Occasion(raised_on, why, subject=person.id, anchors={Anchor.BEGINS: person.from_on})
