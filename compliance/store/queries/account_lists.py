"""The list of accounts: narrowed by name, section, role and standing, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from unicodedata import normalize
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from compliance.store.models.accounts import Account, AccountRole, LoginSession
from compliance.store.models.postings import Posting
from compliance.store.queries.accounts import AccountLine, Since, accounts_with
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.postings import in_force

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """What is wanted: words in the name or the sign-in name, a section, a role, those that can sign in or cannot."""

    words: str = ""
    section: UUID | None = None
    role: AccountRole | None = None
    disabled: bool | None = None


def account_listing(wanted: AccountFilter, on: date, since: Since) -> Listing[AccountLine]:
    """The accounts that the filter finds, as they are posted on the day."""

    def read(session: Session, rows: Rows) -> Sequence[AccountLine]:
        return accounts_with(session, [row.id for row in rows], on, since)

    last = select(func.max(LoginSession.created_at)).where(LoginSession.account_id == Account.id)
    orders = {
        "login": Account.login,
        "name": Account.display_name,
        "last": func.coalesce(last.correlate(Account).scalar_subquery(), _NEVER),
    }
    return Listing(select(Account.id).where(*_conditions(wanted, on)), Account.id, orders, read)


def _conditions(wanted: AccountFilter, on: date) -> list[ColumnElement[bool]]:
    found = [_contains(word) for word in normalize("NFKC", wanted.words).lower().split()]
    if wanted.disabled is not None:
        found.append(Account.disabled_at.is_not(None) if wanted.disabled else Account.disabled_at.is_(None))
    for column, value in ((Posting.section_id, wanted.section), (Posting.role, wanted.role)):
        if value is not None:
            found.append(Account.id.in_(select(Posting.account_id).where(in_force(on), column == value)))
    return found


def _contains(word: str) -> ColumnElement[bool]:
    return or_(
        Account.login.contains(word, autoescape=True), func.lower(Account.display_name).contains(word, autoescape=True)
    )
