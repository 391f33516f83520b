"""Signing in and out: throttled through the database, with sessions that end when they should."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import Explanation, Refused, Words
from compliance.passwords import Passwords
from compliance.services.accounts import refuse_weak
from compliance.services.desk import Desk
from compliance.store import sign_ins as rows
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.queries.accounts import Since
from compliance.store.queries.postings import postings_of
from compliance.store.queries.scopes import Scope
from compliance.store.queries.wards import ward
from compliance.store.sign_ins import Posted, SignedIn
from compliance.store.tellings import told_account

WINDOW = timedelta(minutes=15)
FAILURES_OF_LOGIN = 5
FAILURES_FROM_ADDRESS = 50
LONGEST = timedelta(hours=12)
IDLE = timedelta(hours=4)
_NOTED_EVERY = timedelta(minutes=5)
_WARD_WIDE = frozenset(
    {AccountRole.PRIVACY_OFFICER, AccountRole.AUDITOR, AccountRole.COUNCIL_SECRETARIAT, AccountRole.COUNCIL_MEMBER}
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is signed in: with which role today, whose rows they may see, since when, and with a password given once.

    `practice`: the ward's data, that they were looked up in, are for practice.
    """

    id: UUID
    login: str
    name: str
    role: AccountRole
    scope: Scope
    since: datetime
    password_once: bool = False
    practice: bool = False
    single_keys: bool = True


class Throttled(Refused):
    """Too many failures for this login or from this address: nothing is tried until the window has passed."""

    def __init__(self, what: Words) -> None:
        super().__init__(
            Explanation(
                what,
                Words("誤りが続いたため、受付を止めています。", "Too many attempts failed."),
                Words("15分ほど待ってから、もう一度お試しください。", "Wait about 15 minutes and try again."),
            )
        )


class NotSignedIn(Refused):
    """Login or password is wrong, or the account is disabled or posted nowhere today: which of them is not told."""

    def __init__(self) -> None:
        super().__init__(
            Explanation(
                Words("サインインできませんでした。", "You are not signed in."),
                Words("サインイン名かパスワードが違います。", "The sign-in name or the password is wrong."),
                Words("確かめて、もう一度入力してください。", "Check both and try again."),
            ),
            field="password",
        )


_NOT_IN = Words("いまはサインインできません。", "You cannot sign in now.")
_NOT_CHANGED = Words("いまはパスワードを変えられません。", "You cannot change the password now.")


def sign_in(desk: Desk, passwords: Passwords, login: str, password: str, address: str) -> str:
    """The token of a new session. Throttled before anything is tried, NotSignedIn where it does not match."""
    _note_attempt(desk, login, address, _NOT_IN)
    with desk.database.reading() as session:
        account = rows.account_by_login(session, login)
        kept = account.password_hash if account is not None and _may_enter(session, account, desk) else None
    if not passwords.matches(kept, password) or account is None:
        raise NotSignedIn
    return begin(desk, account.id, login)


def visitor(desk: Desk, token: str) -> Visitor | None:
    """Who holds the token; None where the session ended, is older than 12 hours, or lay idle for 4."""
    now = desk.clock.now()
    with desk.database.reading() as session:
        found = rows.signed_in(session, token, desk.today(), now - LONGEST, now - IDLE)
        if found is None:
            return None
        known, noted = _visitor(found), found.seen_at
    if now - noted >= _NOTED_EVERY:
        with desk.database.writing() as session:
            rows.touch_session(session, token, now)
    return known


def alive_since(desk: Desk) -> Since:
    """Since when a session must have begun, and been seen, to hold now."""
    now = desk.clock.now()
    return Since(now - LONGEST, now - IDLE)


def sign_out(desk: Desk, who: UUID, token: str) -> None:
    """Ends this session; a copy of its cookie is worth nothing afterwards."""
    with desk.change(Actor.account(who)) as change:
        rows.end_session(change.session, token, change.at)
        change.record("account.sign_out", "account", who, after={"session": rows.hashed(token)})


def change_password(desk: Desk, passwords: Passwords, who: UUID, current: str, new: str, address: str) -> str:
    """Sets a new password, ends every session of the account, and gives a new token.

    Refused names the field. A wrong current password counts as a failed sign-in, Throttled after too many.
    """
    with desk.database.reading() as session:
        account = session.get_one(Account, who)
        kept, login, practice = account.password_hash, account.login, ward(session).practice
    refuse_weak(new, "new", practice=practice)
    _note_attempt(desk, login, address, _NOT_CHANGED)
    if not passwords.matches(kept, current):
        raise _wrong_current()
    fresh = passwords.hash(new)
    with desk.change(Actor.account(who)) as change:
        enter_password(change, who, fresh)
    return begin(desk, who, login)


def enter_password(change: Change, who: UUID, password_hash: str) -> None:
    """Set a password that its owner chose inside a larger change, and end every session of the account."""
    account = change.session.get_one(Account, who)
    account.password_hash, account.password_once = password_hash, False
    rows.end_sessions_of(change.session, who, change.at)
    change.record("account.change_password", "account", who, after=told_account(account))


def choose_keys(desk: Desk, who: UUID, request: Request, *, single: bool) -> None:
    """Let keys without Ctrl or Alt do something on the pages of an account, or not (WCAG 2.1.4)."""

    def act(change: Change) -> str:
        account = change.session.get_one(Account, who)
        if account.single_keys is not single:
            account.single_keys = single
            change.record("account.choose_keys", "account", who, after=told_account(account))
        return str(who)

    desk.carry_out(Actor.account(who), act, request)


def scope_of(postings: Sequence[Posted]) -> Scope:
    """Whose rows they let an account see; an administrator runs the system and sees no rows."""
    first = postings[0]
    if first.contractor_id is not None:
        return Scope.of_contractor(first.contractor_id)
    if first.section_id is not None:
        return Scope.of_sections(*(posting.section_id for posting in postings if posting.section_id is not None))
    return Scope.whole_ward() if first.role in _WARD_WIDE else Scope()


def scope_today(desk: Desk, who: UUID) -> Scope:
    """Whose rows an account may see today, whether or not it is signed in: nobody's where it was disabled."""
    today = desk.today()
    with desk.database.reading() as session:
        account = session.get(Account, who)
        held = [one for one in postings_of(session, who) if one.from_on <= today <= (one.to_on or today)]
        posted = [Posted(one.role, one.contractor_id, one.section_id) for one in held]
    return scope_of(posted) if account is not None and account.disabled_at is None and posted else Scope()


def _visitor(found: SignedIn) -> Visitor:
    return Visitor(
        found.account,
        found.login,
        found.name,
        found.postings[0].role,
        scope_of(found.postings),
        found.since,
        found.password_once,
        found.practice,
        found.single_keys,
    )


def _may_enter(session: Session, account: Account, desk: Desk) -> bool:
    return account.disabled_at is None and rows.is_posted(session, account.id, desk.today())


def _note_attempt(desk: Desk, login: str, address: str, refused: Words) -> None:
    """Counts and notes in one write, before the password is looked at: tries made at once are counted as well.

    A login that has not failed may be tried from any address, so that nobody shuts out those behind the same proxy.
    Whether the login exists makes no difference here: the answer must not tell.
    """
    now = desk.clock.now()
    with desk.database.writing() as session:
        rows.count_alone(session)
        rows.forget_failures_before(session, now - WINDOW)
        failed = rows.failures(session, login, address, now - WINDOW)
        from_here = failed.of_login > 0 and failed.from_address >= FAILURES_FROM_ADDRESS
        if failed.of_login >= FAILURES_OF_LOGIN or from_here:
            raise Throttled(refused)
        rows.note_failure(session, login, address, now)


def begin(desk: Desk, account_id: UUID, login: str) -> str:
    """The token of a new session of this account."""
    token = secrets.token_urlsafe(32)
    with desk.change(Actor.account(account_id)) as change:
        seq = change.record("account.sign_in", "account", account_id, after={"session": rows.hashed(token)})
        rows.open_session(change.session, account_id, token, change.at, seq)
        rows.forget_failures(change.session, login)
    return token


def _wrong_current() -> Refused:
    return Refused(
        Explanation(
            Words("現在のパスワードが違います。", "The current password is wrong."),
            Words("パスワードは変わっていません。", "The password has not changed."),
            Words("入力し直してください。", "Enter it again."),
        ),
        field="current",
    )
