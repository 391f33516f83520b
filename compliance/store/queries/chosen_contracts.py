"""Contracts that an officer chose: what bulk acts and renewals ask of each of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.base import Belonging
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.inspections import InspectionCancellation, InspectionPlan
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.queries.contract_lists import end_now
from compliance.store.queries.contracts import closed_on
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class ChosenContract:
    """One contract, with its end as it stands now (None: not known)."""

    id: UUID
    number: str
    contractor: UUID
    contractor_name: str
    outsourcing: UUID
    outsourcing_title: str
    start_on: date
    end_on: date | None
    closed_on: date | None


def chosen_contracts(session: Session, scope: Scope, ids: Collection[UUID]) -> tuple[ChosenContract, ...]:
    """Those of these contracts that the asker may see, by number; one query."""
    rows = session.execute(
        select(
            Contract.id,
            Contract.number,
            Contract.contractor_id,
            Contractor.name,
            Contract.outsourcing_id,
            Outsourcing.title,
            Contract.start_on,
            end_now(),
            closed_on(),
        )
        .join(Outsourcing, (Outsourcing.id == Contract.outsourcing_id) & Outsourcing.superseded_seq.is_(None))
        .join(Contractor, (Contractor.id == Contract.contractor_id) & Contractor.superseded_seq.is_(None))
        .where(Contract.id.in_(ids), stands(Contract), visible(scope, Contract.id, Contract.contractor_id))
        .order_by(Contract.number, Contract.id)
    )
    return tuple(ChosenContract(*row) for row in rows)


def visits_planned(session: Session, contracts: Sequence[UUID], fiscal_year: int) -> frozenset[UUID]:
    """Those of these contracts for which a visit of the fiscal year stands on the plan, or was made."""
    called_off = select(InspectionCancellation.inspection_id).where(stands(InspectionCancellation))
    rows = session.scalars(
        select(Belonging.contract_id)
        .join(InspectionPlan, InspectionPlan.inspection_id == Belonging.entity_id)
        .where(Belonging.contract_id.in_(contracts), Belonging.kind == "inspection", Belonging.superseded_seq.is_(None))
        .where(stands(InspectionPlan), InspectionPlan.fiscal_year == fiscal_year)
        .where(InspectionPlan.inspection_id.not_in(called_off))
    )
    return frozenset(rows)
