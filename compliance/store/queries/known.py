"""Contracts as they were known at an earlier size of the trail: where they stood, and the names they had.

What is shown is what was known then; who may see it is judged by what holds today, as on every other page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from compliance.store.fact_rows import stands
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing, SectionInCharge
from compliance.store.models.sections import Section
from compliance.store.obligation_rows import Place
from compliance.store.places import places
from compliance.store.queries.rows import ContractNames, ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.searching import found_in


@dataclass(frozen=True, slots=True)
class Then:
    """What was known when the trail had `size` entries, as it is asked for `today`."""

    size: int
    today: date


def standing_then(
    session: Session, scope: Scope, wanted: ObligationFilter, as_of: date, then: Then
) -> tuple[Mapping[UUID, ContractNames], Mapping[UUID, Place]]:
    """Names and places on `as_of` of the contracts wanted, in the order of their ids; what was voided since is there.

    Only those that may be seen today. Four queries whatever their number.
    """
    known = then.size
    rows = {row.id: row for row in _contracts(session, scope, wanted, then)}
    where = {
        contract: place
        for contract, place in places(session, list(rows), as_of, known).items()
        if wanted.section in {None, *place.sections} and wanted.lead in {None, place.lead}
    }
    sections = session.execute(select(Section.id, Section.name).where(stands(Section, as_known=True)), {"known": known})
    called = {row.id: row.name for row in sections}
    names = {ident: _names(rows[ident], where[ident], called) for ident in sorted(where)}
    return names, where


def _contracts(session: Session, scope: Scope, wanted: ObligationFilter, then: Then) -> Sequence[Row[*tuple[Any, ...]]]:
    now = aliased(Contract)
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
        .join(now, (now.id == Contract.id) & now.superseded_seq.is_(None))
        .where(stands(Contract, as_known=True), Contract.void_reason.is_(None), _may_see(scope, now, then.today))
        .where(*(column == value for column, value in exact if value is not None))
        .where(found_in(wanted.words, Contract.search_key, Outsourcing.search_key, Contractor.search_key))
        .where(found_in(wanted.contractor_words, Contractor.search_key))
    )
    return session.execute(statement, {"known": then.size}).all()


def _may_see(scope: Scope, now: type[Contract], today: date) -> ColumnElement[bool]:
    """As everywhere; a contract that was voided has no projection, so the sections of its outsourcing decide."""
    if scope.ward_wide or not scope.sections:
        return visible(scope, now.id, now.contractor_id)
    s = SectionInCharge
    in_charge = exists().where(
        s.outsourcing_id == now.outsourcing_id,
        s.section_id.in_(scope.sections),
        and_(s.superseded_seq.is_(None), s.void_reason.is_(None)),
        and_(s.from_on <= today, or_(s.to_on.is_(None), s.to_on >= today)),
    )
    return or_(visible(scope, now.id, now.contractor_id), and_(now.void_reason.is_not(None), in_charge))


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
    )
