"""The trail: appending under the head's lock, its root and size at any time, proofs, and the check of every entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from compliance.store import merkle
from compliance.store.actors import Actor
from compliance.store.entries import SALT_BYTES, Event, entry_of
from compliance.store.merkle import Frontier
from compliance.store.models.trail import TrailEntry, TrailHead, TrailSalt


@dataclass(frozen=True, slots=True)
class Head:
    """Where the trail stands: its frontier, and the instant of its last entry (None while it is empty)."""

    frontier: Frontier
    at: datetime | None


def take_head(session: Session) -> Head:
    """Read the head and hold it until the transaction ends: from here on this is the only writer."""
    row = session.execute(select(TrailHead.size, TrailHead.frontier, TrailHead.at).with_for_update()).one()
    return Head(Frontier.from_bytes(row.size, row.frontier), row.at)


def append(session: Session, frontier: Frontier, actor: Actor, at: datetime, events: Sequence[Event]) -> Frontier:
    """Write one entry per event behind a head that was taken, and the head itself; returns the frontier after them."""
    entries, salts = [], []
    for event in events:
        salt = token_bytes(SALT_BYTES)
        entry = entry_of(event, frontier.size + 1, at, actor, salt)
        leaf = entry.leaf()
        frontier = frontier.append(leaf)
        entries.append({**{name: getattr(entry, name) for name in entry.__slots__}, "leaf": leaf})
        salts.append({"seq": entry.seq, "salt": salt})
    if entries:
        _write(session, frontier, at, entries, salts)
    return frontier


def _write(
    session: Session, frontier: Frontier, at: datetime, entries: list[dict[str, object]], salts: list[dict[str, object]]
) -> None:
    connection = session.connection()
    connection.execute(insert(TrailEntry), entries)
    connection.execute(insert(TrailSalt), salts)
    head = {"size": frontier.size, "root": frontier.root(), "frontier": frontier.to_bytes(), "at": at}
    connection.execute(update(TrailHead).values(head))


def size(session: Session) -> int:
    """How many entries there are."""
    return session.execute(select(TrailHead.size)).scalar_one()


def root(session: Session) -> bytes:
    """The root over every entry, 32 bytes: what papers and receipts print."""
    return session.execute(select(TrailHead.root)).scalar_one()


def size_at(session: Session, instant: datetime) -> int:
    """The position of the last entry before `instant`, 0 where there is none.

    "Known on D" is asked with the beginning of the day after D in JST. Runs on the index of instants.
    """
    last = select(TrailEntry.seq).where(TrailEntry.at < instant).order_by(TrailEntry.at.desc(), TrailEntry.seq.desc())
    return session.execute(last.limit(1)).scalar() or 0


def root_at(session: Session, of_size: int) -> bytes:
    """The root as it was when the trail had `of_size` entries; reads them all."""
    return _subtree(session)(0, of_size)


def inclusion_proof(session: Session, seq: int, of_size: int) -> tuple[bytes, ...]:
    """The path from entry `seq` to the root of the first `of_size` entries (leaf index `seq - 1`); reads them all."""
    return merkle.inclusion_proof(seq - 1, of_size, _subtree(session))


def consistency_proof(session: Session, first: int, second: int) -> tuple[bytes, ...]:
    """What shows that the trail of `second` entries only added to the one of `first`; reads them all."""
    return merkle.consistency_proof(first, second, _subtree(session))


def _subtree(session: Session) -> merkle.Subtree:
    def subtree(start: int, stop: int) -> bytes:
        leaves = select(TrailEntry.leaf).where(TrailEntry.seq > start, TrailEntry.seq <= stop).order_by(TrailEntry.seq)
        return merkle.root_of(session.execute(leaves.execution_options(yield_per=1000)).scalars())

    return subtree
