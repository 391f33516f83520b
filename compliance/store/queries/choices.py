"""What a list can be narrowed to: the sections and contractors among the contracts that the asker may see."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session, aliased

from compliance.store.models.contractors import Contractor
from compliance.store.models.obligations import ProjectionSection, ProjectionState
from compliance.store.models.sections import Section
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.shapes import shaped


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: its id and its name."""

    id: UUID
    name: str


def sections_to_choose(session: Session, scope: Scope) -> tuple[Named, ...]:
    """The sections in charge of a visible contract, by name."""
    return tuple(Named(id, name) for id, name in session.connection().execute(*_sections(scope)))


def contractors_to_choose(session: Session, scope: Scope, at_most: int = 100) -> tuple[Named, ...]:
    """The first contractors of a visible contract, by kana."""
    return tuple(Named(id, name) for id, name in session.connection().execute(*_contractors(scope, at_most)))


def contractor_named(session: Session, scope: Scope, contractor_id: UUID) -> str | None:
    """The name of a contractor with a visible contract; None for any other."""
    return session.scalar(
        select(Contractor.name).where(
            Contractor.id == contractor_id, Contractor.superseded_seq.is_(None), _under_contract(scope)
        )
    )


@shaped
def _sections(scope: Scope) -> Select[UUID, str]:
    return (
        select(Section.id, Section.name)
        .where(Section.superseded_seq.is_(None), _in_charge_of_something(scope))
        .order_by(Section.name, Section.id)
    )


@shaped
def _contractors(scope: Scope, at_most: int) -> Select[UUID, str]:
    return (
        select(Contractor.id, Contractor.name)
        .where(Contractor.superseded_seq.is_(None), _under_contract(scope))
        .order_by(Contractor.kana, Contractor.name, Contractor.id)
        .limit(at_most)
    )


def _under_contract(scope: Scope) -> ColumnElement[bool]:
    """Asked from the contractor's side, as the sections are."""
    s, held = ProjectionState, ProjectionSection
    if scope.sections and not scope.ward_wide:
        return exists().where(held.contractor_id == Contractor.id, held.section_id.in_(scope.sections))
    return exists().where(s.contractor_id == Contractor.id, visible(scope, s.contract_id, s.contractor_id))


def _in_charge_of_something(scope: Scope) -> ColumnElement[bool]:
    """Asked from the section's side, so that the number of the ward's contracts does not matter."""
    held, mine = ProjectionSection, aliased(ProjectionSection)
    if scope.ward_wide:
        return exists().where(held.section_id == Section.id)
    if scope.contractor is None:
        shared = select(held.section_id).join(mine, mine.contract_id == held.contract_id)
        return Section.id.in_(shared.where(mine.section_id.in_(scope.sections)))
    contracts = select(ProjectionState.contract_id).where(
        visible(scope, ProjectionState.contract_id, ProjectionState.contractor_id)
    )
    return Section.id.in_(select(held.section_id).where(held.contract_id.in_(contracts)))
