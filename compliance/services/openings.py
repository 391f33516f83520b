"""What an invitation opens: the invited person's account, or a new password for the one that is there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from compliance.documents.invitations import InvitationLetter
from compliance.domain.errors import Explanation, Refused, Words
from compliance.passwords import Passwords
from compliance.services.accounts import NewAccount, enter_account, refuse_weak
from compliance.services.colleagues import step_back
from compliance.services.desk import Desk
from compliance.services.invitation_codes import code_hash
from compliance.services.invitations import letter_of
from compliance.services.sign_ins import begin, enter_password
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.models.invitations import Invitation
from compliance.store.queries.invitations import InvitationLine, InvitationState, invitation_of_code
from compliance.store.queries.wards import ward


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
                Words("このコードは使えません。", "This code opens nothing."),
                Words(
                    "コードの打ち間違いか、期限切れ・取消し・使用済みです。",
                    "The code is mistyped, too old, taken back, or was used.",
                ),
                Words(
                    "コードを確かめてください。手続きが済んでいるときはサインインし、使えないときは案内を渡した人に連絡してください。",
                    "Check the code. Sign in if you have used it already, or ask whoever gave it to you.",
                ),
            ),
            field="code",
        )


def opened(desk: Desk, code: str) -> Opened:
    """The invitation of a code with what it says; NotInvited unless it can be used now."""
    with desk.database.reading() as session:
        line = _usable(session, code, desk.clock.now())
        return Opened(line, letter_of(session, line, desk.today()))


def accept(desk: Desk, passwords: Passwords, code: str, opening: Opening) -> str:
    """Open the account and sign it in: the token of its session. Refused names the field, NotInvited as `opened`.

    Who becomes the responsible person takes over from whoever was; that one stays as staff.
    """
    password_hash, account = _hashed(desk, passwords, code, opening.password)[1], uuid4()
    with desk.change(Actor.account(account)) as change:
        line = _usable(change.session, code, change.at)
        if line.renewed is not None:
            raise NotInvited
        if line.role is AccountRole.CONTRACTOR_RESPONSIBLE:
            step_back(change, desk, line.contractor)
        new = NewAccount(login=opening.login, name=opening.name, role=line.role, contractor_id=line.contractor)
        enter_account(change, desk, new, password_hash, ident=account)
        _mark_used(change, line, account)
    return begin(desk, account, opening.login)


def accept_password(desk: Desk, passwords: Passwords, code: str, password: str) -> str:
    """Set the password anew, end every session of the account and sign it in: the token. Raises as `accept`."""
    invited, password_hash = _hashed(desk, passwords, code, password)
    if invited.renewed is None:
        raise NotInvited
    who = invited.renewed
    with desk.change(Actor.account(who)) as change:
        line = _usable(change.session, code, change.at)
        enter_password(change, who, password_hash)
        _mark_used(change, line, who)
    return begin(desk, who, line.login)


def _mark_used(change: Change, line: InvitationLine, account: UUID) -> None:
    row = change.session.get_one(Invitation, line.id)
    row.accepted_at, row.account_id = change.at, account
    change.record("invitation.accept", "invitation", line.id)


def _hashed(desk: Desk, passwords: Passwords, code: str, password: str) -> tuple[InvitationLine, str]:
    """The invitation, and the hash of a password that is long enough: made outside a change, as it takes its time."""
    with desk.database.reading() as session:
        line, practice = _usable(session, code, desk.clock.now()), ward(session).practice
    refuse_weak(password, practice=practice)
    return line, passwords.hash(password)


def _usable(session: Session, code: str, now: datetime) -> InvitationLine:
    line = invitation_of_code(session, code_hash(code), now)
    if line is None or line.state is not InvitationState.OPEN or _is_stopped(session, line):
        raise NotInvited
    return line


def _is_stopped(session: Session, line: InvitationLine) -> bool:
    """Whether the account that the password is for was stopped since."""
    return line.renewed is not None and session.get_one(Account, line.renewed).disabled_at is not None
