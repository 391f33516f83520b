"""Accounts and their roles, the sessions kept on the server, and failed sign-ins."""

import enum
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base, RowNumber, closed, filled, refers


class AccountRole(enum.StrEnum):
    """Who somebody is to the system (design, decision 15)."""

    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy_officer"
    SECTION_OFFICER = "section_officer"
    AUDITOR = "auditor"
    CONTRACTOR_RESPONSIBLE = "contractor_responsible"
    CONTRACTOR_STAFF = "contractor_staff"
    COUNCIL_SECRETARIAT = "council_secretariat"
    COUNCIL_MEMBER = "council_member"


_IN_A_SECTION = "role = 'section_officer'"
_AT_A_CONTRACTOR = "role IN ('contractor_responsible', 'contractor_staff')"


class Account(Base):
    """Somebody who can sign in: section officers in a section, contractor's people at a contractor, nobody else."""

    __tablename__ = "account"
    __table_args__ = (
        *refers("section_id", "section"),
        *refers("contractor_id", "contractor"),
        *filled("login", "display_name", "password_hash"),
        CheckConstraint(f"({_IN_A_SECTION}) = (section_id IS NOT NULL)", name="section_of_officers"),
        CheckConstraint(f"({_AT_A_CONTRACTOR}) = (contractor_id IS NOT NULL)", name="contractor_of_its_people"),
        CheckConstraint(f"{_IN_A_SECTION} OR NOT inspector", name="inspectors_are_officers"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(200), unique=True)
    display_name: Mapped[str]
    role: Mapped[AccountRole] = mapped_column(closed(AccountRole))
    inspector: Mapped[bool] = mapped_column(default=False)
    section_id: Mapped[UUID | None] = mapped_column(index=True)
    contractor_id: Mapped[UUID | None] = mapped_column(index=True)
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as a plain mapping


class LoginSession(Base):
    """One sign-in, known by the hash of its token; ended at logout, disable and change of password."""

    __tablename__ = "login_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class LoginFailure(Base):
    """One failed sign-in, for throttling by login and by address; the login as typed is kept as a hash."""

    __tablename__ = "login_failure"

    row_id: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    login_hash: Mapped[str] = mapped_column(String(64), index=True)
    address: Mapped[str | None] = mapped_column(index=True)
    failed_at: Mapped[datetime] = mapped_column(index=True)
