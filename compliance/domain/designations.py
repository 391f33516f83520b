"""Who is designated: people who stood on a list that was sent back, and not on the one that came instead, are not."""

from collections.abc import Iterator, Sequence
from datetime import date

from compliance.domain.fact_sets import NUMBER, Facts, by_day
from compliance.domain.facts import Designated, HandlerList, Review


def designated(facts: Facts) -> Sequence[Designated]:
    """Everybody designated, in no order.

    A list that is sent back ends no duty by itself: those on it are still to be reported. Once another list has come
    instead, whoever stands on lists sent back only was never designated.
    """
    people = facts.in_any_order(Designated)
    sent_back = _sent_back(facts)
    if not sent_back:
        return people
    standing = [each for each in facts.all(HandlerList) if each.id.int not in sent_back]
    last = by_day(standing[-1]) if standing else (date.min, 0)

    def is_dropped(person: Designated) -> bool:
        stands_on = [*map(NUMBER, person.lists)]
        only_there = bool(stands_on) and all(number in sent_back for number in stands_on)
        return only_there and all(by_day(sent_back[number]) < last for number in stands_on)

    return [person for person in people if not is_dropped(person)]


def lists_that_decide(facts: Facts) -> Iterator[date]:
    """The days on which a list was sent back, or came after one that was: who stood on that one is looked at anew."""
    if (sent_back := _sent_back(facts)) and (lists := facts.all(HandlerList)):
        first = min(map(by_day, sent_back.values()))
        yield from (review.on for review in facts.all(Review) if review.subject.int in sent_back)
        yield from (each.on for each in lists if by_day(each) > first)


def _sent_back(facts: Facts) -> dict[int, HandlerList]:
    """The lists that a review did not accept, or whose acceptance one took back, by number."""
    refused = {review.subject for review in facts.all(Review) if not review.accepted}
    return {each.id.int: each for each in facts.all(HandlerList) if each.id in refused} if refused else {}
