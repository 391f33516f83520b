"""The count of what is outstanding, read from the tally: it must not grow with the contracts."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from benchmarks.figures import Figure, cpu_seconds
from benchmarks.wards import CONTRACTS, MeasuredWard, empty_desk
from compliance.domain.derivation import derive
from compliance.domain.obligations import Obligation
from compliance.store import tally
from compliance.store.facts import facts_of_many
from compliance.store.obligation_rows import Place
from compliance.store.places import places
from compliance.store.rebuilding import contracts_in_order
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import horizon
from compliance.store.tally_counts import counts_on
from compliance.store.totals import Totals

GROWTH = 10
PATTERNS = 48
MOST_GROWTH = 1.5
"""How much slower the count may be at ten times the contracts, noise included."""

Pattern = tuple[Place, tuple[Obligation, ...]]


def measure(ward: MeasuredWard) -> Iterator[Figure]:
    """The ward's whole count today, at so many contracts and at ten times as many, each like one of the ward's."""
    patterns, on = _patterns(ward), ward.desk.today()
    taken = []
    for contracts in (CONTRACTS, CONTRACTS * GROWTH):
        with empty_desk() as desk:
            with desk.database.writing() as session:
                _fill(session, patterns, contracts)
            with desk.reading() as session:
                taken.append(cpu_seconds(partial(_count, session, on), runs=15))
        yield Figure(f"count of the ward, {contracts} contracts", taken[-1], "s")
    yield Figure(f"growth of the count at {GROWTH} times the contracts", taken[1] / taken[0], "times", MOST_GROWTH)


def _patterns(ward: MeasuredWard) -> Sequence[Pattern]:
    desk, on = ward.desk, ward.desk.today()
    with desk.reading() as session:
        books, contracts = rulebooks(session, desk.shelf), contracts_in_order(session)[:PATTERNS]
        where = places(session, contracts, on)
        return [
            (where[facts.contract], derive(books.of(where[facts.contract].edition), facts, horizon(on)))
            for facts in facts_of_many(session, contracts)
        ]


def _fill(session: Session, patterns: Sequence[Pattern], contracts: int) -> None:
    """Contracts one after another, three to a contractor, through the functions that a rebuild uses."""
    totals = Totals(partial(tally.write_whole, session.connection()))
    for number in range(contracts):
        place, owed = patterns[number % len(patterns)]
        contractor = UUID(int=number // 3 + 1)
        totals.add(Place(UUID(int=number + 1), place.outsourcing, contractor, place.edition, place.sections), owed)
    totals.finish()


def _count(session: Session, on: date) -> None:
    list(counts_on(session, "ward", on))
