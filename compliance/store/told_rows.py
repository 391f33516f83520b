"""Rows without versions against the trail: what was last told of each is what it says, and none is lost or made up."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Row, exists, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.entries import recorded, salted_hash
from compliance.store.faults import Check, Fault, readable
from compliance.store.models.base import Base
from compliance.store.models.trail import TrailEntry, TrailSalt, table_of

_AT_ONCE = 500
_NO_ENTRY = Words("操作記録にない行です。", "The trail has no such row.")
_NO_ROW = Words("操作記録にある行がありません。", "The row that the trail recorded is not there.")
_ENTRY, _SALT = table_of(TrailEntry), table_of(TrailSalt)

TrailRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Telling:
    """How the trail tells of the rows of a table whose `subject` column it names.

    `says` gives a row's values by the names its entries use. `makes` is the action that begins a row, `changes` are
    those that tell values later. `marks`: a column that is filled exactly where one of these actions was recorded.
    Rows that are `swept` in time may be missing.
    """

    model: type[Base]
    says: Callable[[Session, Any], Mapping[str, object]]
    makes: str
    changes: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    subject: str = "id"
    swept: bool = False

    def actions(self) -> tuple[str, ...]:
        """Every action that says something of a row."""
        return (self.makes, *self.changes, *(action for some in self.marks.values() for action in some))


def first_untold(session: Session, telling: Telling) -> Fault | None:
    """The first row, by its subject, that is not as the trail last told it, or the first that is lost; or None."""
    return readable(Check.FACTS, telling.model.__tablename__, partial(_first_untold, session, telling))


def _first_untold(session: Session, telling: Telling) -> Fault | None:
    for rows in _batches(session, telling):
        entries = _entries(session, telling, [getattr(row, telling.subject) for row in rows])
        for row in rows:
            subject = getattr(row, telling.subject)
            wrong = _wrong(session, telling, row, entries[subject])
            if wrong is not None:
                return Fault(Check.FACTS, telling.model.__tablename__, str(subject), wrong)
    return None if telling.swept else _lost(session, telling)


def _batches(session: Session, telling: Telling) -> Iterator[Sequence[Any]]:
    subject = getattr(telling.model, telling.subject)
    wanted = select(telling.model).order_by(subject).limit(_AT_ONCE)
    rows = session.scalars(wanted).all()
    while rows:
        yield rows
        rows = session.scalars(wanted.where(subject > getattr(rows[-1], telling.subject))).all()


def _entries(session: Session, telling: Telling, subjects: Sequence[UUID]) -> Mapping[UUID, Sequence[TrailRow]]:
    """What the trail says of these, the oldest first, with the salt of each entry."""
    found: dict[UUID, list[TrailRow]] = defaultdict(list)
    told = (_ENTRY.c.subject, _ENTRY.c.action, _ENTRY.c.after, _SALT.c.salt)
    rows = (
        select(*told)
        .outerjoin(_SALT, _SALT.c.seq == _ENTRY.c.seq)
        .where(_ENTRY.c.action.in_(telling.actions()), _ENTRY.c.subject.in_(subjects))
        .order_by(_ENTRY.c.seq)
    )
    for row in session.execute(rows):
        found[row.subject].append(row)
    return found


def _wrong(session: Session, telling: Telling, row: Any, entries: Sequence[TrailRow]) -> Words | None:
    done = {entry.action for entry in entries}
    if telling.makes not in done:
        return _NO_ENTRY
    said, told = telling.says(session, row), _last_told(entries)
    for name, value in said.items():
        digest, salt = told.get(name, ("", b""))
        if salt is not None and salted_hash(name, value, salt) != digest:
            return _differs(name)
    for name, actions in telling.marks.items():
        if (getattr(row, name) is not None) != bool(done.intersection(actions)):
            return _differs(name)
    return None


def _last_told(entries: Sequence[TrailRow]) -> Mapping[str, tuple[str, bytes | None]]:
    """The last hash of each field, with its salt (None where that was forgotten)."""
    return {name: (digest, entry.salt) for entry in entries for name, digest in recorded(entry.after).items()}


def _differs(name: str) -> Words:
    return Words(f"項目 {name} が操作記録と一致しません。", f"Its field {name} is not what the trail recorded.")


def _lost(session: Session, telling: Telling) -> Fault | None:
    there = exists().where(getattr(telling.model, telling.subject) == _ENTRY.c.subject)
    made = select(_ENTRY.c.seq, _ENTRY.c.subject).where(_ENTRY.c.action == telling.makes, ~there)
    lost = session.execute(made.order_by(_ENTRY.c.seq).limit(1)).one_or_none()
    if lost is None:
        return None
    return Fault(Check.FACTS, telling.model.__tablename__, f"{lost.subject} #{lost.seq}", _NO_ROW)
