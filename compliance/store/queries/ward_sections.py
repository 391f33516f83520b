"""The ward's departments and sections by name: what a paper that names them is read against."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.sections import Department, Section


@dataclass(frozen=True, slots=True)
class WardSection:
    """A section as it stands now, with the name of its department."""

    id: UUID
    name: str
    department: str


def departments_by_name(session: Session) -> dict[str, UUID]:
    """Every department that stands, by its name; of two of one name the one made later."""
    found = select(Department.name, Department.id).where(
        Department.superseded_seq.is_(None), Department.void_reason.is_(None)
    )
    return {row.name: row.id for row in session.execute(found.order_by(Department.exists_from_on))}


def ward_sections(session: Session) -> tuple[WardSection, ...]:
    """Every section that stands, those made first in front."""
    found = (
        select(Section.id, Section.name, Department.name)
        .join(Department, Department.id == Section.department_id)
        .where(
            Section.superseded_seq.is_(None),
            Section.void_reason.is_(None),
            Department.superseded_seq.is_(None),
        )
        .order_by(Section.exists_from_on, Section.row_id)
    )
    return tuple(WardSection(*row) for row in session.execute(found))
