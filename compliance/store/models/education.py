"""Education sessions (教育・周知) as planned and as held, who attended, and the reports on them."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import (
    Beneath,
    Happened,
    Submittable,
    Version,
    beneath,
    refers,
    versioned,
)

_SOME_TOPIC = "teaches_protection OR teaches_security OR tells_ordinance"


class EducationPlan(Happened, Version):
    """A session that is to be held on `planned_on`, told on `happened_on`: no education done, and no duty's answer.

    Without anybody invited it is for whoever is a handler on that day.
    """

    __tablename__ = "education_plan"
    __table_args__ = versioned(
        "education_plan",
        *refers("makes_up_id", "education_session"),
        CheckConstraint(_SOME_TOPIC, name="some_topic"),
    )

    planned_on: Mapped[date]
    teaches_protection: Mapped[bool] = mapped_column(default=False)
    teaches_security: Mapped[bool] = mapped_column(default=False)
    tells_ordinance: Mapped[bool] = mapped_column(default=False)
    makes_up_id: Mapped[UUID | None]
    form: Mapped[str | None]
    teacher: Mapped[str | None]
    material: Mapped[str | None]

    invited: Mapped[list["Invited"]] = relationship(viewonly=True)


class Invited(Beneath):
    """One person is to attend a planned session."""

    __tablename__ = "education_invited"
    __table_args__ = (
        beneath("education_plan"),
        *refers("person_id", "person"),
        UniqueConstraint("of_row", "person_id"),
    )

    person_id: Mapped[UUID] = mapped_column(index=True)


class EducationSession(Submittable, Happened, Version):
    """One session, for one contract or several of the same contractor; a make-up session is one more."""

    __tablename__ = "education_session"
    __table_args__ = versioned(
        "education_session",
        *refers("makes_up_id", "education_session"),
        *refers("planned_id", "education_plan"),
        CheckConstraint("minutes > 0", name="minutes"),
        CheckConstraint(_SOME_TOPIC, name="some_topic"),
    )

    teaches_protection: Mapped[bool] = mapped_column(default=False)
    teaches_security: Mapped[bool] = mapped_column(default=False)
    tells_ordinance: Mapped[bool] = mapped_column(default=False)
    makes_up_id: Mapped[UUID | None]
    planned_id: Mapped[UUID | None] = mapped_column(index=True)
    minutes: Mapped[int | None] = mapped_column(Integer)
    form: Mapped[str | None]
    teacher: Mapped[str | None]
    material: Mapped[str | None]
    test: Mapped[str | None]

    attendance: Mapped[list["Attendance"]] = relationship(viewonly=True)


class Attendance(Beneath):
    """One person was there, or should have been and was not."""

    __tablename__ = "attendance"
    __table_args__ = (
        beneath("education_session"),
        *refers("person_id", "person"),
        UniqueConstraint("of_row", "person_id"),
    )

    person_id: Mapped[UUID] = mapped_column(index=True)
    present: Mapped[bool] = mapped_column(default=True)


class EducationReport(Submittable, Happened, Version):
    """The result of a session was reported, for editions that ask for it."""

    __tablename__ = "education_report"
    __table_args__ = versioned("education_report", *refers("session_id", "education_session"))
    follows = "session_id"

    session_id: Mapped[UUID] = mapped_column(index=True)
    result: Mapped[str | None]
