"""The whole projection and tally written anew from the facts, in chunks, so that memory does not grow with the ward."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.derivation import derive
from compliance.domain.fact_sets import Facts
from compliance.domain.obligations import Obligation
from compliance.store import tally
from compliance.store.changes import Change
from compliance.store.facts import facts_of_many
from compliance.store.models.contracts import Contract
from compliance.store.obligation_rows import Teller
from compliance.store.places import Standing, standings
from compliance.store.progress import Progress
from compliance.store.projection import OBLIGATIONS, SPANS, insert_obligations
from compliance.store.projection_states import empty_states, insert_states, state_row
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks, Shelf, horizon
from compliance.store.totals import Totals

CONTRACTS_AT_ONCE = 50
Derivation = tuple[Standing, Facts, tuple[Obligation, ...]]


def rebuild(change: Change, shelf: Shelf, progress: Progress) -> int:
    """Empty projection and tally, and write them anew; returns the number of contracts.

    One transaction that holds the writers' lock: readers see the old rows until it commits.
    """
    session, connection = change.session, change.session.connection()
    on, books = day_in_japan(change.at), rulebooks(session, shelf)
    through = horizon(on)
    _empty(connection)
    contracts = contracts_in_order(session)
    totals = Totals(partial(tally.write_whole, connection))
    for done, (standing, facts, owed) in enumerate(derivations(session, contracts, on, books, through), start=1):
        insert_states(connection, [standing.place], [state_row(standing, facts, shelf, through, change.size)])
        insert_obligations(connection, owed, standing.place, Teller())
        totals.add(standing.place, owed)
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
    """Where each contract stands, its facts and what is owed under it, a chunk of contracts read at a time."""
    for begin in range(0, len(contracts), CONTRACTS_AT_ONCE):
        chunk = contracts[begin : begin + CONTRACTS_AT_ONCE]
        where = standings(session, chunk, on)
        for facts in facts_of_many(session, chunk):
            standing = where[facts.contract]
            yield standing, facts, derive(books.of(standing.place.edition), facts, through)


def _empty(connection: Connection) -> None:
    tally.empty(connection)
    for table in (SPANS, OBLIGATIONS):
        connection.execute(delete(table))
    empty_states(connection)
