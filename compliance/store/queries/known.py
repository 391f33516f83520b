"""Contracts as they were known at an earlier size of the trail: where they stood, and the names they had."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from compliance.store.fact_rows import stands
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.sections import Section
from compliance.store.obligation_rows import Place
from compliance.store.places import places
from compliance.store.queries.rows import ContractNames, ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.searching import found_in


def standing_then(
    session: Session, scope: Scope, wanted: ObligationFilter, as_of: date, known: int
) -> tuple[Mapping[UUID, ContractNames], Mapping[UUID, Place]]:
    """Names and places of the contracts wanted, when the trail had `known` entries, in the order of their ids.

    Seen by whoever was in charge on `as_of`, as known then. Five queries; what was voided since is there.
    """
    rows = {row.id: row for row in _contracts(session, wanted, known)}
    where = {
        contract: place
        for contract, place in places(session, list(rows), as_of, known).items()
        if _visible(scope, place) and (wanted.section is None or wanted.section in place.sections)
    }
    sections = session.execute(select(Section.id, Section.name).where(stands(Section, as_known=True)), {"known": known})
    called = {row.id: row.name for row in sections}
    names = {ident: _names(rows[ident], where[ident], called) for ident in sorted(where)}
    return names, where


def _contracts(session: Session, wanted: ObligationFilter, known: int) -> Sequence[Row[*tuple[Any, ...]]]:
    exact = (
        (Contract.contractor_id, wanted.contractor),
        (Contract.outsourcing_id, wanted.outsourcing),
        (Contract.id, wanted.contract),
        (Contract.number, wanted.number),
    )
    statement = (
        select(Contract.id, Contract.number, Outsourcing.title, Contractor.name)
        .join(Outsourcing, (Outsourcing.id == Contract.outsourcing_id) & stands(Outsourcing, as_known=True))
        .join(Contractor, (Contractor.id == Contract.contractor_id) & stands(Contractor, as_known=True))
        .where(stands(Contract, as_known=True), Contract.void_reason.is_(None))
        .where(*(column == value for column, value in exact if value is not None))
        .where(found_in(wanted.words, Contract.search_key, Outsourcing.search_key, Contractor.search_key))
        .where(found_in(wanted.contractor_words, Contractor.search_key))
    )
    return session.execute(statement, {"known": known}).all()


def _visible(scope: Scope, place: Place) -> bool:
    if scope.contractor is not None:
        return place.contractor == scope.contractor
    return scope.ward_wide or not scope.sections.isdisjoint(place.sections)


def _names(row: Row[*tuple[Any, ...]], place: Place, sections: Mapping[UUID, str]) -> ContractNames:
    return ContractNames(
        row.id,
        row.number,
        place.outsourcing,
        row.title,
        place.contractor,
        row.name,
        place.lead,
        sections.get(place.lead, ""),
        place.edition,
    )
