"""Each account against the last trail entry that told of it; and no entry without its account."""

from collections.abc import Mapping

from sqlalchemy import Row, Select, exists, func, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.entries import recorded, salted_hash
from compliance.store.faults import Check, Fault
from compliance.store.models.accounts import Account
from compliance.store.models.trail import TrailEntry, TrailSalt, table_of

TELLING = (
    "account.open",
    "account.disable",
    "account.enable",
    "account.change_password",
    "account.reset_password",
)
"""The actions whose entry tells the whole account: there is one for every change of it."""

_NOT_SAID = frozenset({"id", "created_at", "version"})
_NO_ENTRY = Words("操作記録にない利用者です。", "The trail has no such account.")
_NO_ACCOUNT = Words("操作記録にある利用者がありません。", "The account that the trail recorded is not there.")
_ACCOUNT, _ENTRY, _SALT = (table_of(model) for model in (Account, TrailEntry, TrailSalt))
_SAID = tuple(column.key for column in _ACCOUNT.c if column.key not in _NOT_SAID and column.server_default is None)


def told_account(account: Account) -> Mapping[str, object]:
    """Whether an account may sign in, and with which password, as the trail is told it."""
    return {name: getattr(account, name) for name in _SAID}


def first_bad_account(session: Session) -> Fault | None:
    """The first account, by login, that is not as the trail last told it, or the first that is lost; or None."""
    for row in session.execute(_beside_the_trail()):
        wrong = _NO_ENTRY if row.told is None else _other(row)
        if wrong is not None:
            return Fault(Check.FACTS, _ACCOUNT.name, row.login, wrong)
    there = exists().where(_ACCOUNT.c.id == _ENTRY.c.subject)
    lost = session.scalar(select(func.min(_ENTRY.c.seq)).where(_ENTRY.c.action == TELLING[0], ~there))
    return None if lost is None else Fault(Check.FACTS, _ACCOUNT.name, f"#{lost}", _NO_ACCOUNT)


def _beside_the_trail() -> Select[*tuple[object, ...]]:
    last = (
        select(_ENTRY.c.subject, func.max(_ENTRY.c.seq).label("seq"))
        .where(_ENTRY.c.action.in_(TELLING))
        .group_by(_ENTRY.c.subject)
        .subquery()
    )
    return (
        select(_ACCOUNT, _ENTRY.c.after.label("told"), _SALT.c.salt.label("told_salt"))
        .outerjoin(last, last.c.subject == _ACCOUNT.c.id)
        .outerjoin(_ENTRY, _ENTRY.c.seq == last.c.seq)
        .outerjoin(_SALT, _SALT.c.seq == last.c.seq)
        .order_by(_ACCOUNT.c.login)
    )


def _other(row: Row[*tuple[object, ...]]) -> Words | None:
    if row.told_salt is None:
        return None
    told = recorded(row.told)
    for field in _SAID:
        if salted_hash(field, getattr(row, field), row.told_salt) != told.get(field):
            return Words(
                f"項目 {field} が操作記録と一致しません。", f"Its field {field} is not what the trail recorded."
            )
    return None
