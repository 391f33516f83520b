"""Accounts as they are listed: who can sign in, as what, for which section or contractor, and when they last did."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from compliance.store.models.accounts import Account, AccountRole, LoginSession
from compliance.store.models.contractors import Contractor
from compliance.store.models.postings import Posting
from compliance.store.models.sections import Section
from compliance.store.queries.current import stands
from compliance.store.queries.postings import not_ended


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One posting; `of` is the section or the contractor, empty where it belongs to neither."""

    id: UUID
    version: int
    role: AccountRole
    inspector: bool
    section: UUID | None
    of: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Since:
    """A session still holds where it began after one instant and was seen after the other."""

    began: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class SignInLine:
    """When an account last signed in, and how many of its sessions are open."""

    last_at: datetime | None = None
    open: int = 0


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account with the postings that hold on the day or begin later, and its sessions."""

    id: UUID
    version: int
    login: str
    name: str
    created_at: datetime
    disabled_at: datetime | None
    password_once: bool
    as_of: date
    postings: tuple[PostingLine, ...]
    sign_ins: SignInLine

    @property
    def now(self) -> tuple[PostingLine, ...]:
        """The postings that hold on the day."""
        return tuple(one for one in self.postings if one.from_on <= self.as_of <= (one.to_on or self.as_of))

    @property
    def coming(self) -> tuple[PostingLine, ...]:
        """The postings that begin later."""
        return tuple(one for one in self.postings if one.from_on > self.as_of)

    @property
    def at_a_contractor(self) -> bool:
        """Whether it is a contractor's: those are opened with the contractor's invitation."""
        return any(one.role.value.startswith("contractor_") for one in self.postings)


def accounts(session: Session, on: date, since: Since | None = None) -> tuple[AccountLine, ...]:
    """Every account by login, in three queries."""
    everybody = session.scalars(select(Account).order_by(Account.login)).all()
    return _lines(session, everybody, not_ended(on), on, since)


def accounts_with(session: Session, ids: Collection[UUID], on: date, since: Since) -> tuple[AccountLine, ...]:
    """These accounts in this order, in three queries."""
    found = {row.id: row for row in session.scalars(select(Account).where(Account.id.in_(ids)))}
    return _lines(session, [found[ident] for ident in ids], not_ended(on) & Posting.account_id.in_(ids), on, since)


def account(session: Session, subject: UUID, on: date, since: Since) -> AccountLine | None:
    """One account with every posting it ever had; None where there is no such account."""
    row = session.get(Account, subject)
    return None if row is None else _lines(session, [row], Posting.account_id == subject, on, since)[0]


def _lines(
    session: Session, rows: Sequence[Account], posted: ColumnElement[bool], on: date, since: Since | None
) -> tuple[AccountLine, ...]:
    postings, signed = _postings(session, posted), _sign_ins(session, since, [row.id for row in rows])
    return tuple(_line(row, on, postings.get(row.id, ()), signed.get(row.id, SignInLine())) for row in rows)


def _line(row: Account, on: date, posted: Sequence[PostingLine], signed: SignInLine) -> AccountLine:
    return AccountLine(
        row.id,
        row.version,
        row.login,
        row.display_name,
        row.created_at,
        row.disabled_at,
        row.password_once,
        on,
        tuple(posted),
        signed,
    )


def _postings(session: Session, wanted: ColumnElement[bool]) -> Mapping[UUID, list[PostingLine]]:
    rows = session.execute(
        select(Posting, Section.name, Contractor.name)
        .outerjoin(Section, and_(Section.id == Posting.section_id, stands(Section)))
        .outerjoin(Contractor, and_(Contractor.id == Posting.contractor_id, stands(Contractor)))
        .where(stands(Posting), wanted)
        .order_by(Posting.from_on, Posting.row_id)
    )
    found: dict[UUID, list[PostingLine]] = defaultdict(list)
    for p, section, contractor in rows:
        of = section or contractor or ""
        line = PostingLine(p.id, p.version, p.role, p.inspector, p.section_id, of, p.from_on, p.to_on)
        found[p.account_id].append(line)
    return found


def _sign_ins(session: Session, since: Since | None, subjects: Collection[UUID]) -> Mapping[UUID, SignInLine]:
    s = LoginSession
    alive = [] if since is None else [s.created_at >= since.began, s.last_seen_at >= since.seen]
    rows = session.execute(
        select(s.account_id, func.max(s.created_at), func.count().filter(s.ended_at.is_(None), *alive))
        .where(s.account_id.in_(subjects))
        .group_by(s.account_id)
    )
    return {account_id: SignInLine(last_at, number) for account_id, last_at, number in rows}


def passwords_by_login(session: Session) -> dict[str, str]:
    """The hash of the password of every account that can sign in, by login."""
    active = select(Account.login, Account.password_hash).where(Account.disabled_at.is_(None)).order_by(Account.login)
    return {row.login: row.password_hash for row in session.execute(active)}
