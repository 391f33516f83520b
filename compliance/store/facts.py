"""Rows to facts: everything that is known of a contract now, or was known when the trail had a given size."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.facts import Concluded, Designated, Fact, Facts
from compliance.store.fact_readings import READINGS
from compliance.store.fact_rows import CONTRACTS, Found, asked
from compliance.store.facts_of_contracts import concluded, measures_reported, moved_holdings
from compliance.store.facts_of_people import designated, educated, educated_before
from compliance.store.models.base import Belonging

CONTRACTS_AT_ONCE = 100

_KINDS = select(Belonging.kind).where(Belonging.contract_id.in_(CONTRACTS)).distinct()


def facts_of(session: Session, contract_id: UUID, known: int | None = None) -> Facts:
    """The facts of one contract; `known` is a size of the trail, None for now.

    A contract that is not known, or was voided, has no facts.
    """
    return next(iter(facts_of_many(session, [contract_id], known)))


def facts_of_many(session: Session, contract_ids: Sequence[UUID], known: int | None = None) -> Iterator[Facts]:
    """The facts of each contract, in the order asked for; read in chunks, so that memory does not grow with them."""
    for begin in range(0, len(contract_ids), CONTRACTS_AT_ONCE):
        chunk = contract_ids[begin : begin + CONTRACTS_AT_ONCE]
        found = _read(session, chunk, known)
        for contract in chunk:
            yield Facts(contract, tuple(found.get(contract, ())))


def _read(session: Session, contracts: Sequence[UUID], known: int | None) -> Mapping[UUID, Sequence[Fact]]:
    kinds = set(session.connection().scalars(_KINDS, asked(contracts, None)))
    terms = concluded(session, contracts, known)
    people = designated(session, contracts, known) if "designation" in kinds else []
    found: list[Found] = [*terms, *people, *measures_reported(session, contracts, known)]
    found += moved_holdings(session, contracts, known) if "holding" in kinds else []
    found += _education(session, kinds, terms, people, known)
    for reading in READINGS:
        if reading.kind in kinds:
            found += reading.read(session, contracts, known)
    return _by_contract(found, {contract for contract, _ in terms})


def _education(
    session: Session,
    kinds: set[str],
    terms: Sequence[tuple[UUID, Concluded]],
    people: Sequence[tuple[UUID, Designated]],
    known: int | None,
) -> Iterator[Found]:
    persons: dict[UUID, set[UUID]] = defaultdict(set)
    for contract, fact in people:
        persons[contract].add(fact.person)
    if "education_session" in kinds:
        yield from educated(session, [contract for contract, _ in terms], persons, known)
    before = {contract: fact.predecessor for contract, fact in terms if fact.predecessor is not None}
    if before:
        yield from educated_before(session, before, persons, known)


def _by_contract(found: Sequence[Found], concluded_ones: set[UUID]) -> Mapping[UUID, Sequence[Fact]]:
    facts: dict[UUID, list[Fact]] = defaultdict(list)
    for contract, fact in found:
        if contract in concluded_ones:
            facts[contract].append(fact)
    return facts
