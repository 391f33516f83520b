"""How sections and contractors are reached."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.contractors import Contractor
from compliance.store.models.obligations import ProjectionSection
from compliance.store.models.sections import Section
from compliance.store.queries.current import stands


def telephones(session: Session, sections: Collection[UUID]) -> Mapping[UUID, str]:
    """The telephone numbers of those sections that have one, in one query."""
    rows = session.execute(
        select(Section.id, Section.telephone).where(
            Section.id.in_(sections), Section.telephone.is_not(None), stands(Section)
        )
    )
    return {row.id: row.telephone for row in rows if row.telephone}


@dataclass(frozen=True, slots=True)
class Reached:
    """A section or a contractor with its own mail address, telephone and place; empty where it has none."""

    name: str
    telephone: str
    email: str
    postal_code: str = ""
    address: str = ""


def reached_sections(session: Session, sections: Collection[UUID]) -> Mapping[UUID, Reached]:
    """How these sections are reached, in one query."""
    rows = session.execute(
        select(Section.id, Section.name, Section.telephone, Section.email).where(
            Section.id.in_(sections), stands(Section)
        )
    )
    return {row.id: Reached(row.name, row.telephone or "", row.email or "") for row in rows}


def reached_contractors(session: Session, contractors: Collection[UUID]) -> Mapping[UUID, Reached]:
    """How these contractors are reached, in one query: by the office's own address, never by a person's."""
    rows = session.scalars(select(Contractor).where(Contractor.id.in_(contractors), stands(Contractor)))
    return {
        row.id: Reached(row.name, row.telephone or "", row.email or "", row.postal_code or "", row.address or "")
        for row in rows
    }


def leading_sections(session: Session, contracts: Collection[UUID]) -> Sequence[UUID]:
    """The sections that lead these contracts, each once; one query."""
    leads = select(ProjectionSection.section_id).where(
        ProjectionSection.contract_id.in_(contracts), ProjectionSection.position == 0
    )
    return session.scalars(leads.distinct()).all()
