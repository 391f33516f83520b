"""Rows of signing in: accounts by login, sessions by the hash of their token, and failures to count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from unicodedata import normalize
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, text, update
from sqlalchemy.orm import Session

from compliance.store.models.accounts import Account, AccountRole, LoginFailure, LoginSession
from compliance.store.models.policies import WardSettings
from compliance.store.models.postings import Posting
from compliance.store.queries.current import stands
from compliance.store.queries.postings import in_force
from compliance.store.queries.shapes import shaped


@dataclass(frozen=True, slots=True)
class Failures:
    """How often signing in failed since a moment: for this login, and from this address."""

    of_login: int
    from_address: int


def account_by_login(session: Session, login: str) -> Account | None:
    """The account of a login, a disabled one included; case and width do not matter."""
    return session.scalars(select(Account).where(Account.login == folded(login))).one_or_none()


class Posted(NamedTuple):
    """For whom an account works: a contractor, a section, or neither."""

    role: AccountRole
    contractor_id: UUID | None
    section_id: UUID | None


class SignedIn(NamedTuple):
    """Who holds a token, by which session, and the postings (at least one) that hold today.

    `practice`: whether the ward's data are for practice.
    """

    account: UUID
    login: str
    name: str
    password_once: bool
    single_keys: bool
    since: datetime
    seen_at: datetime
    practice: bool
    postings: Sequence[Posted]


def signed_in(session: Session, token: str, on: date, since: datetime, seen_since: datetime) -> SignedIn | None:
    """Who holds this token on the day `on`; None where nobody is posted by it or the session is over.

    It is over when it ended, began before `since` or was last seen before `seen_since`. One query: every page asks it.
    """
    rows = session.connection().execute(*_holding(hashed(token), on, since, seen_since)).all()
    if not rows:
        return None
    first, postings = rows[0], [Posted(row.role, row.contractor_id, row.section_id) for row in rows]
    known = (
        first.id,
        first.login,
        first.display_name,
        first.password_once,
        first.single_keys,
        first.created_at,
        first.last_seen_at,
    )
    return SignedIn(*known, practice=first.practice is True, postings=postings)


@shaped
def _holding(token_hash: str, on: date, since: datetime, seen_since: datetime) -> Select[*tuple[Any, ...]]:
    practice = select(WardSettings.practice).where(stands(WardSettings)).scalar_subquery().label("practice")
    account = Account.id, Account.login, Account.display_name, Account.password_once, Account.single_keys
    return (
        select(*account, LoginSession.created_at, LoginSession.last_seen_at, practice)
        .add_columns(Posting.role, Posting.contractor_id, Posting.section_id)
        .join(LoginSession, LoginSession.account_id == Account.id)
        .join(Posting, Posting.account_id == Account.id)
        .where(
            LoginSession.token_hash == token_hash,
            LoginSession.ended_at.is_(None),
            LoginSession.created_at >= since,
            LoginSession.last_seen_at >= seen_since,
            Account.disabled_at.is_(None),
            in_force(on),
        )
        .order_by(Posting.from_on, Posting.row_id)
    )


def is_posted(session: Session, account_id: UUID, on: date) -> bool:
    """Whether the account works for anybody on the day."""
    return session.scalar(select(Posting.id).where(Posting.account_id == account_id, in_force(on)).limit(1)) is not None


def open_session(session: Session, account_id: UUID, token: str, at: datetime, seq: int) -> None:
    """Begin a session that entry `seq` told of; only the hash of its token is kept."""
    token_hash = hashed(token)
    made = LoginSession(token_hash=token_hash, account_id=account_id, begun_seq=seq, created_at=at, last_seen_at=at)
    session.add(made)


def touch_session(session: Session, token: str, at: datetime) -> None:
    """Note that the session was used."""
    session.execute(update(LoginSession).where(LoginSession.token_hash == hashed(token)).values(last_seen_at=at))


def end_session(session: Session, token: str, at: datetime) -> None:
    """End one session for good."""
    _end(session, LoginSession.token_hash == hashed(token), at)


def end_sessions_of(session: Session, account_id: UUID, at: datetime) -> None:
    """End every session of an account: it was disabled, or its password changed."""
    _end(session, LoginSession.account_id == account_id, at)


def forget_sessions_before(session: Session, begun: datetime) -> int:
    """Delete the sessions that began before an instant and are over by their age alone; returns how many."""
    gone = delete(LoginSession).where(LoginSession.created_at < begun).returning(LoginSession.token_hash)
    return len(session.execute(gone).all())


def failures(session: Session, login: str, address: str, since: datetime) -> Failures:
    """The failures since `since`."""
    login_hash = hashed(folded(login))
    row = session.execute(
        select(
            func.count().filter(LoginFailure.login_hash == login_hash),
            func.count().filter(LoginFailure.address == address),
        ).where(
            LoginFailure.failed_at >= since,
            or_(LoginFailure.login_hash == login_hash, LoginFailure.address == address),
        )
    ).one()
    return Failures(row[0], row[1])


def count_alone(session: Session) -> None:
    """Let nobody else count or note failures until this transaction ends: on SQLite it is the only writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {LoginFailure.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))


def note_failure(session: Session, login: str, address: str, at: datetime) -> None:
    """One failed sign-in, or one that has not succeeded yet."""
    session.add(LoginFailure(login_hash=hashed(folded(login)), address=address, failed_at=at))


def forget_failures(session: Session, login: str) -> None:
    """The login has signed in: what failed before no longer counts against it."""
    session.execute(delete(LoginFailure).where(LoginFailure.login_hash == hashed(folded(login))))


def forget_failures_before(session: Session, since: datetime) -> None:
    """Failures that count against nobody any more."""
    session.execute(delete(LoginFailure).where(LoginFailure.failed_at < since))


def folded(login: str) -> str:
    """A login as it is kept: NFKC, lower case, without spaces around it."""
    return normalize("NFKC", login).strip().lower()


def hashed(secret: str) -> str:
    """SHA-256 in hex."""
    return sha256(secret.encode()).hexdigest()


def _end(session: Session, which: ColumnElement[bool], at: datetime) -> None:
    session.execute(update(LoginSession).where(which, LoginSession.ended_at.is_(None)).values(ended_at=at))
