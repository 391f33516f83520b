"""Access of an account: stopped and given back, its sessions ended, its password set anew."""

from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound, Stale
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.services.given_passwords import GivenPassword, give_password
from compliance.services.postings import keep_an_administrator
from compliance.services.refusals import not_recorded
from compliance.store import sign_ins as rows
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.accounts import Account
from compliance.store.tellings import told_account


def reset_password(
    desk: Desk, passwords: Passwords, actor: Actor, subject: UUID, expected_version: int, request: Request
) -> GivenPassword:
    """A password made here replaces the account's own, and every session of it ends. Stale as always."""

    def act(change: Change, password_hash: str) -> UUID:
        account = _account(change.session, subject, expected_version)
        account.password_hash, account.password_once = password_hash, True
        _end_sessions(change, subject)
        _tell(change, "account.reset_password", account)
        return subject

    return give_password(desk, passwords, actor, act, request)


def disable_account(
    desk: Desk, actor: Actor, subject: UUID, expected_version: int, request: Request | None = None
) -> None:
    """End every session of the account and let it sign in no more.

    Refused for one's own account and for the last administrator, Stale where somebody else changed the account.
    """
    if actor == Actor.account(subject):
        raise _oneself()

    def act(change: Change) -> str:
        account = _account(change.session, subject, expected_version)
        if account.disabled_at is None:
            account.disabled_at = change.at
            _end_sessions(change, subject)
            _tell(change, "account.disable", account)
            keep_an_administrator(change.session, {desk.today()})
        return str(subject)

    desk.carry_out(actor, act, request)


def enable_account(
    desk: Desk, actor: Actor, subject: UUID, expected_version: int, request: Request | None = None
) -> None:
    """Let a disabled account sign in again, with the password it had."""

    def act(change: Change) -> str:
        account = _account(change.session, subject, expected_version)
        if account.disabled_at is not None:
            account.disabled_at = None
            _tell(change, "account.enable", account)
        return str(subject)

    desk.carry_out(actor, act, request)


def end_sessions(desk: Desk, actor: Actor, subject: UUID, request: Request | None = None) -> None:
    """Sign the account out everywhere: a lost telephone, a screen left open."""

    def act(change: Change) -> str:
        if change.session.get(Account, subject) is None:
            raise NotFound("利用者 / account", subject)
        _end_sessions(change, subject)
        change.record("account.end_sessions", "account", subject)
        return str(subject)

    desk.carry_out(actor, act, request)


def _account(session: Session, subject: UUID, expected_version: int) -> Account:
    account = session.get(Account, subject)
    if account is None:
        raise NotFound("利用者 / account", subject)
    if account.version != expected_version:
        raise Stale("account", subject, mine={"version": expected_version}, theirs={"version": account.version})
    return account


def _end_sessions(change: Change, subject: UUID) -> None:
    rows.end_sessions_of(change.session, subject, change.at)


def _tell(change: Change, action: str, account: Account) -> None:
    change.record(action, "account", account.id, after=told_account(account))


def _oneself() -> Exception:
    return not_recorded(
        ("自分のアカウントは停止できません。", "Nobody disables their own account."),
        ("ほかのシステム管理者に依頼してください。", "Ask another administrator."),
    )
