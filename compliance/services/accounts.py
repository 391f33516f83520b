"""Accounts (利用者): opened, each with its first posting, found by name, and listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.passwords import LEAST_LENGTH, PUBLISHED, Passwords
from compliance.services.desk import Desk
from compliance.services.given_passwords import GivenPassword, give_password
from compliance.services.postings import Post
from compliance.services.recording import enter
from compliance.services.refusals import missing, not_recorded
from compliance.store import sign_ins as rows
from compliance.store.actors import Actor
from compliance.store.changes import Change, Event
from compliance.store.idempotency import Request
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.queries.accounts import AccountLine, accounts
from compliance.store.queries.registers import all_contractors
from compliance.store.queries.ward_sections import ward_sections
from compliance.store.tellings import told_account


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """Who shall be able to sign in, and their first posting: from `from_on` (None: today) on."""

    login: str
    name: str
    role: AccountRole
    section_id: UUID | None = None
    contractor_id: UUID | None = None
    inspector: bool = False
    from_on: date | None = None

    @property
    def kept_login(self) -> str:
        """The sign-in name as it will be kept: case and width do not matter."""
        return rows.folded(self.login)

    def posting(self, account_id: UUID, today: date) -> Post:
        """The first posting of the account."""
        return Post(
            account_id=account_id,
            role=self.role,
            section_id=self.section_id,
            contractor_id=self.contractor_id,
            inspector=self.inspector,
            from_on=self.from_on or today,
        )


@dataclass(frozen=True, slots=True)
class Whose:
    """The section or the contractor that an account belongs to; both None for the ward's own."""

    section: UUID | None
    contractor: UUID | None


def whose(desk: Desk, section: str | None, contractor: str | None) -> Whose:
    """What is called so; NotFound where nothing is, or more than one thing."""
    with desk.reading() as session:
        sections = [(one.name, one.id) for one in ward_sections(session)]
        contractors = [(one.name, one.id) for one in all_contractors(session)]
    return Whose(
        None if section is None else _called(section, sections, "担当課 / section"),
        None if contractor is None else _called(contractor, contractors, "事業者 / contractor"),
    )


def _called(name: str, known: Sequence[tuple[str, UUID]], kind: str) -> UUID:
    found = [ident for its_name, ident in known if its_name == name]
    if len(found) != 1:
        raise NotFound(kind, name)
    return found[0]


def open_account(desk: Desk, passwords: Passwords, actor: Actor, new: NewAccount, password: str) -> UUID:
    """Open an account and return its id. Refused names the field: a short or published password, a login in use."""
    refuse_weak(password)
    return open_practice_account(desk, actor, new, passwords.hash(password))


def open_practice_account(desk: Desk, actor: Actor, new: NewAccount, password_hash: str) -> UUID:
    """The same for a password that is published on purpose: only the practice ward has such accounts."""
    return UUID(desk.carry_out(actor, lambda change: str(enter_account(change, desk, new, password_hash))))


def open_with_password_once(
    desk: Desk, passwords: Passwords, actor: Actor, new: NewAccount, request: Request
) -> GivenPassword:
    """The same with a password made here, which is told to nobody but the caller."""

    def act(change: Change, password_hash: str) -> UUID:
        return enter_account(change, desk, new, password_hash, once=True)

    return give_password(desk, passwords, actor, act, request)


def enter_account(
    change: Change, desk: Desk, new: NewAccount, password_hash: str, *, once: bool = False, ident: UUID | None = None
) -> UUID:
    """Open an account inside a larger change, under a fresh id or the one given; Refused as `open_account`."""
    _check(change.session, new)
    account = Account(
        id=ident or uuid4(),
        login=new.kept_login,
        display_name=new.name.strip(),
        password_hash=password_hash,
        password_once=once,
        created_at=change.at,
    )
    change.session.add(account)
    change.session.flush()
    opened = Event("account.open", "account", account.id, after=told_account(account))
    enter(change, desk.shelf, new.posting(account.id, desk.today()), first=[opened])
    return account.id


def account_called(desk: Desk, login: str) -> tuple[UUID, int]:
    """The id and version of the account with this sign-in name; NotFound without one."""
    with desk.reading() as session:
        account = rows.account_by_login(session, login)
        if account is None:
            raise NotFound("利用者 / account", login)
        return account.id, account.version


def every_account(desk: Desk) -> tuple[AccountLine, ...]:
    """All accounts by login, those disabled included, as they are posted today."""
    with desk.reading() as session:
        return accounts(session, desk.today())


def refuse_weak(password: str, field: str = "password", *, practice: bool = False) -> None:
    """Refused where a password is too short or, outside the practice ward, published with this program."""
    if len(password) < LEAST_LENGTH:
        raise not_recorded(
            (f"パスワードが{LEAST_LENGTH}文字未満です。", f"The password has fewer than {LEAST_LENGTH} characters."),
            (f"{LEAST_LENGTH}文字以上にしてください。", f"Take at least {LEAST_LENGTH} characters."),
            field,
        )
    if password in PUBLISHED and not practice:
        raise not_recorded(
            ("公開されているパスワードです。", "This password is published with the program."),
            ("ほかのパスワードにしてください。", "Choose another one."),
            field,
        )


def _check(session: Session, new: NewAccount) -> None:
    if not new.login.strip():
        raise missing("login", "サインイン名", "sign-in name")
    if not new.name.strip():
        raise missing("name", "表示名", "name to show")
    if rows.account_by_login(session, new.login) is not None:
        raise not_recorded(
            (f"サインイン名「{new.login}」は使われています。", f"The sign-in name {new.login!r} is in use."),
            ("ほかのサインイン名にしてください。", "Choose another one."),
            "login",
        )
