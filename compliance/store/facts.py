"""Rows to facts: everything that is known of a contract now, or was known when the trail had a given size."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session

from compliance.domain.fact_sets import Facts
from compliance.domain.facts import Designated, Fact
from compliance.store import facts_of_contracts, facts_of_people
from compliance.store.fact_readings import READINGS
from compliance.store.fact_rows import Asked, Form, Found
from compliance.store.facts_of_contracts import concluded, measures_reported, moved_holdings
from compliance.store.facts_of_people import Persons, designated, educated, educated_before
from compliance.store.gathered import Gathering, Source
from compliance.store.models.base import Belonging

CONTRACTS_AT_ONCE = 100

Opened = Callable[[Asked], Source]
"""What answers the statements about these contracts."""

_EVERY_KIND = frozenset({"designation", "education_session", *(reading.kind for reading in READINGS)})


def facts_of(session: Session, contract_id: UUID, known: int | None = None) -> Facts:
    """The facts of one contract; `known` is a size of the trail, None for now.

    A contract that is not known, or was voided, has no facts.
    """
    return next(iter(facts_of_many(session, [contract_id], known)))


def facts_at_once(session: Session, contract_ids: Sequence[UUID], without: UUID | None = None) -> Sequence[Facts]:
    """The facts of a few contracts in one statement, two where one renews a contract that is not among them.

    In the order asked for. With `without` as if that thing had been voided.
    """
    asked, connection = Asked(contract_ids, without=without), session.connection()
    gathered = _gathering(asked.form).read(connection, asked.parameters)

    def opened(wanted: Asked) -> Source:
        if set(wanted.contracts) <= set(contract_ids):
            return gathered
        return _gathering(wanted.form).read(connection, wanted.parameters)

    found = _read(opened, asked, _EVERY_KIND)
    return [Facts(contract, tuple(found.get(contract, ()))) for contract in contract_ids]


def facts_of_many(session: Session, contract_ids: Sequence[UUID], known: int | None = None) -> Iterator[Facts]:
    """The facts of each contract, in the order asked for; read in chunks, so that memory does not grow with them."""
    for begin in range(0, len(contract_ids), CONTRACTS_AT_ONCE):
        chunk = contract_ids[begin : begin + CONTRACTS_AT_ONCE]
        found = _one_by_one(session.connection(), Asked(chunk, known))
        for contract in chunk:
            yield Facts(contract, tuple(found.get(contract, ())))


def _one_by_one(connection: Connection, asked: Asked) -> Mapping[UUID, Sequence[Fact]]:
    kinds = set(connection.scalars(_kinds(asked.form), asked.parameters))
    return _read(lambda _asked: connection, asked, kinds)


def _read(opened: Opened, asked: Asked, kinds: AbstractSet[str]) -> Mapping[UUID, Sequence[Fact]]:
    source = opened(asked)
    terms = concluded(source, asked)
    people = designated(source, asked) if "designation" in kinds else []
    found: list[Found] = [*terms, *people, *measures_reported(source, asked)]
    found += moved_holdings(source, asked) if "holding" in kinds else []
    persons = _persons(people)
    found += educated(source, asked, persons) if "education_session" in kinds else []
    before = {contract: fact.predecessor for contract, fact in terms if fact.predecessor is not None}
    if before:
        both = replace(asked, contracts=sorted({*before, *before.values()}))
        found += educated_before(opened(both), both, before, persons)
    for reading in READINGS:
        if reading.kind in kinds:
            found += reading.read(source, asked)
    return _by_contract(found, {contract for contract, _ in terms})


@cache
def _kinds(form: Form) -> Select[*tuple[Any, ...]]:
    return select(Belonging.kind).where(form.of(Belonging.contract_id)).distinct()


@cache
def _gathering(form: Form) -> Gathering:
    of_kinds = (statement for reading in READINGS for statement in reading.statements(form))
    return Gathering(*facts_of_contracts.statements(form), *facts_of_people.statements(form), *of_kinds)


def _persons(people: Sequence[tuple[UUID, Designated]]) -> Persons:
    persons: dict[UUID, set[UUID]] = defaultdict(set)
    for contract, fact in people:
        persons[contract].add(fact.person)
    return persons


def _by_contract(found: Sequence[Found], concluded_ones: set[UUID]) -> Mapping[UUID, Sequence[Fact]]:
    facts: dict[UUID, list[Fact]] = defaultdict(list)
    for contract, fact in found:
        if contract in concluded_ones:
            facts[contract].append(fact)
    return facts
