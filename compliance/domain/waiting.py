"""What a handover to the contractor waits for: the consent and the handler that it names. Until then it is not done."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from compliance.domain.fact_sets import Facts
from compliance.domain.facts import ConsentDecided, ConsentRequested, Designated, HandedOver, HandlerList, Review
from compliance.domain.reasons import Reason, because
from compliance.domain.terms import last_day


def waiting(facts: Facts) -> Mapping[UUID, tuple[Reason, ...]]:
    """Why handovers wait, each by its id; those that wait for nothing are not named."""
    end = last_day(facts)
    found = {handed.id: waits_for(facts, handed, end) for handed in facts.all(HandedOver)}
    return {handover: reasons for handover, reasons in found.items() if reasons}


class Condition(NamedTuple):
    """Fulfilled from `from_on` (None: not yet) to `until` (None: for good); `otherwise` says what is waited for."""

    from_on: date | None
    until: date | None
    otherwise: Reason


def passed_on(facts: Facts, handed: HandedOver, end: date | None) -> date | None:
    """The day from which a handover counts as done, None while it waits; `end` is the contract's last day."""
    if handed.to_ward or (handed.consent is None and handed.handler is None):
        return handed.on
    conditions = _conditions(facts, handed, end)
    days = [condition.from_on for condition in conditions]
    day = max([handed.on, *filter(None, days)])
    return day if None not in days and not _unfulfilled(conditions, day) else None


def waits_for(facts: Facts, handed: HandedOver, end: date | None) -> tuple[Reason, ...]:
    """Why it waits; empty where it does not."""
    conditions = _conditions(facts, handed, end)
    day = max([handed.on, *filter(None, (condition.from_on for condition in conditions))])
    return _unfulfilled(conditions, day)


def _unfulfilled(conditions: tuple[Condition, ...], day: date) -> tuple[Reason, ...]:
    return tuple(c.otherwise for c in conditions if c.from_on is None or day > (c.until or date.max))


def _conditions(facts: Facts, handed: HandedOver, end: date | None) -> tuple[Condition, ...]:
    """None for what goes to the ward: it is the contractor's to give, and the ward's slowness never makes it late."""
    found: list[Condition] = []
    if handed.consent is not None and not handed.to_ward:
        found.append(_consent(facts, handed.consent, end))
    if handed.handler is not None and not handed.to_ward:
        found.append(_handler(facts, handed.handler))
    return tuple(found)


def _consent(facts: Facts, consent: UUID, end: date | None) -> Condition:
    request = next((each for each in facts.all(ConsentRequested) if each.id == consent), None)
    if request is None:
        return Condition(None, None, because("consent_unknown"))
    decision = next(iter(facts.about(ConsentDecided, consent)), None)
    if decision is None:
        return Condition(None, None, because("consent_awaited", item=request.clause, on=request.on))
    if not decision.granted:
        return Condition(None, None, because("consent_refused", on=decision.on))
    until = decision.until or end
    return Condition(max(request.on, decision.on), until, because("consent_run_out", item=request.clause, until=until))


def _handler(facts: Facts, handler: UUID) -> Condition:
    designated = next((each for each in facts.in_any_order(Designated) if each.id == handler), None)
    if designated is None:
        return Condition(None, None, because("handler_unknown"))
    confirmed = [_confirmed_on(facts, each) for each in facts.all(HandlerList) if each.id in designated.lists]
    first = min(filter(None, confirmed), default=None)
    begins = None if first is None else max(first, designated.on, designated.from_on)
    return Condition(begins, designated.to_on, because("handler_awaited", from_on=designated.from_on))


def _confirmed_on(facts: Facts, received: HandlerList) -> date | None:
    """What an officer records counts at once; what was handed in, from its acceptance until it is sent back."""
    if not received.submitted:
        return received.on
    accepted: date | None = None
    for review in facts.about(Review, received.id):
        accepted = (accepted or max(received.on, review.on)) if review.accepted else None
    return accepted
