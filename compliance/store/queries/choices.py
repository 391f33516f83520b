"""What a list can be narrowed to: the sections and contractors among the contracts that the asker may see."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from compliance.store.models.contractors import Contractor
from compliance.store.models.obligations import ProjectionSection, ProjectionState
from compliance.store.models.sections import Section
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.section_groups import Groups, groups_of
from compliance.store.queries.shapes import shaped


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: its id and its name."""

    id: UUID
    name: str


def sections_to_choose(session: Session, scope: Scope, groups: Groups | None = None) -> tuple[Named, ...]:
    """The sections in charge of a visible contract, by name; one query less where `groups_of` the scope are known."""
    of_scope = (groups or groups_of(session, scope) or ()) if scope.sections else ()
    together = frozenset(section for group in of_scope for section in group.sections)
    return tuple(Named(id, name) for id, name in session.connection().execute(*_sections(scope, together)).all())


def contractors_to_choose(session: Session, scope: Scope, at_most: int = 100) -> tuple[Named, ...]:
    """The first contractors of a visible contract, by kana."""
    return tuple(Named(id, name) for id, name in session.connection().execute(*_contractors(scope, at_most)).all())


def contractor_named(session: Session, scope: Scope, contractor_id: UUID) -> str | None:
    """The name of a contractor with a visible contract; None for any other."""
    return session.scalar(
        select(Contractor.name).where(
            Contractor.id == contractor_id, Contractor.superseded_seq.is_(None), _under_contract(scope)
        )
    )


@shaped
def _sections(scope: Scope, together: frozenset[UUID]) -> Select[UUID, str]:
    """`together` are those that the sections of the scope work with."""
    named = select(Section.id, Section.name).where(Section.superseded_seq.is_(None)).order_by(Section.name, Section.id)
    if scope.sections and not scope.ward_wide:
        return named.where(Section.id.in_(together))
    return named.where(_in_charge_of_something(scope))


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
    held, s = ProjectionSection, ProjectionState
    if scope.ward_wide:
        return exists().where(held.section_id == Section.id)
    contracts = select(s.contract_id).where(visible(scope, s.contract_id, s.contractor_id))
    return Section.id.in_(select(held.section_id).where(held.contract_id.in_(contracts)))
