"""Occasions: that a duty arose, about what, on which day; and the obligation that one becomes."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from compliance.domain.cases import Case
from compliance.domain.dues import Anchors
from compliance.domain.editions import Anchor, Rule, Shape
from compliance.domain.obligations import Obligation, Party
from compliance.domain.outcomes import NOTHING_YET, Episode, Outcome, Reopening
from compliance.domain.reasons import Reason

_NEW, _STANDING = tuple.__new__, Shape.STANDING
NO_ANCHORS: Anchors = {}
REQUESTED = Anchor.REQUESTED  # an enum's members are looked up slowly, and this one by many rules


Occasion = tuple[date, Reason, UUID | None, Anchors, str, str | None, Party | None]
"""What `arose` takes, in its order."""


def arose(
    on: date,
    why: Reason,
    subject: UUID | None = None,
    anchors: Anchors = NO_ANCHORS,
    *,
    period: str = "",
    item: str | None = None,
    party: Party | None = None,
) -> Occasion:
    """The occasion of a duty that arose `on`; `subject` and `period` tell it from the others of its rule.

    `anchors` are the days its due date may be counted from, beside the contract's own. `item` and `party` stand in
    for the rule's where the occasion itself says under what and by whom (a finding, a handover's direction).
    """
    return on, why, subject, anchors, period, item, party


def obligation(case: Case, rule: Rule, occasion: Occasion, outcome: Outcome = NOTHING_YET, n: int = 1) -> Obligation:
    """The obligation of one occasion and what became of it; `n` is the episode. No contract, no duty before it."""
    asked_on, why, subject, anchors, period, item, party = occasion
    concluded_on, name = case.concluded_on, rule.id
    raised_on = asked_on if asked_on > concluded_on else concluded_on  # noqa: FURB136  # a call less for each
    days, dues = case.anchors, case.dues[name]
    day = anchors.get(dues.alone) or days.get(dues.alone) or (asked_on if dues.by_raising else None)
    due = dues.by_day.get(day) if n == 1 else None
    if due is None:
        due = dues.due(anchors, days, asked_on, raised_on, n)
    owed = (
        case.contract,
        subject,
        name,
        period,
        n,
        rule.item if item is None else item,
        case.edition,
        rule.party if party is None else party,
        raised_on,
        why,
        due,
        rule.shape is _STANDING,
        (),
    )
    return _NEW(Obligation, owed + outcome)  # filled at once: by its own constructor it takes twice as long


def in_episodes(case: Case, rule: Rule, occasion: Occasion, went: Sequence[Episode]) -> Sequence[Obligation]:
    """One obligation for each episode; a reopened one is raised, and its days counted, from the reopening."""
    if len(went) == 1:
        return [obligation(case, rule, occasion, went[0][1])]
    return [
        obligation(case, rule, occasion if reopening is None else _raised_again(occasion, reopening), outcome, n)
        for n, (reopening, outcome) in enumerate(went, start=1)
    ]


def _raised_again(occasion: Occasion, reopening: Reopening) -> Occasion:
    """From the reopening on, but never before the duty could arise at all."""
    on, _, subject, anchors, period, item, party = occasion
    counted_from: dict[Anchor, date | None] = {}
    if reopening.on > on:
        on = reopening.on
        counted_from = {Anchor.RAISED: on, Anchor.BEGINS: on, Anchor.KNOWN: on}
    if reopening.due_on is not None:
        counted_from[Anchor.REQUESTED] = reopening.due_on
    return on, reopening.why, subject, {**anchors, **counted_from}, period, item, party
