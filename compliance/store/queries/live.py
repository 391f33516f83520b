"""Obligations derived on the spot: for days beyond the projection's horizon, and as they were known then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.domain.derivation import derive
from compliance.domain.errors import NotFound
from compliance.domain.fact_sets import Facts
from compliance.domain.obligations import Status
from compliance.store.facts import facts_at_once, facts_of_many
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectionState
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.sections import Section
from compliance.store.obligation_rows import FOREVER
from compliance.store.projection_states import reach
from compliance.store.queries.known import Then, standing_then
from compliance.store.queries.obligations import listed, names_of, obligation, whole_list
from compliance.store.queries.rows import ContractNames, ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import in_charge, visible
from compliance.store.queries.searching import contractors_called, contracts_called
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks, Shelf, horizon

_S = ProjectionState


def any_day_list(
    session: Session, scope: Scope, shelf: Shelf, wanted: ObligationFilter, as_of: date
) -> tuple[ObligationRow, ...]:
    """The whole list for any day: from the projection where it reaches (of one contract: where that one does)."""
    if as_of <= reach(session, wanted.contract):
        return whole_list(session, scope, wanted, as_of)
    return live_list(session, scope, rulebooks(session, shelf), wanted, as_of)


def derived_list(
    session: Session, scope: Scope, shelf: Shelf, contract: UUID, as_of: date
) -> tuple[ObligationRow, ...] | None:
    """Every duty of one contract on a day that its projection does not reach, in a few queries; None where it does."""
    if as_of <= reach(session, contract):
        return None
    wanted = ObligationFilter(statuses=frozenset(Status), contract=contract)
    return live_list(session, scope, rulebooks(session, shelf), wanted, as_of)


def any_day_obligation(
    session: Session, scope: Scope, shelf: Shelf, obligation_id: UUID, as_of: date, under: UUID | None = None
) -> ObligationRow:
    """One obligation on any day; what no projection holds yet is found by the contract that it is `under`.

    NotFound where there is none, or it is not the asker's to see.
    """
    contract = under or obligation(session, scope, obligation_id, as_of).under.contract
    derived = derived_list(session, scope, shelf, contract, as_of)
    if derived is None:
        return obligation(session, scope, obligation_id, as_of)
    found = next((row for row in derived if row.id == obligation_id), None)
    if found is None:
        raise NotFound("義務 / obligation", obligation_id)
    return found


def live_list(
    session: Session, scope: Scope, books: Rulebooks, wanted: ObligationFilter, as_of: date, then: Then | None = None
) -> tuple[ObligationRow, ...]:
    """What `wanted` asks for on `as_of`, derived now from the facts known now, or then.

    In the order (due day, id). Queries grow with the number of contracts in chunks of 100, memory with the rows found.
    """
    rows = [row for row in _rows(session, scope, books, wanted, as_of, then) if _asked(row, wanted)]
    return tuple(sorted(rows, key=lambda row: (row.obligation.due_on or FOREVER, row.id)))


def _rows(
    session: Session, scope: Scope, books: Rulebooks, wanted: ObligationFilter, as_of: date, then: Then | None
) -> Iterator[ObligationRow]:
    if then is None:
        names, editions = _standing(session, scope, wanted)
    else:
        names, places = standing_then(session, scope, wanted, as_of, then)
        editions = {contract: place.edition for contract, place in places.items()}
    for facts in _facts(session, list(names), then):
        for owed in derive(books.of(editions[facts.contract]), facts, horizon(as_of)):
            yield listed(owed, names[facts.contract], as_of)


def _facts(session: Session, contracts: Sequence[UUID], then: Then | None) -> Iterable[Facts]:
    if then is None and len(contracts) == 1:
        return facts_at_once(session, contracts)
    return facts_of_many(session, contracts, None if then is None else then.size)


def _asked(row: ObligationRow, wanted: ObligationFilter) -> bool:
    owed = row.obligation
    right_item = wanted.item is None or wanted.item == owed.item
    right_party = wanted.party is None or wanted.party is owed.party
    right_year = not wanted.fiscal_years or owed.fiscal_year in wanted.fiscal_years
    return right_item and right_party and right_year and _due(row, wanted) and row.status in wanted.statuses


def _due(row: ObligationRow, wanted: ObligationFilter) -> bool:
    if wanted.due_from is None and wanted.due_until is None:
        return True
    due_on = row.obligation.due_on
    return due_on is not None and (wanted.due_from or date.min) <= due_on <= (wanted.due_until or date.max)


def _standing(
    session: Session, scope: Scope, wanted: ObligationFilter
) -> tuple[Mapping[UUID, ContractNames], Mapping[UUID, str]]:
    """The names and the edition of each contract wanted, in one query, in the order of their ids."""
    exact = (
        (_S.section_id, wanted.lead),
        (_S.contractor_id, wanted.contractor),
        (_S.outsourcing_id, wanted.outsourcing),
        (_S.contract_id, wanted.contract),
        (Contract.number, wanted.number),
    )
    statement = _contracts(scope).where(*(column == value for column, value in exact if value is not None))
    if wanted.section is not None:
        statement = statement.where(in_charge(_S.contract_id, [wanted.section]))
    if wanted.words:
        statement = statement.where(_S.contract_id.in_(contracts_called(wanted.words)))
    if wanted.contractor_words:
        statement = statement.where(_S.contractor_id.in_(contractors_called(wanted.contractor_words)))
    rows = session.execute(statement.order_by(_S.contract_id)).all()
    return {row.contract_id: names_of(row) for row in rows}, {row.contract_id: row.edition for row in rows}


def _contracts(scope: Scope) -> Select[*tuple[Any, ...]]:
    return (
        select(
            _S.contract_id,
            _S.edition,
            Contract.number,
            _S.outsourcing_id,
            Outsourcing.title.label("outsourcing_title"),
            _S.contractor_id,
            Contractor.name.label("contractor_name"),
            _S.section_id,
            Section.name.label("section_name"),
        )
        .join(Contract, (Contract.id == _S.contract_id) & Contract.superseded_seq.is_(None))
        .join(Outsourcing, (Outsourcing.id == _S.outsourcing_id) & Outsourcing.superseded_seq.is_(None))
        .join(Contractor, (Contractor.id == _S.contractor_id) & Contractor.superseded_seq.is_(None))
        .outerjoin(Section, (Section.id == _S.section_id) & Section.superseded_seq.is_(None))
        .where(visible(scope, _S.contract_id, _S.contractor_id))
    )
