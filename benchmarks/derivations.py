"""How many obligations the engine derives in a second, on the lives of the practice ward."""

from collections.abc import Iterator, Sequence
from datetime import date

from benchmarks.figures import Figure, cpu_seconds
from benchmarks.wards import MeasuredWard
from compliance.domain.derivation import derive
from compliance.domain.fact_sets import Facts
from compliance.domain.rulebook import Rulebook
from compliance.store.facts import facts_of_many
from compliance.store.places import places
from compliance.store.rebuilding import contracts_in_order
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import horizon

Case = tuple[Rulebook, Facts]
AIM = 150_000
AT_MOST = 600
RUNS = 20
"""A pass over the practice ward takes 20 to 30 ms: of so many, one falls where the machine does little else."""


def measure(ward: MeasuredWard) -> Iterator[Figure]:
    """Per second on one core, over whole lives as they stand in the database; reading them is not counted."""
    cases, through = _cases(ward), horizon(ward.desk.today())
    owed = sum(len(derive(book, facts, through)) for book, facts in cases)
    taken = cpu_seconds(lambda: _derive_all(cases, through), RUNS)
    yield Figure(f"obligations derived, {len(cases)} lives", owed / taken, "obligations/s", AIM, at_least=True)


def _cases(ward: MeasuredWard) -> Sequence[Case]:
    desk = ward.desk
    with desk.reading() as session:
        books = rulebooks(session, desk.shelf)
        contracts = contracts_in_order(session)[:AT_MOST]
        where = places(session, contracts, desk.today())
        return [(books.of(where[facts.contract].edition), facts) for facts in facts_of_many(session, contracts)]


def _derive_all(cases: Sequence[Case], through: date) -> None:
    """Each time from facts that were never looked at before: what they keep of their order must be paid for."""
    for book, facts in cases:
        derive(book, Facts(facts.contract, facts.items), through)
