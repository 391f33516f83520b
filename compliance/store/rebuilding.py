"""The whole projection and tally written anew from the facts, in chunks, so that memory does not grow with the ward."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.obligations import Obligation
from compliance.store import tally
from compliance.store.changes import Change
from compliance.store.facts import facts_of_many
from compliance.store.models.contracts import Contract
from compliance.store.obligation_rows import COLUMNS, Place, values_of
from compliance.store.places import places
from compliance.store.projection import (
    OBLIGATIONS,
    SECTIONS,
    SPANS,
    STATES,
    Record,
    derived,
    span_rows,
    state_rows,
)
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks, Shelf, horizon
from compliance.store.totals import Totals

CONTRACTS_AT_ONCE = 50
Progress = Callable[[int, int], None]
"""Told how many contracts of how many are done."""

Derivation = tuple[Place, tuple[Obligation, ...]]


def rebuild(change: Change, shelf: Shelf, progress: Progress) -> int:
    """Empty projection and tally, and write them anew; returns the number of contracts.

    One transaction that holds the writers' lock: readers see the old rows until it commits.
    """
    session = change.session
    on, books = day_in_japan(change.at), rulebooks(session, shelf)
    through = horizon(on)
    _empty(session)
    contracts = contracts_in_order(session)
    totals = Totals(partial(tally.write_whole, session))
    for done, (place, owed) in enumerate(derivations(session, contracts, on, books, through), start=1):
        _write(session, place, owed, books, through, change.size)
        totals.add(place, owed)
        progress(done, len(contracts))
    totals.finish()
    return len(contracts)


def contracts_in_order(session: Session) -> Sequence[UUID]:
    """Every contract that stands, those of one contractor together."""
    standing = (Contract.superseded_seq.is_(None), Contract.void_reason.is_(None))
    return session.scalars(select(Contract.id).where(*standing).order_by(Contract.contractor_id, Contract.id)).all()


def derivations(
    session: Session, contracts: Sequence[UUID], on: date, books: Rulebooks, through: date
) -> Iterator[Derivation]:
    """Where each contract stands and what is owed under it, a chunk of contracts read at a time."""
    for begin in range(0, len(contracts), CONTRACTS_AT_ONCE):
        chunk = contracts[begin : begin + CONTRACTS_AT_ONCE]
        where = places(session, chunk, on)
        for facts in facts_of_many(session, chunk):
            place = where[facts.contract]
            yield place, derived(facts, place, books, through)


def _empty(session: Session) -> None:
    tally.empty(session)
    for table in (SPANS, OBLIGATIONS, SECTIONS, STATES):
        session.execute(delete(table))


def _write(
    session: Session, place: Place, owed: Sequence[Obligation], books: Rulebooks, through: date, known: int
) -> None:
    connection = session.connection()
    state, sections = state_rows(place, books, through, known)
    connection.execute(insert(STATES), state)
    connection.execute(insert(SECTIONS), sections)
    rows: list[Record] = [dict(zip(COLUMNS, values_of(obligation, place), strict=True)) for obligation in owed]
    for table, records in ((OBLIGATIONS, rows), (SPANS, span_rows(owed))):
        if records:
            connection.execute(insert(table), records)
