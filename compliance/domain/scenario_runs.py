"""Running a scenario: which rulebook it is read by, and where the engine says otherwise than it expects."""

from collections.abc import Iterator, Mapping

from compliance.domain.calendar import IsClosed
from compliance.domain.editions import Edition
from compliance.domain.errors import NotFound
from compliance.domain.obligations import Obligation, Status
from compliance.domain.rulebook import Law, Rulebook, rulebooks_of
from compliance.domain.scenarios import Expectation, ExpectedProposal, ExpectedQuestion, Scenario


def rulebook_of(scenario: Scenario, editions: Mapping[str, Edition], law: Law, is_closed: IsClosed) -> Rulebook:
    """The rulebook the scenario names, or that of the edition first in force. Raises NotFound for an unknown one."""
    if scenario.edition and scenario.edition not in editions:
        raise NotFound("edition", scenario.edition)
    first = min(editions.values(), key=lambda edition: (edition.in_force_from, edition.id))
    edition = editions.get(scenario.edition, first)
    changes = dict.fromkeys(editions, scenario.policy_changes)
    return rulebooks_of(editions, law, changes, is_closed, scenario.start_of_use)[edition.id]


def failures(scenario: Scenario, rulebook: Rulebook) -> list[str]:
    """One line for each expectation that the engine does not fulfil; empty where it says what is expected."""
    found = [line for expected in scenario.expected for line in _unlike(scenario, rulebook, expected)]
    found += [line for expected in scenario.proposals for line in _unproposed(scenario, rulebook, expected)]
    return found + [line for expected in scenario.questions for line in _unasked(scenario, rulebook, expected)]


def _unlike(scenario: Scenario, rulebook: Rulebook, expected: Expectation) -> Iterator[str]:
    derived = {o.key: o for o in scenario.derive(rulebook, expected.as_of, expected.known_on)}
    obligation = derived.get(scenario.key(expected.key))
    there = obligation is not None and obligation.status(expected.as_of) is not Status.NOT_YET
    if expected.absent:
        if there:
            yield f"{expected.as_of} {expected.key}: expected none, is there"
        return
    if obligation is None:
        keys = ", ".join(sorted(scenario.written(key) for key in derived))
        yield f"{expected.as_of} {expected.key}: expected, but there is only {keys}"
        return
    for name, wanted in expected.fields:
        said = reading(obligation, expected)[name]
        if said != wanted:
            yield f"{expected.as_of} {expected.key}: {name} is {said}, expected {wanted}"


def reading(o: Obligation, expected: Expectation) -> Mapping[str, object]:
    """What the obligation says on the day asked for, by the names an expectation may use."""
    due = o.due_as_of(expected.as_of)
    return {
        "item": o.item,
        "party": o.party,
        "raised_on": o.raised_on,
        "due_on": due.on,
        "basis": due.basis,
        "claimed_on": o.claimed_on,
        "met_on": o.met_on,
        "accepted_on": o.accepted_on,
        "lapsed_on": o.lapsed_on,
        "status": o.status(expected.as_of),
        "late": o.late(expected.as_of),
        "standing": o.standing,
    }


def _unproposed(scenario: Scenario, rulebook: Rulebook, expected: ExpectedProposal) -> Iterator[str]:
    open_now = [(p.item, p.cause) for p in scenario.propose(rulebook, expected.as_of, expected.known_on)]
    cause = scenario.key(expected.cause)
    there = any(item == expected.item and (not cause or cause == found) for item, found in open_now)
    if there is expected.absent:
        said = ", ".join(f"{item} ({scenario.written(found)})" for item, found in open_now) or "none"
        wanted = "no proposal" if expected.absent else "a proposal"
        yield f"{expected.as_of} expected {wanted} under {expected.item} {expected.cause}; open: {said}"


def _unasked(scenario: Scenario, rulebook: Rulebook, expected: ExpectedQuestion) -> Iterator[str]:
    asked = [(q.item, scenario.written(str(q.subject))) for q in scenario.ask(rulebook, expected.as_of)]
    there = any(item == expected.item and expected.subject in {"", found} for item, found in asked)
    if there is expected.absent:
        said = ", ".join(f"{item} ({found})" for item, found in asked) or "none"
        wanted = "no question" if expected.absent else "a question"
        yield f"{expected.as_of} expected {wanted} under {expected.item} {expected.subject}; asked: {said}"
