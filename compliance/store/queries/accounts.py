"""Accounts as they are listed: who can sign in, as what, for which section or contractor, and when they last did."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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


def accounts(session: Session, on: date, seen_since: datetime | None = None) -> tuple[AccountLine, ...]:
    """Every account by login, in three queries; a session is open while it was seen since `seen_since`."""
    posted, signed = _postings(session, not_ended(on)), _sign_ins(session, seen_since)
    found = session.scalars(select(Account).order_by(Account.login))
    return tuple(_line(row, on, posted.get(row.id, ()), signed.get(row.id, SignInLine())) for row in found)


def account(session: Session, subject: UUID, on: date, seen_since: datetime) -> AccountLine | None:
    """One account with every posting it ever had; None where there is no such account."""
    row = session.get(Account, subject)
    if row is None:
        return None
    posted, signed = _postings(session, Posting.account_id == subject), _sign_ins(session, seen_since, subject)
    return _line(row, on, posted.get(subject, ()), signed.get(subject, SignInLine()))


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


def _sign_ins(session: Session, seen_since: datetime | None, subject: UUID | None = None) -> Mapping[UUID, SignInLine]:
    s = LoginSession
    open_now = [s.ended_at.is_(None), *([] if seen_since is None else [s.last_seen_at >= seen_since])]
    rows = session.execute(
        select(s.account_id, func.max(s.created_at), func.count().filter(*open_now))
        .where(*([] if subject is None else [s.account_id == subject]))
        .group_by(s.account_id)
    )
    return {account_id: SignInLine(last_at, number) for account_id, last_at, number in rows}


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
