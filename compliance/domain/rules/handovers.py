"""What passes between the two: expected handovers, their confirmation on both sides, and removals that come back."""

from collections.abc import Iterator
from datetime import date

from compliance.domain.cases import Case
from compliance.domain.editions import Rule
from compliance.domain.facts import HandedOver, HandoverExpected, Removed
from compliance.domain.obligations import Obligation, Party
from compliance.domain.occasions import REQUESTED, arose, obligation
from compliance.domain.outcomes import NOTHING_YET, done
from compliance.domain.reasons import because


def hand_over(case: Case, rule: Rule) -> Iterator[Obligation]:
    """A handover expected by a day is owed by the side that gives."""
    first: dict[int, tuple[HandedOver, date]] = {}
    for made, on in case.passed:
        if made.expected is not None:
            first.setdefault(made.expected.int, (made, on))
    for expected in case.all(HandoverExpected):
        outcome = NOTHING_YET
        if expected.id.int in first:
            made, on = first[expected.id.int]
            outcome = done(on, because("handed_over", handover=made.id, on=on))
        occasion = arose(
            expected.on,
            because("handover_expected", on=expected.on, due_on=expected.due_on),
            expected.id,
            {REQUESTED: expected.due_on},
            party=Party.CONTRACTOR if expected.to_ward else Party.WARD,
        )
        yield obligation(case, rule, occasion, outcome)


def confirm_handover(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The 確認書 of a handover is whole once both sides have confirmed it; one that waits has nothing to confirm."""
    for handed, passed in case.passed:
        outcome = NOTHING_YET
        if handed.ward_confirmed_on is not None and handed.contractor_confirmed_on is not None:
            on = max(handed.ward_confirmed_on, handed.contractor_confirmed_on, passed)
            outcome = done(on, because("handover_confirmed", handover=handed.id, on=on))
        raised = arose(passed, because("handed_over", handover=handed.id, on=passed), handed.id)
        yield obligation(case, rule, raised, outcome)


def bring_back(case: Case, rule: Rule) -> Iterator[Obligation]:
    """What was taken out of the designated places is back by the day of the consent."""
    for removed in case.all(Removed):
        back_by = None
        if removed.consent is not None and case.consented(removed.consent, rule.item, removed.on):
            decision = case.decision_on(removed.consent)
            back_by = None if decision is None else decision.back_by
        outcome = NOTHING_YET
        if removed.returned_on is not None:
            outcome = done(removed.returned_on, because("brought_back", removal=removed.id, on=removed.returned_on))
        raised = because("removed", removal=removed.id, on=removed.on)
        occasion = arose(removed.on, raised, removed.id, {REQUESTED: back_by})
        yield obligation(case, rule, occasion, outcome)
