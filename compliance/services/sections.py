"""Departments and sections of the ward (担当課・保有課)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from compliance.services.recording import Command
from compliance.store.models.sections import Department, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDepartment(Command):
    """部."""

    model: ClassVar = Department
    name: str
    exists_from_on: date
    exists_to_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSection(Command):
    """課, or a health centre: what owns work."""

    model: ClassVar = Section
    department_id: UUID
    name: str
    exists_from_on: date
    exists_to_on: date | None = None
    telephone: str | None = None
    email: str | None = None
