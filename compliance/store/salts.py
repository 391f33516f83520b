"""The salts of the trail: forgotten for good where the trail says so, and missed where it does not."""

from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, func, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.append_only import FORGET
from compliance.store.changes import Change
from compliance.store.faults import Check, Fault
from compliance.store.models.trail import TrailEntry, TrailSalt, table_of

_LOST = Words(
    "値を確かめるための鍵（ソルト）が、記録なく消されています。",
    "The salt that proves its values is gone, and the trail does not say that it was forgotten.",
)
_ENTRY, _SALT = table_of(TrailEntry), table_of(TrailSalt)
_LATER = _ENTRY.alias("later")


def forget_salts(change: Change, kind: str, subject: UUID) -> int:
    """Make every hash recorded about a subject meaningless, for good; returns of how many entries. The tree stays.

    The trail says so first: without that entry the database refuses to delete a salt, and a verification misses it.
    """
    said = change.record(FORGET, kind, subject)
    about = select(TrailEntry.seq).where(TrailEntry.kind == kind, TrailEntry.subject == subject, TrailEntry.seq < said)
    gone = delete(TrailSalt).where(TrailSalt.seq.in_(about)).returning(TrailSalt.seq)
    return len(change.session.execute(gone).all())


def forgotten(session: Session) -> int:
    """Of how many entries the values can no longer be proved, because the trail says that they were forgotten."""
    return session.scalar(select(func.count()).select_from(_ENTRY).where(_unsalted(), _said())) or 0


def first_lost_salt(session: Session) -> Fault | None:
    """The first entry without a salt that no later entry says was forgotten; or None."""
    lost = session.scalar(select(func.min(_ENTRY.c.seq)).where(_unsalted(), ~_said()))
    return None if lost is None else Fault(Check.TRAIL, _SALT.name, str(lost), _LOST)


def _said() -> ColumnElement[bool]:
    of_same = (_LATER.c.kind == _ENTRY.c.kind, _LATER.c.subject == _ENTRY.c.subject)
    return exists().where(*of_same, _LATER.c.seq > _ENTRY.c.seq, _LATER.c.action == FORGET)


def _unsalted() -> ColumnElement[bool]:
    return ~exists().where(_SALT.c.seq == _ENTRY.c.seq)
