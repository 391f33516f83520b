"""Invitations (招待): somebody of a contractor is asked to open an account or to set its password anew."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.documents.invitations import InvitationLetter, invitation_subject, invitation_text
from compliance.domain.errors import NotFound, Refused
from compliance.passwords import LEAST_LENGTH
from compliance.services.desk import Desk
from compliance.services.invitation_codes import Codes, code_hash
from compliance.services.postings import AT_A_CONTRACTOR
from compliance.services.refusals import missing, refused
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.mails import Draft
from compliance.store.models.accounts import AccountRole
from compliance.store.models.invitations import Invitation
from compliance.store.models.mails import Channel
from compliance.store.queries.contacts import Reached, reached_contractors, reached_sections
from compliance.store.queries.invitations import InvitationLine, contracts_to_come, invitation_to, mails_of
from compliance.store.queries.wards import ward
from compliance.store.tellings import told_invitation

LASTS = timedelta(days=14)
_NOBODY = Reached("", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """Whom to invite as what; by mail too, where there is an address and the office has a mail server.

    `renewed_id` is the account whose password is to be set anew; None where one is to be opened.
    """

    contractor_id: UUID
    role: AccountRole
    name: str
    email: str | None = None
    section_id: UUID | None = None
    renewed_id: UUID | None = None


def invite(desk: Desk, codes: Codes, who: UUID, new: NewInvitation, request: Request) -> UUID:
    """Invite somebody; returns the invitation's id. Refused without a name or a role at a contractor."""
    if not new.name.strip():
        raise missing("name", "氏名", "name")
    if new.role not in AT_A_CONTRACTOR:
        raise missing("role", "役割", "role")
    return UUID(desk.carry_out(Actor.account(who), lambda change: str(enter(change, desk, codes, who, new)), request))


def withdraw(desk: Desk, who: UUID, contractor: UUID, ident: UUID, request: Request) -> None:
    """Take an invitation back, and its mail where that has not gone out. Refused where it was used meanwhile."""

    def act(change: Change) -> str:
        row = change.session.get(Invitation, ident)
        if row is None or row.contractor_id != contractor:
            raise NotFound("招待 / invitation", ident)
        if row.accepted_at is not None:
            raise _used()
        if row.withdrawn_at is None:
            enter_withdrawal(change, row)
        return str(ident)

    desk.carry_out(Actor.account(who), act, request)


def enter_withdrawal(change: Change, row: Invitation) -> None:
    """Take an open invitation back inside a larger change."""
    row.withdrawn_at = change.at
    change.record("invitation.withdraw", "invitation", row.id)
    mails.withdraw(change, mails_of(change.session, row.id))


def letter_of(session: Session, line: InvitationLine, today: date) -> InvitationLetter:
    """What an invitation says of who asks whom, for which contracts, until when."""
    asks = _NOBODY if line.section is None else reached_sections(session, {line.section})[line.section]
    to = reached_contractors(session, {line.contractor})[line.contractor]
    about = ward(session)
    return InvitationLetter(
        ward=about.name,
        section=asks.name,
        telephone=asks.telephone,
        email=asks.email or about.email,
        inviter=line.inviter,
        contractor=to.name,
        postal_code=to.postal_code,
        address=to.address,
        name=line.name,
        responsible=line.role is AccountRole.CONTRACTOR_RESPONSIBLE,
        login=line.login,
        contracts=tuple(contracts_to_come(session, line.contractor, today)),
        written_on=day_in_japan(line.invited_at),
        until_on=day_in_japan(line.expires_at),
        least_length=LEAST_LENGTH,
        practice=about.practice,
    )


def enter(change: Change, desk: Desk, codes: Codes, who: UUID, new: NewInvitation) -> UUID:
    """Invite somebody inside a larger change; the invitation's id."""
    ident = uuid4()
    row = Invitation(
        id=ident,
        code_hash=code_hash(codes.code(ident)),
        contractor_id=new.contractor_id,
        section_id=new.section_id,
        role=new.role,
        name=new.name.strip(),
        email=new.email,
        renewed_id=new.renewed_id,
        invited_by=who,
        invited_at=change.at,
        expires_at=change.at + LASTS,
    )
    change.session.add(row)
    change.record("invitation.send", "invitation", ident, after=told_invitation(row))
    change.session.flush()
    if new.email and desk.sends_mail:
        mails.queue(change, [_mail(change.session, row, desk.today())])
    return ident


def _mail(session: Session, row: Invitation, today: date) -> Draft:
    line = invitation_to(session, row.contractor_id, row.id, row.invited_at)
    letter = letter_of(session, line, today)
    return Draft(
        key=f"invitation {row.id}",
        channel=Channel.MAIL,
        recipient=row.email or "",
        subject=invitation_subject(letter),
        body=invitation_text(letter),
        letter=None,
        section=row.section_id,
        contractor=row.contractor_id,
        invitation=row.id,
    )


def _used() -> Refused:
    return refused(
        ("取り消していません。", "Nothing was taken back."),
        ("招待された人は、すでに登録を済ませています。", "The invited person has opened the account already."),
        ("使わせないときは、その人のアカウントを停止してください。", "To shut it out, disable the account."),
    )
