"""What renewals would lead to, derived in memory from the facts that they would leave; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.derivation import derive
from compliance.domain.fact_sets import Facts
from compliance.services.contracts import ConcludeContract
from compliance.services.desk import Desk
from compliance.services.previews import Effect, difference, with_subjects
from compliance.services.recording import Entry
from compliance.services.renewal_facts import facts_after, facts_before
from compliance.services.renewals import Before, Renewal, check_numbers, entries_of
from compliance.store.facts import facts_at_once
from compliance.store.queries.contracts import ContractLine
from compliance.store.queries.obligations import listed
from compliance.store.queries.rows import ContractNames, ObligationRow
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks, horizon

_NEW = 1 << 127
"""From here on run the ids of what is not recorded yet: on its day it comes last."""


@dataclass(frozen=True, slots=True)
class RenewalPreview:
    """The duties of the new contract by due day, and what becomes of those of the one before."""

    owed: tuple[ObligationRow, ...]
    before: Effect


def preview_renewal(
    session: Session, desk: Desk, before: Before, duties: Sequence[ObligationRow], renewal: Renewal
) -> RenewalPreview:
    """What it would lead to; `duties` are all those of the contract before. Refused as the renewal itself would be."""
    check_numbers(session, [renewal.number])
    seen = next(iter(previews_of(session, desk, [(before, renewal)], {before.line.id: duties})))
    return RenewalPreview(seen.owed, with_subjects(session, seen.before))


def previews_of(
    session: Session,
    desk: Desk,
    renewals: Sequence[tuple[Before, Renewal]],
    duties: Mapping[UUID, Sequence[ObligationRow]],
) -> Sequence[RenewalPreview]:
    """The same of several, whose numbers are free; the subjects of what changes are not read. Two queries."""
    known, books = _known(session, [before for before, _ in renewals]), rulebooks(session, desk.shelf)
    told = []
    for before, renewal in renewals:
        ids = (UUID(int=_NEW + place) for place in count())
        entries = list(entries_of(desk.shelf, before, renewal, desk.today(), ids))
        _check(session, desk, entries)
        facts, stood = known[before.line.id], duties.get(before.line.id, ())
        owed = tuple(sorted(_owed(desk, books, facts, entries, before, renewal), key=_by_day))
        told.append(RenewalPreview(owed, _effect(desk, books, facts_before(facts, entries), before, stood)))
    return told


def _known(session: Session, befores: Sequence[Before]) -> Mapping[UUID, Facts]:
    renewed = {before.predecessor for before in befores if before.predecessor is not None}
    contracts = sorted({*renewed, *(before.line.id for before in befores)})
    return {facts.contract: facts for facts in facts_at_once(session, contracts)} if befores else {}


def _check(session: Session, desk: Desk, entries: Sequence[Entry]) -> None:
    """As it is checked when it is recorded, but for the contract before, which is known to be there."""
    for _, command in entries:
        if isinstance(command, ConcludeContract):
            command.check_terms(desk.shelf)
        else:
            command.check(session, desk.shelf)


def _owed(
    desk: Desk, books: Rulebooks, known: Facts, entries: Sequence[Entry], before: Before, renewal: Renewal
) -> Iterator[ObligationRow]:
    facts, today = facts_after(known, entries, desk.today()), desk.today()
    under = _names(before.line, renewal.number, facts.contract)
    for owed in derive(books.of(renewal.edition_id), facts, horizon(today)):
        yield listed(owed, under, today)


def _effect(desk: Desk, books: Rulebooks, facts: Facts, before: Before, stood: Sequence[ObligationRow]) -> Effect:
    today = desk.today()
    if not stood:
        return Effect(today)
    owed = derive(books.of(before.line.edition), facts, horizon(today))
    after = {each.id: listed(each, stood[0].under, today) for each in owed}
    return difference({row.id: row for row in stood}, after, today)


def _names(line: ContractLine, number: str, contract: UUID) -> ContractNames:
    """The names of the contract before with the new number; the section is not told, since it leads both."""
    return ContractNames(
        contract=contract,
        number=number,
        outsourcing=line.outsourcing,
        outsourcing_title=line.outsourcing_title,
        contractor=line.contractor,
        contractor_name=line.contractor_name,
        section=UUID(int=0),
        section_name="",
    )


def _by_day(row: ObligationRow) -> tuple[date, str]:
    return row.obligation.due_on or date.max, row.obligation.key
