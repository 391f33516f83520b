"""The sessions of one account that still hold: read for its page, ended from it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from compliance.store.models.accounts import LoginSession
from compliance.store.sign_ins import hashed


def open_sessions(session: Session, account: UUID, since: datetime, seen_since: datetime) -> Sequence[LoginSession]:
    """Those that began after `since` and were seen after `seen_since`, the newest first."""
    rows = select(LoginSession).where(_open(account), _alive(since, seen_since))
    return session.scalars(rows.order_by(LoginSession.created_at.desc())).all()


def end_others(session: Session, account: UUID, token: str, at: datetime, since: datetime, seen_since: datetime) -> int:
    """End every session of the account but that of this token; how many of them still held."""
    others = and_(_open(account), LoginSession.token_hash != hashed(token))
    held = len(session.scalars(select(LoginSession.token_hash).where(others, _alive(since, seen_since))).all())
    session.execute(update(LoginSession).where(others).values(ended_at=at))
    return held


def _open(account: UUID) -> ColumnElement[bool]:
    return and_(LoginSession.account_id == account, LoginSession.ended_at.is_(None))


def _alive(since: datetime, seen_since: datetime) -> ColumnElement[bool]:
    return and_(LoginSession.created_at >= since, LoginSession.last_seen_at >= seen_since)
