"""Derive every obligation of one contract from its rulebook and its facts: same input, same output, no clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import chain

from compliance.domain.cases import Case, by_day, case_of
from compliance.domain.editions import Act, DueRule, Rule
from compliance.domain.facts import Extension, Facts
from compliance.domain.history import turning_points, woven
from compliance.domain.obligations import Basis, Due, EarlierDue, Obligation
from compliance.domain.reasons import because
from compliance.domain.rulebook import Rulebook
from compliance.domain.rules import (
    beginnings,
    discretion,
    erasures,
    handovers,
    holdings,
    incidents,
    inspections,
    people,
    requests,
    standing,
)

RULES: Mapping[Act, Callable[[Case, Rule], Iterable[Obligation]]] = {
    Act.OBSERVE: standing.observe,
    Act.DESIGNATE_PLACES: beginnings.designate_places,
    Act.LIST_HANDLERS: beginnings.list_handlers,
    Act.REPORT_CHANGE: people.report_change,
    Act.PLEDGE: people.pledge,
    Act.EDUCATE: people.educate,
    Act.EDUCATE_YEARLY: people.educate_yearly,
    Act.REPORT_EDUCATION: people.report_education,
    Act.PLAN_INSPECTION: inspections.plan_inspection,
    Act.INSPECT: inspections.inspect,
    Act.TAKE_INSPECTION: inspections.take_inspection,
    Act.CORRECT: inspections.correct,
    Act.GIVE_BACK: holdings.give_back,
    Act.ERASE: holdings.erase,
    Act.CERTIFY: erasures.certify,
    Act.CHECK_ERASURE: erasures.check_erasure,
    Act.CONFIRM_HANDOVER: handovers.confirm_handover,
    Act.HAND_OVER: handovers.hand_over,
    Act.BRING_BACK: handovers.bring_back,
    Act.REPORT_STATUS: requests.report_status,
    Act.DECIDE_CONSENT: requests.decide_consent,
    Act.SETTLE_DAMAGE: requests.settle_damage,
    Act.REVIEW: requests.review,
    Act.NOTIFY_INCIDENT: incidents.notify_incident,
    Act.REPORT_INCIDENT: incidents.report_incident,
    Act.FOLLOW_INSTRUCTION: incidents.follow_instruction,
    Act.REPORT_LEAK: incidents.report_leak,
    Act.REPORT_LEAK_FINALLY: incidents.report_leak,
    Act.DECIDE_GUIDANCE: discretion.decide_guidance,
    Act.DECIDE_PUBLICATION: discretion.decide_publication,
}

_NOT_THE_WARDS = frozenset({Basis.CLAUSE, Basis.LAW})


def derive(rulebook: Rulebook, facts: Facts, through: date) -> tuple[Obligation, ...]:
    """Every obligation raised up to `through`, an inclusive day that bounds contracts without an end.

    No conclusion among the facts (委託先未定) means no contract and no duty: the answer is empty.
    """
    points = turning_points(facts)
    stages = [(point, facts.until(date.fromordinal(point.toordinal() - 1))) for point in points]
    derived = woven(
        [_as_it_stood(rulebook, known, through) for _, known in stages] + [_as_it_stood(rulebook, facts, through)],
        points,
    )
    extended = _extended(rulebook, facts, derived)
    return tuple(sorted(_since_start_of_use(rulebook, extended), key=lambda o: o.sorting_key))


def _as_it_stood(rulebook: Rulebook, facts: Facts, through: date) -> list[Obligation]:
    case = case_of(rulebook, facts, through)
    if case is None:
        return []
    owed = chain(standing.measures(case), *(RULES[rule.act](case, rule) for rule in case.rules))
    return [o for o in owed if o.raised_on <= through]


def _extended(rulebook: Rulebook, facts: Facts, derived: Iterable[Obligation]) -> Iterator[Obligation]:
    """期限延長: each extension moves the day of its key; the ward cannot move what the text or the law sets."""
    granted = sorted((fact for fact in facts.items if isinstance(fact, Extension)), key=by_day)
    if not granted:
        yield from derived
        return
    fixed = {rule.id for rule in rulebook.rules() if _set_by_text_or_law(rule.due)}
    for o in derived:
        moved = (extension for extension in granted if extension.obligation == o.key and o.rule not in fixed)
        yield reduce(_extend, moved, o)


def _set_by_text_or_law(due: DueRule) -> bool:
    """Also where an earlier end of the contract comes first: beyond it the text's day still stands."""
    return any(term.basis in _NOT_THE_WARDS for term in (*due.later_of, *due.otherwise, *due.not_after))


def _extend(o: Obligation, extension: Extension) -> Obligation:
    """From the day of the extension its day stands, whatever the rules would say; the days before it stay visible."""
    was = o.due_as_of(extension.on)
    reason = because("due.extended", extension=extension.id, on=extension.on, was=was.on)
    stood = tuple(earlier for earlier in o.earlier_dues if earlier.until < extension.on)
    stood += (EarlierDue(until=extension.on, due=was),) if o.raised_on < extension.on else ()
    return replace(o, due=Due(extension.new_due_on, was.basis, reason), earlier_dues=stood)


def _since_start_of_use(rulebook: Rulebook, derived: Iterable[Obligation]) -> Iterator[Obligation]:
    """What was due before the ward began to use the system is 対象外, unless it had been met by then."""
    start = rulebook.start_of_use
    for o in derived:
        yield o if start is None or _in_use(o, start) else _before_use(o, start)


def _in_use(o: Obligation, start: date) -> bool:
    due_on = o.due_as_of(max(start, o.raised_on)).on
    return due_on is None or due_on >= start or (o.accepted_on is not None and o.accepted_on < start)


def _before_use(o: Obligation, start: date) -> Obligation:
    why = because("before_use", start=start)
    return replace(o, met_on=None, accepted_on=None, met_by=None, lapsed_on=o.raised_on, lapsed_by=why)
