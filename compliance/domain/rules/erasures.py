"""Clause 12: a certificate for each erasure, and the ward's check where it decided to make one."""

from collections.abc import Iterator, Sequence
from datetime import date

from compliance.domain.cases import Case
from compliance.domain.editions import Rule
from compliance.domain.facts import CertificateFiled, CheckDecided, Checked, Erased, Review
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import arose, in_episodes, obligation
from compliance.domain.outcomes import (
    NOTHING_YET,
    Handed,
    Outcome,
    Reopening,
    done,
    episodes,
    lapse_unless_met,
)
from compliance.domain.reasons import because
from compliance.domain.verdicts import Word, words


def certify(case: Case, rule: Rule) -> Iterator[Obligation]:
    """A certificate is a claim: denied after a check (消去未確認), it is owed again.

    Unless the data is erased anew, for then the new erasure has its own.
    """
    for erased in case.all(Erased):
        occasion = arose(erased.on, because("erased", act=erased.id, on=erased.on), erased.id)
        made = case.about(Checked, erased.id)
        sent_back_on = told(erased, words(case.facts, erased)).returned_on if erased.submitted else None
        handed = [_filed(case, filed, made) for filed in case.about(CertificateFiled, erased.id)]
        denied = denials(made)
        went, first = episodes(handed, denied), next(iter(denied), None)
        ended = went
        if sent_back_on is not None:
            ended = [(again, _sent_back(erased, sent_back_on, outcome)) for again, outcome in went]
        yield from in_episodes(
            case, rule, occasion, [(again, _erased_anew(case, erased, again or first, o)) for again, o in ended]
        )


def told(erased: Erased, said: Sequence[Word]) -> Handed:
    """The erasure as it was told, with the ward's words on it."""
    return Handed(erased.on, because("erased", act=erased.id, on=erased.on), erased.submitted, said)


def _sent_back(erased: Erased, on: date, outcome: Outcome) -> Outcome:
    """An erasure that the ward did not take is none, and needs no certificate."""
    return lapse_unless_met(outcome, on, because("returned", received=erased.on))


def _filed(case: Case, filed: CertificateFiled, checks: Sequence[Checked]) -> Handed:
    """A certificate that still waits is accepted or sent back by the check as well: 実地確認, or 再提出."""
    why = because("certificate_filed", certificate=filed.id, on=filed.on)
    verdicts = [*case.about(Review, filed.id), *(_looked_at(filed, check) for check in checks if check.on >= filed.on)]
    return Handed(filed.on, why, filed.submitted, sorted(verdicts, key=lambda verdict: verdict.on))


def _looked_at(filed: CertificateFiled, check: Checked) -> Review:
    return Review(id=check.id, on=check.on, subject=filed.id, accepted=check.confirmed)


def denials(checks: Sequence[Checked]) -> list[Reopening]:
    """消去未確認: each check that does not confirm opens again what the erasure had met."""
    return [
        Reopening(check.on, because("erasure_denied", check=check.id, on=check.on))
        for check in checks
        if not check.confirmed
    ]


def _erased_anew(case: Case, erased: Erased, denied: Reopening | None, outcome: Outcome) -> Outcome:
    if denied is None:
        return outcome
    for later in case.all(Erased):
        if later.id != erased.id and later.on >= denied.on and set(later.holdings) & set(erased.holdings):
            return lapse_unless_met(outcome, later.on, because("erased_anew", act=later.id, on=later.on))
    return outcome


def check_erasure(case: Case, rule: Rule) -> Iterator[Obligation]:
    """必要に応じ: owed only where the ward decided to check, and met by the check, whatever it found."""
    for decision in case.all(CheckDecided):
        checks = case.about(Checked, decision.erasure)
        made = next((check for check in checks if check.on >= decision.on), None)
        outcome = NOTHING_YET if made is None else done(made.on, because("checked", check=made.id, on=made.on))
        raised = arose(decision.on, because("check_decided", erasure=decision.erasure, on=decision.on), decision.id)
        yield obligation(case, rule, raised, outcome)
