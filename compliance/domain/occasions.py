"""Occasions: that a duty arose, about what, on which day; and the obligation that one becomes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from compliance.domain.cases import Case
from compliance.domain.dues import due_of
from compliance.domain.editions import Anchor, Rule, Shape
from compliance.domain.obligations import Obligation, Party
from compliance.domain.outcomes import NOTHING_YET, Episode, Outcome, Reopening
from compliance.domain.reasons import Reason

NO_ANCHORS: Mapping[Anchor, date | None] = {}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A duty arose on `raised_on`; `subject` and `period` tell it from the others of its rule.

    `anchors` are the days its due date may be counted from, beside the contract's own. `item` and `party` stand in
    for the rule's where the occasion itself says under what and by whom (a finding, a handover's direction).
    """

    raised_on: date
    raised_by: Reason
    subject: UUID | None = None
    period: str = ""
    anchors: Mapping[Anchor, date | None] = field(default_factory=lambda: NO_ANCHORS)
    item: str | None = None
    party: Party | None = None


def obligation(case: Case, rule: Rule, occasion: Occasion, outcome: Outcome = NOTHING_YET, n: int = 1) -> Obligation:
    """The obligation of one occasion and what became of it; `n` is the episode. No contract, no duty before it."""
    raised_on = max(occasion.raised_on, case.concluded.on)
    anchors = {Anchor.RAISED: occasion.raised_on, **case.anchors, **occasion.anchors}
    return Obligation(
        contract=case.contract,
        rule=rule.id,
        subject=occasion.subject,
        period=occasion.period,
        episode=n,
        item=rule.item if occasion.item is None else occasion.item,
        party=rule.party if occasion.party is None else occasion.party,
        raised_on=raised_on,
        raised_by=occasion.raised_by,
        due=due_of(case.rulebook, rule.due, anchors, raised_on, n),
        claimed_on=outcome.claimed_on,
        met_on=outcome.met_on,
        accepted_on=outcome.accepted_on,
        met_by=outcome.met_by,
        lapsed_on=outcome.lapsed_on,
        lapsed_by=outcome.lapsed_by,
        standing=rule.shape is Shape.STANDING,
        returned=outcome.returned,
    )


def in_episodes(case: Case, rule: Rule, occasion: Occasion, went: Iterable[Episode]) -> Iterator[Obligation]:
    """One obligation for each episode; a reopened one is raised, and its days counted, from the reopening."""
    for n, (reopening, outcome) in enumerate(went, start=1):
        yield obligation(case, rule, _raised_again(occasion, reopening), outcome, n)


def _raised_again(occasion: Occasion, reopening: Reopening | None) -> Occasion:
    """From the reopening on, but never before the duty could arise at all."""
    if reopening is None:
        return occasion
    on, counted_from = occasion.raised_on, {}
    if reopening.on > on:
        on = reopening.on
        counted_from = {Anchor.RAISED: on, Anchor.BEGINS: on, Anchor.KNOWN: on}
    if reopening.due_on is not None:
        counted_from[Anchor.REQUESTED] = reopening.due_on
    anchors = {**occasion.anchors, **counted_from}
    return replace(occasion, raised_on=on, raised_by=reopening.why, anchors=anchors)
