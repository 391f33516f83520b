"""Derive every obligation of one contract from its rulebook and its facts: same input, same output, no clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from compliance.domain.cases import Case, case_of
from compliance.domain.editions import Act, Rule
from compliance.domain.facts import Extension, Facts
from compliance.domain.history import turning_points, woven
from compliance.domain.obligations import Basis, Due, Obligation
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

_EXTENDABLE = frozenset(Basis) - {Basis.CLAUSE, Basis.LAW}


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
    return tuple(sorted(_since_start_of_use(rulebook, derived), key=lambda o: o.sorting_key))


def _as_it_stood(rulebook: Rulebook, facts: Facts, through: date) -> list[Obligation]:
    case = case_of(rulebook, facts, through)
    if case is None:
        return []
    derived = [o for rule in case.rules for o in RULES[rule.act](case, rule) if o.raised_on <= through]
    derived += standing.measures(case)
    return _extended(case, derived) if case.first(Extension) else derived


def _extended(case: Case, derived: list[Obligation]) -> list[Obligation]:
    """期限延長: the last extension of a key moves its day; the ward cannot move what the text or the law sets."""
    last = {extension.obligation: extension for extension in case.all(Extension)}
    return [_extend(o, last[o.key]) if o.key in last and o.basis in _EXTENDABLE else o for o in derived]


def _extend(obligation: Obligation, extension: Extension) -> Obligation:
    reason = because("due.extended", extension=extension.id, on=extension.on, was=obligation.due_on)
    return replace(obligation, due=Due(extension.new_due_on, obligation.basis, reason))


def _since_start_of_use(rulebook: Rulebook, derived: Iterable[Obligation]) -> Iterator[Obligation]:
    """What was due before the ward began to use the system is 対象外, unless it is known to have been met."""
    start = rulebook.start_of_use
    if start is None:
        yield from derived
        return
    for o in derived:
        due_on = o.due_as_of(o.raised_on).on
        if due_on is not None and due_on < start and o.accepted_on is None:
            yield replace(o, lapsed_on=o.raised_on, lapsed_by=because("before_use", start=start))
        else:
            yield o
