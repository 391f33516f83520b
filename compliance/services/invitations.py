"""Invitations (招待): somebody of a contractor is asked to open an account, opens it once, or is not to any more."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.documents.invitations import InvitationLetter, invitation_subject, invitation_text
from compliance.domain.errors import Explanation, NotFound, Refused, Words
from compliance.passwords import LEAST_LENGTH, Passwords
from compliance.services.accounts import NewAccount, enter_account, refuse_weak
from compliance.services.desk import Desk
from compliance.services.invitation_codes import Codes, code_hash
from compliance.services.postings import AT_A_CONTRACTOR, Post, enter_transfer
from compliance.services.refusals import missing, refused
from compliance.services.sign_ins import begin
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.mails import Draft
from compliance.store.models.accounts import AccountRole
from compliance.store.models.invitations import Invitation
from compliance.store.models.mails import Channel
from compliance.store.queries.contacts import Reached, reached_contractors, reached_sections
from compliance.store.queries.invitations import (
    InvitationLine,
    InvitationState,
    contracts_to_come,
    invitation_of_code,
    invitation_to,
    mails_of,
    responsible_at,
)
from compliance.store.queries.wards import ward
from compliance.store.tellings import told_invitation

LASTS = timedelta(days=14)
_NOBODY = Reached("", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """Whom to invite as what; by mail too, where there is an address and the office has a mail server."""

    contractor_id: UUID
    role: AccountRole
    name: str
    email: str | None = None
    section_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the invited person types."""

    login: str
    name: str
    password: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An invitation as it is shown to whoever holds its code, with all that its letter says."""

    line: InvitationLine
    letter: InvitationLetter


class NotInvited(Refused):
    """The code opens nothing: mistyped, used, too old or taken back, which a stranger is not told."""

    def __init__(self) -> None:
        super().__init__(
            Explanation(
                Words("この招待では登録できません。", "This invitation opens nothing."),
                Words(
                    "コードの打ち間違いか、期限切れ・取消し・登録済みです。",
                    "The code is mistyped, too old, taken back, or was used.",
                ),
                Words(
                    "コードを確かめてください。登録が済んでいるときはサインインし、使えないときは招待した人に連絡してください。",
                    "Check the code. Sign in if you have an account, or ask whoever invited you.",
                ),
            ),
            field="code",
        )


def invite(desk: Desk, codes: Codes, who: UUID, new: NewInvitation, request: Request) -> UUID:
    """Invite somebody; returns the invitation's id. Refused without a name or a role at a contractor."""
    if not new.name.strip():
        raise missing("name", "氏名", "name")
    if new.role not in AT_A_CONTRACTOR:
        raise missing("role", "役割", "role")
    return UUID(desk.carry_out(Actor.account(who), lambda change: str(_enter(change, desk, codes, who, new)), request))


def withdraw(desk: Desk, who: UUID, contractor: UUID, ident: UUID, request: Request) -> None:
    """Take an invitation back, and its mail where that has not gone out. Refused where it was used meanwhile."""

    def act(change: Change) -> str:
        row = change.session.get(Invitation, ident)
        if row is None or row.contractor_id != contractor:
            raise NotFound("招待 / invitation", ident)
        if row.accepted_at is not None:
            raise _used()
        if row.withdrawn_at is None:
            row.withdrawn_at = change.at
            change.record("invitation.withdraw", "invitation", ident)
            mails.withdraw(change, mails_of(change.session, ident))
        return str(ident)

    desk.carry_out(Actor.account(who), act, request)


def opened(desk: Desk, code: str) -> Opened:
    """The invitation of a code with what it says; NotInvited unless it can be used now."""
    with desk.database.reading() as session:
        line = _usable(session, code, desk.clock.now())
        return Opened(line, letter_of(session, line, desk.today()))


def accept(desk: Desk, passwords: Passwords, code: str, opening: Opening) -> str:
    """Open the account and sign it in: the token of its session. Refused names the field, NotInvited as `opened`.

    Who becomes the responsible person takes over from whoever was; that one stays as staff.
    """
    with desk.database.reading() as session:
        _usable(session, code, desk.clock.now())
        practice = ward(session).practice
    refuse_weak(opening.password, practice=practice)
    password_hash, account = passwords.hash(opening.password), uuid4()
    with desk.change(Actor.account(account)) as change:
        line = _usable(change.session, code, change.at)
        if line.role is AccountRole.CONTRACTOR_RESPONSIBLE:
            step_back(change, desk, line.contractor)
        new = NewAccount(login=opening.login, name=opening.name, role=line.role, contractor_id=line.contractor)
        enter_account(change, desk, new, password_hash, ident=account)
        row = change.session.get_one(Invitation, line.id)
        row.accepted_at, row.account_id = change.at, account
        change.record("invitation.accept", "invitation", line.id)
    return begin(desk, account, opening.login)


def step_back(change: Change, desk: Desk, contractor: UUID) -> None:
    """Whoever is a contractor's responsible person goes on as staff, from today."""
    for account in responsible_at(change.session, contractor, desk.today()):
        staff = AccountRole.CONTRACTOR_STAFF
        move = Post(account_id=account, role=staff, contractor_id=contractor, from_on=desk.today())
        enter_transfer(change, desk.shelf, move)


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
        contracts=tuple(contracts_to_come(session, line.contractor, today)),
        written_on=day_in_japan(line.invited_at),
        until_on=day_in_japan(line.expires_at),
        least_length=LEAST_LENGTH,
        practice=about.practice,
    )


def _enter(change: Change, desk: Desk, codes: Codes, who: UUID, new: NewInvitation) -> UUID:
    ident = uuid4()
    row = Invitation(
        id=ident,
        code_hash=code_hash(codes.code(ident)),
        contractor_id=new.contractor_id,
        section_id=new.section_id,
        role=new.role,
        name=new.name.strip(),
        email=new.email,
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


def _usable(session: Session, code: str, now: datetime) -> InvitationLine:
    line = invitation_of_code(session, code_hash(code), now)
    if line is None or line.state is not InvitationState.OPEN:
        raise NotInvited
    return line


def _used() -> Refused:
    return refused(
        ("取り消していません。", "Nothing was taken back."),
        ("招待された人は、すでに登録を済ませています。", "The invited person has opened the account already."),
        ("使わせないときは、その人のアカウントを停止してください。", "To shut it out, disable the account."),
    )
