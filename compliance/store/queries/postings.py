"""Who is posted where on a day (配属): the one condition behind every right, and the postings to come."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from compliance.store.models.accounts import Account, AccountRole
from compliance.store.models.postings import Posting
from compliance.store.queries.current import stands


def in_force(on: date) -> ColumnElement[bool]:
    """Whether a posting holds on the day: to be joined, so that a right goes with its last day."""
    return and_(stands(Posting), Posting.from_on <= on, not_ended(on))


def not_ended(on: date) -> ColumnElement[bool]:
    """Whether a posting still holds on the day, or is yet to begin."""
    return or_(Posting.to_on.is_(None), Posting.to_on >= on)


def postings_of(session: Session, account_id: UUID) -> Sequence[Posting]:
    """Every posting of an account that was not voided, the oldest first."""
    standing = select(Posting).where(Posting.account_id == account_id, stands(Posting))
    return session.scalars(standing.order_by(Posting.from_on, Posting.row_id)).all()


def reaching(session: Session, accounts: Sequence[UUID], on: date) -> Sequence[Posting]:
    """The postings of these accounts that hold on the day or begin later."""
    standing = select(Posting).where(Posting.account_id.in_(accounts), stands(Posting), not_ended(on))
    return session.scalars(standing.order_by(Posting.account_id, Posting.from_on, Posting.row_id)).all()


def staff_of(session: Session, section_id: UUID, on: date) -> Sequence[Posting]:
    """The postings to a section that hold on the day or begin later."""
    standing = select(Posting).where(Posting.section_id == section_id, stands(Posting), not_ended(on))
    return session.scalars(standing.order_by(Posting.from_on, Posting.row_id)).all()


def administrators_leave_on(session: Session, after: date) -> Sequence[date]:
    """The days, from `after` on, that are some administrator's last."""
    held = (stands(Posting), Posting.role == AccountRole.ADMINISTRATOR, Posting.to_on >= after)
    return [day for day in session.scalars(select(Posting.to_on).where(*held).distinct()) if day is not None]


def has_administrator(session: Session, on: date) -> bool:
    """Whether somebody who can sign in is an administrator on the day."""
    posted = select(Posting.id).join(Account, Account.id == Posting.account_id)
    acting = posted.where(in_force(on), Posting.role == AccountRole.ADMINISTRATOR, Account.disabled_at.is_(None))
    return bool(session.scalar(select(exists(acting))))
