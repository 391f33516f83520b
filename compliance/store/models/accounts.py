"""Accounts, the roles there are, the sessions kept on the server, and failed sign-ins."""

import enum
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base, RowNumber, filled


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


class Account(Base):
    """Somebody who can sign in. As what, and for whom, its postings say; `password_once`: to be changed at once.

    `single_keys`: keys without Ctrl or Alt do something on pages, as long as their owner does not turn that off.
    """

    __tablename__ = "account"
    __table_args__ = filled("login", "display_name", "password_hash")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(200), unique=True)
    display_name: Mapped[str]
    password_hash: Mapped[str]
    password_once: Mapped[bool] = mapped_column(default=False)
    single_keys: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as a plain mapping


class LoginSession(Base):
    """One sign-in, known by the hash of its token; ended at logout, disable and change of password.

    `begun_seq` is the entry of the trail that told of it: nobody signs in by writing a row.
    """

    __tablename__ = "login_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    begun_seq: Mapped[int] = mapped_column(BigInteger, ForeignKey("trail_entry.seq"))
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
