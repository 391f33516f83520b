"""What a list can be narrowed to: the sections and contractors among the contracts that the asker may see."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.store.models.contractors import Contractor
from compliance.store.models.obligations import ProjectionSection, ProjectionState
from compliance.store.models.sections import Section
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: its id and its name."""

    id: UUID
    name: str


def sections_to_choose(session: Session, scope: Scope) -> tuple[Named, ...]:
    """The sections in charge of a visible contract, by name."""
    rows = session.execute(
        select(Section.id, Section.name)
        .where(Section.superseded_seq.is_(None), Section.id.in_(_in_charge(scope)))
        .order_by(Section.name, Section.id)
    )
    return tuple(Named(id, name) for id, name in rows)


def contractors_to_choose(session: Session, scope: Scope) -> tuple[Named, ...]:
    """The contractors of a visible contract, by name."""
    with_contract = select(ProjectionState.contractor_id).where(
        visible(scope, ProjectionState.contract_id, ProjectionState.contractor_id)
    )
    rows = session.execute(
        select(Contractor.id, Contractor.name)
        .where(Contractor.superseded_seq.is_(None), Contractor.id.in_(with_contract))
        .order_by(Contractor.kana, Contractor.name, Contractor.id)
    )
    return tuple(Named(id, name) for id, name in rows)


def _in_charge(scope: Scope) -> Select[UUID]:
    return (
        select(ProjectionSection.section_id)
        .join(ProjectionState, ProjectionState.contract_id == ProjectionSection.contract_id)
        .where(visible(scope, ProjectionState.contract_id, ProjectionState.contractor_id))
    )
