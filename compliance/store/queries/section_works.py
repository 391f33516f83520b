"""What a section holds from a day on: the works it is in charge of, with how many contracts run under each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing, SectionInCharge
from compliance.store.models.sections import Department, Section
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class Work:
    """One outsourcing, whether the section leads it, since and until when, and its contracts; `id` is the charge's."""

    id: UUID
    outsourcing: UUID
    title: str
    leads: bool
    from_on: date
    to_on: date | None
    contracts: int


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section with its days, and how many works it is in charge of on the day or later."""

    id: UUID
    version: int
    department: UUID
    department_name: str
    name: str
    telephone: str | None
    email: str | None
    exists_from_on: date
    exists_to_on: date | None
    works: int


def sections_with_works(session: Session, on: date) -> tuple[SectionLine, ...]:
    """Every section there is, was or will be, by department and name, in two queries."""
    number = func.count(SectionInCharge.outsourcing_id.distinct())
    held = select(SectionInCharge.section_id, number).where(_reaches(on)).group_by(SectionInCharge.section_id)
    works = {row[0]: row[1] for row in session.execute(held)}
    rows = session.execute(
        select(Section, Department.name)
        .join(Department, Department.id == Section.department_id)
        .where(stands(Section), Department.superseded_seq.is_(None))
        .order_by(Department.exists_from_on, Department.row_id, Section.exists_from_on, Section.row_id)
    )
    return tuple(_line(section, department, works.get(section.id, 0)) for section, department in rows)


def works_of(session: Session, section_id: UUID, on: date) -> tuple[Work, ...]:
    """The works of one section on the day or later, by title."""
    contracts = (
        select(func.count())
        .select_from(Contract)
        .where(Contract.outsourcing_id == Outsourcing.id, stands(Contract))
        .correlate(Outsourcing)
        .scalar_subquery()
    )
    c = SectionInCharge
    rows = session.execute(
        select(c.id, Outsourcing.id, Outsourcing.title, c.leads, c.from_on, c.to_on, contracts)
        .join(c, c.outsourcing_id == Outsourcing.id)
        .where(stands(Outsourcing), c.section_id == section_id, _reaches(on))
        .order_by(Outsourcing.title, Outsourcing.id, c.from_on)
    )
    return tuple(Work(*row) for row in rows)


def charges_of(session: Session, section_id: UUID, on: date) -> Sequence[SectionInCharge]:
    """The rows that put a section in charge on the day or later, in the order they were recorded."""
    wanted = select(SectionInCharge).where(SectionInCharge.section_id == section_id, _reaches(on))
    return session.scalars(wanted.order_by(SectionInCharge.row_id)).all()


def charges_over(
    session: Session, outsourcings: Collection[UUID], section_id: UUID, on: date
) -> dict[UUID, SectionInCharge]:
    """Where a section is in charge of one of these works already, on the day or later."""
    of_these = SectionInCharge.outsourcing_id.in_(outsourcings)
    rows = session.scalars(
        select(SectionInCharge).where(of_these, SectionInCharge.section_id == section_id, _reaches(on))
    )
    return {row.outsourcing_id: row for row in rows}


def _reaches(on: date) -> ColumnElement[bool]:
    return stands(SectionInCharge) & or_(SectionInCharge.to_on.is_(None), SectionInCharge.to_on >= on)


def _line(section: Section, department: str, works: int) -> SectionLine:
    return SectionLine(
        section.id,
        section.version,
        section.department_id,
        department,
        section.name,
        section.telephone,
        section.email,
        section.exists_from_on,
        section.exists_to_on,
        works,
    )
