"""Accounts (利用者): opened by a command on the server, disabled, listed; their role says what they may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from compliance.domain.errors import NotFound
from compliance.passwords import LEAST_LENGTH, PUBLISHED, Passwords
from compliance.services.desk import Desk
from compliance.services.refusals import missing, not_recorded
from compliance.store import sign_ins as rows
from compliance.store.account_checks import told_account
from compliance.store.actors import Actor
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.queries.accounts import AccountLine, accounts, registered_contractors
from compliance.store.queries.ward_sections import ward_sections

AT_A_CONTRACTOR = frozenset({AccountRole.CONTRACTOR_RESPONSIBLE, AccountRole.CONTRACTOR_STAFF})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """Who shall be able to sign in: officers in a section, a contractor's people at a contractor, nobody else."""

    login: str
    name: str
    role: AccountRole
    section_id: UUID | None = None
    contractor_id: UUID | None = None
    inspector: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """The section or the contractor that an account belongs to; both None for the ward's own."""

    section: UUID | None
    contractor: UUID | None


def whose(desk: Desk, section: str | None, contractor: str | None) -> Whose:
    """What is called so; NotFound where nothing is, or more than one thing."""
    with desk.reading() as session:
        sections = [(one.name, one.id) for one in ward_sections(session)]
        contractors = [(one.name, one.id) for one in registered_contractors(session)]
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
    _check(new)
    refuse_weak(password)
    with desk.reading() as session:
        if rows.account_by_login(session, new.login) is not None:
            raise _login_in_use(new.login)
    return open_practice_account(desk, actor, new, passwords.hash(password))


def open_practice_account(desk: Desk, actor: Actor, new: NewAccount, password_hash: str) -> UUID:
    """The same for a password that is published on purpose: only the practice ward has such accounts."""
    ident = uuid4()
    with desk.change(actor) as change:
        account = Account(
            id=ident,
            login=rows.folded(new.login),
            display_name=new.name.strip(),
            role=new.role,
            inspector=new.inspector,
            section_id=new.section_id,
            contractor_id=new.contractor_id,
            password_hash=password_hash,
            created_at=change.at,
        )
        change.session.add(account)
        change.record("account.open", "account", ident, after=told_account(account))
    return ident


def disable_account(desk: Desk, actor: Actor, login: str) -> None:
    """End every session of the account and let it sign in no more. NotFound without such an account."""
    with desk.change(actor) as change:
        account = rows.account_by_login(change.session, login)
        if account is None:
            raise NotFound("利用者 / account", login)
        if account.disabled_at is None:
            account.disabled_at = change.at
            rows.end_sessions_of(change.session, account.id, change.at)
            change.record("account.disable", "account", account.id, after=told_account(account))


def every_account(desk: Desk) -> tuple[AccountLine, ...]:
    """All accounts by login, those disabled included."""
    with desk.reading() as session:
        return accounts(session)


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


def _check(new: NewAccount) -> None:
    if not new.login.strip():
        raise missing("login", "サインイン名", "sign-in name")
    if not new.name.strip():
        raise missing("name", "表示名", "name to show")
    if (new.role is AccountRole.SECTION_OFFICER) != (new.section_id is not None):
        raise not_recorded(
            ("担当課は、担当課の職員にだけ必要です。", "Only section officers belong to a section."),
            ("役割と担当課を確かめてください。", "Check the role and the section."),
            "section",
        )
    if (new.role in AT_A_CONTRACTOR) != (new.contractor_id is not None):
        raise not_recorded(
            ("事業者は、事業者の利用者にだけ必要です。", "Only a contractor's people belong to a contractor."),
            ("役割と事業者を確かめてください。", "Check the role and the contractor."),
            "contractor",
        )


def _login_in_use(login: str) -> Exception:
    return not_recorded(
        (f"サインイン名「{login}」は使われています。", f"The sign-in name {login!r} is in use."),
        ("ほかのサインイン名にしてください。", "Choose another one."),
        "login",
    )
