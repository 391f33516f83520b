"""Clause 20: guidance and publication are at the ward's discretion; what is owed is that it decides."""

from collections.abc import Iterator

from compliance.domain.cases import Case
from compliance.domain.editions import Rule
from compliance.domain.facts import BreachDecided, GuidanceDecided, PublicationDecided
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import arose, obligation
from compliance.domain.outcomes import NOTHING_YET, Outcome, done, lapse_unless_met
from compliance.domain.reasons import because


def decide_guidance(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Whether to guide: either decision, with who and why, meets it."""
    return _decide(case, rule, GuidanceDecided, "guidance_decided")


def decide_publication(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Whether to publish: either decision meets it."""
    return _decide(case, rule, PublicationDecided, "publication_decided")


def _decide(
    case: Case, rule: Rule, kind: type[GuidanceDecided | PublicationDecided], code: str
) -> Iterator[Obligation]:
    for breach, dismissed in case.established(rule.item):
        decided = next(iter(case.about(kind, breach.id)), None)
        outcome = NOTHING_YET if decided is None else done(decided.on, because(code, on=decided.on))
        why = because("breach_established", clause=breach.clause, on=breach.on)
        yield obligation(case, rule, arose(breach.on, why, breach.id), unless_dismissed(outcome, dismissed))


def unless_dismissed(outcome: Outcome, dismissed: BreachDecided | None) -> Outcome:
    """What follows from a breach is no longer owed once the breach is dismissed."""
    if dismissed is None:
        return outcome
    return lapse_unless_met(outcome, dismissed.on, because("breach_dismissed", on=dismissed.on))
