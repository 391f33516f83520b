"""The facts that a renewal would leave behind, made of what it records: so that its effect is told and none written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from compliance.domain.fact_sets import Facts
from compliance.domain.facts import (
    Concluded,
    Designated,
    Educated,
    Erased,
    Fact,
    GivenBack,
    Held,
    Instructed,
    MeasuresReported,
    Review,
)
from compliance.domain.verdicts import is_counted
from compliance.services.contracts import ConcludeContract
from compliance.services.holdings import Instruct
from compliance.services.people import Designate
from compliance.services.recording import Command, Entry
from compliance.store.fact_readings import READING_OF


def facts_before(known: Facts, entries: Sequence[Entry]) -> Facts:
    """Those of the contract that is renewed: what is known of it, and the instructions for its holdings."""
    return known.plus(_instructed(entries))


def facts_after(known: Facts, entries: Sequence[Entry], today: date) -> Facts:
    """Those of the new contract; `known` are the facts of the one before as they stand."""
    own = [fact for entry in entries for fact in _own(*entry, today)]
    moved = (held for instruction in _instructed(entries) for held in _moved(known, instruction))
    people = frozenset(fact.person for fact in own if isinstance(fact, Designated))
    return Facts(entries[0][0], (*own, *moved, *_taught(known, people), *known.all(MeasuresReported)))


def _own(ident: UUID, command: Command, today: date) -> Iterator[Fact]:
    """What a command says of the new contract; an instruction is the one before's."""
    match command:
        case ConcludeContract():
            yield _concluded(ident, command)
        case Designate():
            yield _designated(ident, command, today)
        case _ if command.model in READING_OF and not isinstance(command, Instruct):
            fact = READING_OF[command.model].told(ident, command.columns())
            yield from () if fact is None else (fact,)


def _concluded(ident: UUID, command: ConcludeContract) -> Concluded:
    return Concluded(
        id=ident,
        on=command.concluded_on,
        start=command.start_on,
        end=command.end_on,
        collects=command.collects,
        predecessor=command.predecessor_id,
    )


def _designated(ident: UUID, command: Designate, today: date) -> Designated:
    """About the earlier of the list, which is of today, and the beginning."""
    return Designated(
        id=ident,
        on=min(command.from_on, today),
        person=command.person_id,
        role=command.role,
        employment=command.employment,
        from_on=command.from_on,
        to_on=command.to_on,
        lists=command.lists,
    )


def _instructed(entries: Sequence[Entry]) -> Iterator[Instructed]:
    for ident, command in entries:
        if isinstance(command, Instruct):
            yield Instructed(
                id=ident,
                on=command.happened_on,
                clause=command.clause,
                holdings=command.holdings,
                successor=command.successor_id,
            )


def _moved(known: Facts, instruction: Instructed) -> Iterator[Held]:
    """The holdings as they come over, from the instruction's day on, less what was dealt with by then."""
    for held in known.all(Held):
        if held.id in instruction.holdings:
            left = held.count - _dealt_with(known, held.id, instruction.on)
            if left > 0:
                yield replace(held, on=instruction.on, count=left)


def _dealt_with(known: Facts, holding: UUID, until: date) -> int:
    acts: tuple[GivenBack | Erased, ...] = (*known.about(GivenBack, holding), *known.about(Erased, holding))
    return sum(act.count for act in acts if act.on <= until and is_counted(known, act))


def _taught(known: Facts, people: frozenset[UUID]) -> Iterator[Fact]:
    """The sessions under the contract before, of the people who come along, with the reviews they rest on."""
    for session in known.all(Educated):
        there = session.attendees & people
        if there and not session.under_predecessor:
            yield replace(session, attendees=there, absentees=session.absentees & people, under_predecessor=True)
            yield from known.about(Review, session.id)
