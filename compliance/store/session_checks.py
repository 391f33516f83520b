"""Each sign-in kept on the server against the trail: begun as told, and not held open after the trail ended it."""

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.entries import recorded, salted_hash
from compliance.store.faults import Check, Fault
from compliance.store.models.accounts import LoginSession
from compliance.store.models.trail import TrailEntry, TrailSalt, table_of

_ALL = ("account.disable", "account.change_password", "account.reset_password", "account.end_sessions")
_ONE, _OTHERS = "account.sign_out", "account.sign_out_elsewhere"
_NO_ENTRY = Words("操作記録にないサインインです。", "The trail has no such sign-in.")
_OVER = Words("操作記録では終わっているサインインが、開いたままです。", "It is open, but the trail says that it ended.")
_ENTRY, _SALT, _SESSION = (table_of(model) for model in (TrailEntry, TrailSalt, LoginSession))

SessionRow = Row[*tuple[Any, ...]]


def first_bad_session(session: Session) -> Fault | None:
    """The first session, in the order of the trail, that nobody opened by signing in, or that was ended; or None."""
    for row in session.execute(_beside_the_trail()):
        if not _begun(row):
            return _fault(row, _NO_ENTRY)
        if row.ended_at is None and _ended(session, row):
            return _fault(row, _OVER)
    return None


def _beside_the_trail() -> Any:
    said = (_ENTRY.c.action, _ENTRY.c.subject, _ENTRY.c.at, _ENTRY.c.after, _SALT.c.salt)
    return (
        select(_SESSION, *said)
        .outerjoin(_ENTRY, _ENTRY.c.seq == _SESSION.c.begun_seq)
        .outerjoin(_SALT, _SALT.c.seq == _SESSION.c.begun_seq)
        .order_by(_SESSION.c.begun_seq, _SESSION.c.token_hash)
    )


def _begun(row: SessionRow) -> bool:
    told = (row.action, row.subject, row.at) == ("account.sign_in", row.account_id, row.created_at)
    return told and _tells(row, "session", row.token_hash, unknown=True)


def _ended(session: Session, row: SessionRow) -> bool:
    later = (
        select(_ENTRY.c.action, _ENTRY.c.after, _SALT.c.salt)
        .outerjoin(_SALT, _SALT.c.seq == _ENTRY.c.seq)
        .where(_ENTRY.c.kind == "account", _ENTRY.c.subject == row.account_id, _ENTRY.c.seq > row.begun_seq)
        .where(_ENTRY.c.action.in_((*_ALL, _ONE, _OTHERS)))
    )
    return any(_ends(entry, row.token_hash) for entry in session.execute(later))


def _ends(entry: SessionRow, token_hash: str) -> bool:
    if entry.action == _ONE:
        return _tells(entry, "session", token_hash, unknown=False)
    return entry.action in _ALL or not _tells(entry, "kept", token_hash, unknown=True)


def _tells(entry: SessionRow, field: str, token_hash: str, *, unknown: bool) -> bool:
    """Whether the entry names this token; `unknown` where its salt was forgotten."""
    if entry.salt is None:
        return unknown
    return salted_hash(field, token_hash, entry.salt) == recorded(entry.after).get(field)


def _fault(row: SessionRow, wrong: Words) -> Fault:
    return Fault(Check.FACTS, _SESSION.name, f"{row.account_id} #{row.begun_seq}", wrong)
