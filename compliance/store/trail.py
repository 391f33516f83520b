"""The trail: appending under the head's lock, its size and root at any time, and its proofs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from secrets import token_bytes

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from compliance.store import merkle
from compliance.store.actors import Actor
from compliance.store.entries import SALT_BYTES, Entry, Event, entry_of, salted_hash
from compliance.store.merkle import Frontier
from compliance.store.models.trail import TrailEntry, TrailHead, TrailSalt, table_of
from compliance.store.subtrees import roots_of


@dataclass(frozen=True, slots=True)
class Head:
    """Where the trail stands: its frontier, and the instant of its last entry (None while it is empty)."""

    frontier: Frontier
    at: datetime | None


_TAKE_HEAD = select(TrailHead.size, TrailHead.frontier, TrailHead.at).with_for_update()
_MOVE_HEAD = update(table_of(TrailHead))
_ADD_ENTRY = insert(table_of(TrailEntry))
_ADD_SALT = insert(table_of(TrailSalt))


def take_head(session: Session) -> Head:
    """Read the head and hold it until the transaction ends: from here on this is the only writer."""
    row = session.execute(_TAKE_HEAD).one()
    return Head(Frontier.from_bytes(row.size, row.frontier), row.at)


def append(session: Session, frontier: Frontier, actor: Actor, at: datetime, events: Sequence[Event]) -> Frontier:
    """Write one entry per event behind a head that was taken, and the head itself; returns the frontier after them."""
    entries, salts = [], []
    for event in events:
        salt = token_bytes(SALT_BYTES)
        entry = entry_of(event, frontier.size + 1, at, actor, salt)
        leaf = entry.leaf()
        frontier, completed = frontier.grown(leaf)
        hashes = {"leaf": leaf, "inner_hashes": completed}
        entries.append({**{name: getattr(entry, name) for name in Entry.__slots__}, **hashes})
        salts.append({"seq": entry.seq, "salt": salt})
    if entries:
        connection = session.connection()
        connection.execute(_ADD_ENTRY, entries)
        connection.execute(_ADD_SALT, salts)
        head = {"size": frontier.size, "root": frontier.root(), "frontier": frontier.to_bytes(), "at": at}
        connection.execute(_MOVE_HEAD, head)
    return frontier


def size(session: Session) -> int:
    """How many entries there are."""
    return session.execute(select(TrailHead.size)).scalar_one()


def root(session: Session) -> bytes:
    """The root over every entry, 32 bytes: what papers and receipts print."""
    return session.execute(select(TrailHead.root)).scalar_one()


def size_and_root(session: Session) -> tuple[int, bytes]:
    """Both as the head says; those of the empty trail where somebody deleted the head."""
    head = session.execute(select(TrailHead.size, TrailHead.root)).one_or_none()
    return (0, merkle.EMPTY_ROOT) if head is None else (head.size, head.root)


def size_at(session: Session, instant: datetime) -> int:
    """The position of the last entry before `instant`, 0 where there is none.

    "Known on D" is asked with the beginning of the day after D in JST. The last by position: the clock may step back.
    """
    return session.scalar(select(func.max(TrailEntry.seq)).where(TrailEntry.at < instant)) or 0


def root_at(session: Session, of_size: int) -> bytes:
    """The root as it was when the trail had `of_size` entries."""
    return roots_of(session, [(0, of_size)])[0, of_size]


def first_root(session: Session) -> bytes:
    """The root when the trail had one entry, which tells one trail from another; empty before there is any."""
    return root_at(session, 1) if size(session) else b""


def inclusion_proof(session: Session, seq: int, of_size: int) -> tuple[bytes, ...]:
    """The path from entry `seq` to the root of the first `of_size` entries (leaf index `seq - 1`)."""
    roots = roots_of(session, merkle.siblings(seq - 1, of_size))
    return merkle.inclusion_proof(seq - 1, of_size, lambda start, stop: roots[start, stop])


def consistency_proof(session: Session, first: int, second: int) -> tuple[bytes, ...]:
    """What shows that the trail of `second` entries only added to the one of `first`."""
    roots = roots_of(session, merkle.seams(first, second))
    return merkle.consistency_proof(first, second, lambda start, stop: roots[start, stop])


def confirms(session: Session, seq: int, field: str, value: object) -> bool:
    """Whether entry `seq` recorded `value` as what `field` became; never once its salt has been forgotten."""
    recorded = select(TrailEntry.after, TrailSalt.salt).join(TrailSalt, TrailSalt.seq == TrailEntry.seq)
    row = session.execute(recorded.where(TrailEntry.seq == seq)).one_or_none()
    if row is None or (stored := json.loads(row.after).get(field)) is None:
        return False
    return compare_digest(stored, salted_hash(field, value, row.salt))
