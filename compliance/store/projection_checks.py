"""The projection against what `derive` says today: row by row; what is stale is counted: nothing proves it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.derivation import derive
from compliance.domain.errors import Words
from compliance.domain.fact_sets import Facts
from compliance.store.facts import facts_of_many
from compliance.store.faults import Check, Fault
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ObligationSpan, ProjectedObligation, ProjectionState
from compliance.store.obligation_rows import COLUMNS, SELECTED, Place, Teller, obligation_of
from compliance.store.progress import Progress
from compliance.store.projection import span_rows
from compliance.store.projection_states import stale, stored_places
from compliance.store.queries.current import stands
from compliance.store.shelves import Rulebooks
from compliance.store.totals import Totals

CONTRACTS_AT_ONCE = 50
_MISSING = Words("あるはずの行がありません。", "A row that should be there is missing.")
_EXTRA = Words("あるはずのない行があります。", "A row is there that should not be.")
_LEAD = Words("主たる担当課が違います。", "Its leading section is not the one in charge.")


@dataclass(frozen=True, slots=True)
class ProjectionCheck:
    """How many contracts and obligations were read, how many contracts are stale, and the first bad row."""

    contracts: int
    obligations: int
    stale: int
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class _Read:
    """One contract: its facts, how far its projection reaches, and its stored rows and spans."""

    place: Place
    facts: Facts
    lead: UUID
    through: date
    rows: Sequence[Any]
    spans: set[tuple[Any, ...]]


def check_projection(
    session: Session, books: Rulebooks, on: date, totals: Totals, progress: Progress
) -> ProjectionCheck:
    """Compare every contract, adding the stored rows up in `totals`; it goes on after a fault, to add up them all."""
    stored, old = stored_places(session), set(stale(session, books.shelf, on))
    fault = _first_without_projection(session, set(stored)) or _first_of_no_contract(session)
    number = 0
    for done, read in enumerate(_read(session, list(stored.values())), start=1):
        totals.add(read.place, (obligation_of(row) for row in read.rows))
        number += len(read.rows)
        if fault is None and read.place.contract not in old:
            fault = _first_difference(books, read)
        progress(done, len(stored))
    return ProjectionCheck(len(stored), number, len(old), fault)


def _read(session: Session, places: Sequence[Place]) -> Iterator[_Read]:
    """The contracts in this order, a chunk at a time, each chunk in a fixed number of queries."""
    for begin in range(0, len(places), CONTRACTS_AT_ONCE):
        chunk = {place.contract: place for place in places[begin : begin + CONTRACTS_AT_ONCE]}
        rows, spans = _rows(session, list(chunk)), _spans(session, list(chunk))
        reach = select(ProjectionState.contract_id, ProjectionState.section_id, ProjectionState.through)
        states = {row[0]: row[1:] for row in session.execute(reach.where(ProjectionState.contract_id.in_(chunk)))}
        for facts in facts_of_many(session, list(chunk)):
            contract = facts.contract
            yield _Read(chunk[contract], facts, *states[contract], rows[contract], spans[contract])


def _rows(session: Session, contracts: Sequence[UUID]) -> Mapping[UUID, list[Any]]:
    rows: dict[UUID, list[Any]] = defaultdict(list)
    wanted = select(*SELECTED).where(ProjectedObligation.contract_id.in_(contracts))
    for row in session.execute(wanted.order_by(ProjectedObligation.id)):
        rows[row.contract_id].append(row)
    return rows


def _spans(session: Session, contracts: Sequence[UUID]) -> Mapping[UUID, set[tuple[Any, ...]]]:
    spans: dict[UUID, set[tuple[Any, ...]]] = defaultdict(set)
    s = ObligationSpan
    for contract, *span in session.execute(
        select(ProjectedObligation.contract_id, s.obligation_id, s.from_on, s.until_on, s.status)
        .join(ProjectedObligation, ProjectedObligation.id == s.obligation_id)
        .where(ProjectedObligation.contract_id.in_(contracts))
    ):
        spans[contract].add(tuple(span))
    return spans


def _first_difference(books: Rulebooks, read: _Read) -> Fault | None:
    if read.lead != read.place.lead:
        return Fault(Check.PROJECTION, ProjectionState.__tablename__, str(read.place.contract), _LEAD)
    owed = derive(books.of(read.place.edition), read.facts, read.through)
    teller = Teller()
    wanted = {obligation.id: teller.values_of(obligation, read.place) for obligation in owed}
    for row in read.rows:
        if row.id not in wanted:
            return _fault(row.id, _EXTRA)
        if tuple(row) != wanted[row.id]:
            return _fault(row.id, _differing(tuple(row), wanted[row.id]))
    if missing := wanted.keys() - {row.id for row in read.rows}:
        return _fault(min(missing), _MISSING)
    spans = {tuple(span.values()) for span in span_rows(owed)}
    if other := spans ^ read.spans:
        return _fault(min(other)[0], Words("状態の推移が違います。", "The course of its status differs."))
    return None


def _differing(stored: tuple[Any, ...], wanted: tuple[Any, ...]) -> Words:
    pairs = zip(COLUMNS, stored, wanted, strict=True)
    column, is_, should_be = next((c, s, w) for c, s, w in pairs if s != w)
    return Words(
        f"{column} は {should_be} のはずですが、{is_} です。", f"Its {column} should be {should_be}, but is {is_}."
    )


def _first_without_projection(session: Session, projected: set[UUID]) -> Fault | None:
    standing = session.scalars(select(Contract.id).where(stands(Contract)).order_by(Contract.id))
    lost = next((contract for contract in standing if contract not in projected), None)
    return None if lost is None else Fault(Check.PROJECTION, ProjectionState.__tablename__, str(lost), _MISSING)


def _first_of_no_contract(session: Session) -> Fault | None:
    known = select(ProjectionState.contract_id)
    strays = select(ProjectedObligation.id).where(ProjectedObligation.contract_id.not_in(known))
    stray = session.scalar(strays.order_by(ProjectedObligation.id).limit(1))
    return None if stray is None else _fault(stray, _EXTRA)


def _fault(row: UUID, wrong: Words) -> Fault:
    return Fault(Check.PROJECTION, ProjectedObligation.__tablename__, str(row), wrong)
