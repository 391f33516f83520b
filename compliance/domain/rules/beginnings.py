"""What is owed before personal information is handled: the places named (6), supervisor and handlers reported (13)."""

from collections.abc import Iterator

from compliance.domain.cases import Case
from compliance.domain.editions import Rule
from compliance.domain.facts import HandlerList, PlaceDesignated, Review
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import Occasion, arose, in_episodes, obligation
from compliance.domain.outcomes import NOTHING_YET, Handed, Outcome, done, episodes, lapse_unless_met
from compliance.domain.reasons import because


def designate_places(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The ward names the places outside of which nothing may be taken."""
    place = case.first(PlaceDesignated)
    outcome = NOTHING_YET if place is None else done(place.on, because("place_designated", place=place.id, on=place.on))
    yield obligation(case, rule, _concluded(case), _unless_unhandled(case, outcome))


def list_handlers(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The first list; 変更なし counts as one, since the ward holds the list it refers to."""
    lists = [handed_list(case, received) for received in case.all(HandlerList)]
    went = [(again, _unless_unhandled(case, outcome)) for again, outcome in episodes(lists)]
    yield from in_episodes(case, rule, _concluded(case), went)


def _unless_unhandled(case: Case, outcome: Outcome) -> Outcome:
    """Work that ended before anything was handled needed neither places nor a list."""
    if case.after_end is None or (case.first_handling is not None and case.first_handling < case.after_end):
        return outcome
    return lapse_unless_met(outcome, case.after_end, because("ended_unhandled", end=case.end))


def handed_list(case: Case, received: HandlerList) -> Handed:
    """A list as something handed in."""
    code = "list_unchanged" if received.unchanged else "list_received"
    why = because(code, list=received.id, on=received.on)
    return Handed(received.on, why, received.submitted, case.about(Review, received.id))


def _concluded(case: Case) -> Occasion:
    return arose(case.concluded.on, because("concluded", on=case.concluded.on))
