"""Accounts as they are listed: who can sign in, as what, for which section or contractor."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from compliance.store.models.accounts import Account, AccountRole
from compliance.store.models.contractors import Contractor
from compliance.store.models.sections import Section
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account; `of` is the section or the contractor, empty where it belongs to neither."""

    login: str
    name: str
    role: AccountRole
    inspector: bool
    of: str
    created_at: datetime
    disabled_at: datetime | None


def accounts(session: Session) -> tuple[AccountLine, ...]:
    """Every account by login."""
    found = (
        select(Account, Section.name, Contractor.name)
        .outerjoin(Section, and_(Section.id == Account.section_id, stands(Section)))
        .outerjoin(Contractor, and_(Contractor.id == Account.contractor_id, stands(Contractor)))
        .order_by(Account.login)
    )
    return tuple(
        AccountLine(
            account.login,
            account.display_name,
            account.role,
            account.inspector,
            section or contractor or "",
            account.created_at,
            account.disabled_at,
        )
        for account, section, contractor in session.execute(found)
    )


def passwords_by_login(session: Session) -> dict[str, str]:
    """The hash of the password of every account that can sign in, by login."""
    active = select(Account.login, Account.password_hash).where(Account.disabled_at.is_(None)).order_by(Account.login)
    return {row.login: row.password_hash for row in session.execute(active)}


@dataclass(frozen=True, slots=True)
class NamedContractor:
    """A contractor that an account may belong to."""

    id: UUID
    name: str


def registered_contractors(session: Session) -> tuple[NamedContractor, ...]:
    """Every contractor, with or without a contract, by name."""
    found = select(Contractor.id, Contractor.name).where(stands(Contractor)).order_by(Contractor.name)
    return tuple(NamedContractor(row.id, row.name) for row in session.execute(found))
