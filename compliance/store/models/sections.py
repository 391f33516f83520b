"""Departments and sections of the ward (担当課・保有課), each existing from one day to another."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from compliance.store.models.base import Version, filled, in_order, one_in_force, refers, versioned


class Department(Version):
    """部."""

    __tablename__ = "department"
    __table_args__ = versioned("department", *filled("name"), in_order("exists_from_on", "exists_to_on"))

    name: Mapped[str]
    exists_from_on: Mapped[date]
    exists_to_on: Mapped[date | None]


class Section(Version):
    """課, or a health centre: what owns work."""

    __tablename__ = "section"
    __table_args__ = versioned(
        "section",
        *refers("department_id", "department"),
        *filled("name"),
        in_order("exists_from_on", "exists_to_on"),
        one_in_force("section", "department_id", "name", "exists_from_on"),
    )

    department_id: Mapped[UUID]
    name: Mapped[str]
    telephone: Mapped[str | None]
    email: Mapped[str | None]
    exists_from_on: Mapped[date]
    exists_to_on: Mapped[date | None]
