"""The ward's words on what was told of a return or an erasure: reviews, and its checks of erasures, in their order.

The first word on what the contractor told takes it, or sends it back for good: then it is told anew. What was taken, or
recorded by the ward itself, stands until a later word denies it (消去未確認) and again from one that confirms it.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from compliance.domain.fact_sets import Facts
from compliance.domain.facts import Checked, Erased, GivenBack, Review


class Word(NamedTuple):
    """One of them: the review or the check `id`, whether it takes the act, and whether it is a check."""

    on: date
    id: UUID
    accepted: bool
    checked: bool = False


def words(facts: Facts, act: GivenBack | Erased) -> Sequence[Word]:
    """Every word on an act, in the order of days and of the trail."""
    said = [Word(review.on, review.id, review.accepted) for review in facts.about(Review, act.id)]
    if isinstance(act, GivenBack):
        return said
    said += [Word(check.on, check.id, check.confirmed, checked=True) for check in facts.about(Checked, act.id)]
    return sorted(said)


def is_counted(facts: Facts, act: GivenBack | Erased) -> bool:
    """Whether the pieces of an act are gone, all words taken together."""
    said = words(facts, act)
    taken = not act.submitted or (bool(said) and said[0].accepted)
    return taken and (not said or said[-1].accepted)
