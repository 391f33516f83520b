"""Occasions: that a duty arose, about what, on which day; and the obligation that one becomes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from compliance.domain.cases import Case
from compliance.domain.editions import Anchor, Rule, Shape
from compliance.domain.obligations import Obligation, Party
from compliance.domain.outcomes import NOTHING_YET, Episode, Outcome, Reopening
from compliance.domain.reasons import Reason

_NEW, _STANDING = tuple.__new__, Shape.STANDING
NO_ANCHORS: Mapping[Anchor, date | None] = {}


class Occasion(NamedTuple):
    """A duty arose on `raised_on`; `subject` and `period` tell it from the others of its rule.

    `anchors` are the days its due date may be counted from, beside the contract's own. `item` and `party` stand in
    for the rule's where the occasion itself says under what and by whom (a finding, a handover's direction).
    """

    raised_on: date
    raised_by: Reason
    subject: UUID | None = None
    period: str = ""
    anchors: Mapping[Anchor, date | None] = NO_ANCHORS
    item: str | None = None
    party: Party | None = None


def obligation(case: Case, rule: Rule, occasion: Occasion, outcome: Outcome = NOTHING_YET, n: int = 1) -> Obligation:
    """The obligation of one occasion and what became of it; `n` is the episode. No contract, no duty before it."""
    asked_on, why, subject, period, own_anchors, item, party = occasion
    claimed_on, met_on, accepted_on, met_by, lapsed_on, lapsed_by, returned = outcome
    concluded_on, name = case.concluded.on, rule.id
    raised_on = max(concluded_on, asked_on)
    due = case.dues[name].due(own_anchors, case.anchors, asked_on, raised_on, n)
    return _NEW(  # filled at once: by its own constructor, with defaults and keywords, it takes twice as long
        Obligation,
        (
            case.contract,
            name,
            subject,
            period,
            n,
            rule.item if item is None else item,
            case.edition,
            rule.party if party is None else party,
            raised_on,
            why,
            due,
            claimed_on,
            met_on,
            accepted_on,
            met_by,
            lapsed_on,
            lapsed_by,
            rule.shape is _STANDING,
            (),
            returned,
        ),
    )


def in_episodes(case: Case, rule: Rule, occasion: Occasion, went: Iterable[Episode]) -> Sequence[Obligation]:
    """One obligation for each episode; a reopened one is raised, and its days counted, from the reopening."""
    return [
        obligation(case, rule, occasion if reopening is None else _raised_again(occasion, reopening), outcome, n)
        for n, (reopening, outcome) in enumerate(went, start=1)
    ]


def _raised_again(occasion: Occasion, reopening: Reopening) -> Occasion:
    """From the reopening on, but never before the duty could arise at all."""
    on, counted_from = occasion.raised_on, {}
    if reopening.on > on:
        on = reopening.on
        counted_from = {Anchor.RAISED: on, Anchor.BEGINS: on, Anchor.KNOWN: on}
    if reopening.due_on is not None:
        counted_from[Anchor.REQUESTED] = reopening.due_on
    anchors = {**occasion.anchors, **counted_from}
    return occasion._replace(raised_on=on, raised_by=reopening.why, anchors=anchors)
