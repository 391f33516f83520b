"""Rows to facts: everything that is known of a contract now, or was known when the trail had a given size."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Concluded, Designated, Fact, Facts
from compliance.store.fact_readings import READINGS
from compliance.store.fact_rows import Asked, Form, Found
from compliance.store.facts_of_contracts import concluded, measures_reported, moved_holdings
from compliance.store.facts_of_people import designated, educated, educated_before
from compliance.store.models.base import Belonging

CONTRACTS_AT_ONCE = 100


def facts_of(session: Session, contract_id: UUID, known: int | None = None) -> Facts:
    """The facts of one contract; `known` is a size of the trail, None for now.

    A contract that is not known, or was voided, has no facts.
    """
    return next(iter(facts_of_many(session, [contract_id], known)))


def facts_of_many(session: Session, contract_ids: Sequence[UUID], known: int | None = None) -> Iterator[Facts]:
    """The facts of each contract, in the order asked for; read in chunks, so that memory does not grow with them."""
    for begin in range(0, len(contract_ids), CONTRACTS_AT_ONCE):
        chunk = contract_ids[begin : begin + CONTRACTS_AT_ONCE]
        found = _read(session.connection(), Asked(chunk, known))
        for contract in chunk:
            yield Facts(contract, tuple(found.get(contract, ())))


def _read(connection: Connection, asked: Asked) -> Mapping[UUID, Sequence[Fact]]:
    kinds = set(connection.scalars(_kinds(asked.form), asked.parameters))
    terms = concluded(connection, asked)
    people = designated(connection, asked) if "designation" in kinds else []
    found: list[Found] = [*terms, *people, *measures_reported(connection, asked)]
    found += moved_holdings(connection, asked) if "holding" in kinds else []
    found += _education(connection, asked, kinds, terms, people)
    for reading in READINGS:
        if reading.kind in kinds:
            found += reading.read(connection, asked)
    return _by_contract(found, {contract for contract, _ in terms})


@cache
def _kinds(form: Form) -> Select[*tuple[Any, ...]]:
    return select(Belonging.kind).where(form.of(Belonging.contract_id)).distinct()


def _education(
    connection: Connection,
    asked: Asked,
    kinds: AbstractSet[str],
    terms: Sequence[tuple[UUID, Concluded]],
    people: Sequence[tuple[UUID, Designated]],
) -> Iterator[Found]:
    persons: dict[UUID, set[UUID]] = defaultdict(set)
    for contract, fact in people:
        persons[contract].add(fact.person)
    if "education_session" in kinds:
        yield from educated(connection, asked, persons)
    before = {contract: fact.predecessor for contract, fact in terms if fact.predecessor is not None}
    if before:
        yield from educated_before(connection, before, persons, asked.known)


def _by_contract(found: Sequence[Found], concluded_ones: set[UUID]) -> Mapping[UUID, Sequence[Fact]]:
    facts: dict[UUID, list[Fact]] = defaultdict(list)
    for contract, fact in found:
        if contract in concluded_ones:
            facts[contract].append(fact)
    return facts
