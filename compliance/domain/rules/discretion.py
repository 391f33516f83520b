"""Clause 20: guidance and publication are at the ward's discretion; what is owed is that it decides."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from compliance.domain.cases import Case
from compliance.domain.editions import Rule
from compliance.domain.facts import BreachDecided, GuidanceDecided, PublicationDecided
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import Occasion, obligation
from compliance.domain.outcomes import NOTHING_YET, Outcome, done, lapse_unless_met
from compliance.domain.reasons import Reason, because

Decisions = Mapping[UUID, tuple[date, Reason]]


def decide_guidance(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Whether to guide: either decision, with who and why, meets it."""
    decided = {d.breach: (d.on, because("guidance_decided", on=d.on)) for d in reversed(case.all(GuidanceDecided))}
    yield from _decide(case, rule, decided)


def decide_publication(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Whether to publish: either decision meets it."""
    decided = {
        d.breach: (d.on, because("publication_decided", on=d.on)) for d in reversed(case.all(PublicationDecided))
    }
    yield from _decide(case, rule, decided)


def _decide(case: Case, rule: Rule, decisions: Decisions) -> Iterator[Obligation]:
    for breach, dismissed in case.established(rule.item):
        outcome = done(*decisions[breach.id]) if breach.id in decisions else NOTHING_YET
        why = because("breach_established", clause=breach.clause, on=breach.on)
        yield obligation(case, rule, Occasion(breach.on, why, breach.id), unless_dismissed(outcome, dismissed))


def unless_dismissed(outcome: Outcome, dismissed: BreachDecided | None) -> Outcome:
    """What follows from a breach is no longer owed once the breach is dismissed."""
    if dismissed is None:
        return outcome
    return lapse_unless_met(outcome, dismissed.on, because("breach_dismissed", on=dismissed.on))
