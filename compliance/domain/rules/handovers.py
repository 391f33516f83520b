"""What passes between the two: expected handovers, their confirmation on both sides, and removals that come back."""

from collections.abc import Iterator

from compliance.domain.cases import Case
from compliance.domain.editions import Anchor, Rule
from compliance.domain.facts import HandedOver, HandoverExpected, Removed
from compliance.domain.obligations import Obligation, Party
from compliance.domain.occasions import Occasion, obligation
from compliance.domain.outcomes import NOTHING_YET, done
from compliance.domain.reasons import because


def hand_over(case: Case, rule: Rule) -> Iterator[Obligation]:
    """A handover expected by a day is owed by the side that gives."""
    for expected in case.all(HandoverExpected):
        made = next(iter(case.about(HandedOver, expected.id)), None)
        outcome = NOTHING_YET if made is None else done(made.on, because("handed_over", handover=made.id, on=made.on))
        occasion = Occasion(
            expected.on,
            because("handover_expected", on=expected.on, due_on=expected.due_on),
            subject=expected.id,
            anchors={Anchor.REQUESTED: expected.due_on},
            party=Party.CONTRACTOR if expected.to_ward else Party.WARD,
        )
        yield obligation(case, rule, occasion, outcome)


def confirm_handover(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The 確認書 of a handover is whole once both sides have confirmed it."""
    for handed in case.all(HandedOver):
        outcome = NOTHING_YET
        if handed.ward_confirmed_on is not None and handed.contractor_confirmed_on is not None:
            on = max(handed.ward_confirmed_on, handed.contractor_confirmed_on)
            outcome = done(on, because("handover_confirmed", handover=handed.id, on=on))
        raised = Occasion(handed.on, because("handed_over", handover=handed.id, on=handed.on), handed.id)
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
        occasion = Occasion(removed.on, raised, removed.id, anchors={Anchor.REQUESTED: back_by})
        yield obligation(case, rule, occasion, outcome)
