"""Invitations as they are listed and opened, and the people of a contractor who can sign in."""

import enum
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from compliance.domain.errors import NotFound
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.models.contracts import Contract
from compliance.store.models.invitations import Invitation
from compliance.store.models.mails import Mail
from compliance.store.models.obligations import ProjectionSection
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.postings import Posting
from compliance.store.queries.accounts import AccountLine, Since, accounts_with
from compliance.store.queries.current import stands
from compliance.store.queries.postings import in_force, not_ended


class InvitationState(enum.StrEnum):
    """What became of an invitation."""

    OPEN = "open"
    ACCEPTED = "accepted"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation as it stands at a moment; `inviter` and `opened_by` are the names of the accounts.

    `renewed` is the account whose password it sets anew and `login` its sign-in name; None and empty where it
    opens an account.
    """

    id: UUID
    contractor: UUID
    section: UUID | None
    code_hash: str
    name: str
    role: AccountRole
    email: str
    state: InvitationState
    inviter: str
    invited_at: datetime
    expires_at: datetime
    accepted_at: datetime | None
    opened_by: str
    renewed: UUID | None
    login: str


def invitations_to(session: Session, contractor: UUID, now: datetime) -> Sequence[InvitationLine]:
    """Those to one contractor, the newest first; one query."""
    newest = Invitation.invited_at.desc(), Invitation.id
    rows = session.execute(_with_names().where(Invitation.contractor_id == contractor).order_by(*newest))
    return [_line(*row, now) for row in rows]


def invitation_to(session: Session, contractor: UUID, ident: UUID, now: datetime) -> InvitationLine:
    """One to this contractor; NotFound for another's."""
    asked = Invitation.id == ident, Invitation.contractor_id == contractor
    row = session.execute(_with_names().where(*asked)).one_or_none()
    if row is None:
        raise NotFound("招待 / invitation", ident)
    return _line(*row, now)


def invitation_of_code(session: Session, code_hash: str, now: datetime) -> InvitationLine | None:
    """The one with this code, whatever became of it."""
    row = session.execute(_with_names().where(Invitation.code_hash == code_hash)).one_or_none()
    return None if row is None else _line(*row, now)


def people_at(session: Session, contractor: UUID, on: date, since: Since) -> Sequence[AccountLine]:
    """The accounts posted to a contractor on the day or later, whether they may sign in or not; four queries."""
    posted = select(Account.id).join(Posting, Posting.account_id == Account.id)
    theirs = posted.where(stands(Posting), not_ended(on), Posting.contractor_id == contractor).distinct()
    known = select(Account.id).where(Account.id.in_(theirs)).order_by(Account.created_at, Account.id)
    return accounts_with(session, session.scalars(known).all(), on, since)


def responsible_at(session: Session, contractor: UUID, on: date) -> Sequence[UUID]:
    """The accounts of a contractor's responsible person on the day: one, unless something else was recorded."""
    held = (in_force(on), Posting.contractor_id == contractor, Posting.role == AccountRole.CONTRACTOR_RESPONSIBLE)
    return session.scalars(select(Posting.account_id).where(*held).order_by(Posting.row_id)).all()


def mails_of(session: Session, invitation: UUID) -> Sequence[UUID]:
    """The mails that carry an invitation, sent or not."""
    return session.scalars(select(Mail.id).where(Mail.invitation_id == invitation)).all()


def contracts_to_come(session: Session, contractor: UUID, on: date) -> Sequence[tuple[str, str]]:
    """Number and work of a contractor's contracts that have not ended by the day; one query."""
    named = select(Contract.number, Outsourcing.title).join(Outsourcing, Outsourcing.id == Contract.outsourcing_id)
    going = (Contract.end_on.is_(None)) | (Contract.end_on >= on)
    theirs = named.where(Contract.contractor_id == contractor, stands(Contract), stands(Outsourcing), going)
    return [(number, title) for number, title in session.execute(theirs.order_by(Contract.number))]


def asking_section(session: Session, sections: Collection[UUID], contractor: UUID) -> UUID | None:
    """The first of these sections that is in charge of a contract of this contractor, leading before others."""
    theirs = select(ProjectionSection.section_id).where(
        ProjectionSection.contractor_id == contractor, ProjectionSection.section_id.in_(sections)
    )
    return session.scalar(theirs.order_by(ProjectionSection.position, ProjectionSection.section_id).limit(1))


def open_renewals(session: Session, account: UUID) -> Sequence[UUID]:
    """The invitations to set this account's password anew that are neither used nor taken back."""
    unused = Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None)
    found = select(Invitation.id).where(Invitation.renewed_id == account, *unused)
    return session.scalars(found.order_by(Invitation.invited_at, Invitation.id)).all()


def _with_names() -> Select[Invitation, str, str | None, str | None]:
    opened, renewed = aliased(Account), aliased(Account)
    named = select(Invitation, Account.display_name, opened.display_name, renewed.login)
    inviting = named.join(Account, Account.id == Invitation.invited_by)
    known = inviting.outerjoin(opened, opened.id == Invitation.account_id)
    return known.outerjoin(renewed, renewed.id == Invitation.renewed_id)


def _line(row: Invitation, inviter: str, opened_by: str | None, login: str | None, now: datetime) -> InvitationLine:
    return InvitationLine(
        row.id,
        row.contractor_id,
        row.section_id,
        row.code_hash,
        row.name,
        row.role,
        row.email or "",
        _state(row, now),
        inviter,
        row.invited_at,
        row.expires_at,
        row.accepted_at,
        opened_by or "",
        row.renewed_id,
        login or "",
    )


def _state(row: Invitation, now: datetime) -> InvitationState:
    if row.accepted_at is not None:
        return InvitationState.ACCEPTED
    if row.withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.OPEN if now < row.expires_at else InvitationState.EXPIRED
