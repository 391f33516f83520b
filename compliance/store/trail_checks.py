"""The check of the whole trail: entry by entry, the tree over them, and the roots once printed outside the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from compliance.store.entries import entry_read
from compliance.store.merkle import Frontier
from compliance.store.models.trail import TrailEntry, TrailHead, table_of

_AT_ONCE = 1000


class Flaw(StrEnum):
    """How the trail may be broken at a position."""

    MISSING = "missing"
    ALTERED = "altered"
    UNREADABLE = "unreadable"
    OTHER_HISTORY = "other_history"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class BadEntry:
    """The first position that is not as it was written, and in which way.

    `OTHER_HISTORY`: the entries up to here do not give the root once printed for this size. `HEAD`: every entry agrees
    with its own hash, but together they do not give the head's size and root.
    """

    seq: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A size and root kept outside the database, on a paper or a receipt: only these show a tail that was cut off."""

    size: int
    root: bytes


def verify(session: Session, checkpoints: Sequence[Checkpoint] = ()) -> BadEntry | None:
    """Check every entry, the tree and the printed roots in one pass; the first bad position, or None.

    Reads in batches: memory does not grow with the trail.
    """
    frontier = Frontier()
    printed = {checkpoint.size: checkpoint.root for checkpoint in checkpoints}
    for seq, row in enumerate(_rows(session), start=1):
        if row is None:
            return BadEntry(seq, Flaw.UNREADABLE)
        if (flaw := _flaw(row, seq)) is not None:
            return BadEntry(seq, flaw)
        frontier, completed = frontier.grown(row.leaf)
        if row.inner_hashes != completed:
            return BadEntry(seq, Flaw.ALTERED)
        if seq in printed and printed[seq] != frontier.root():
            return BadEntry(seq, Flaw.OTHER_HISTORY)
    return _against_head(session, frontier, printed)


def _flaw(row: Row[tuple[object, ...]], seq: int) -> Flaw | None:
    if row.seq != seq:
        return Flaw.MISSING
    try:
        leaf = entry_read(row).leaf()
    except (AttributeError, TypeError, ValueError):
        return Flaw.ALTERED
    return None if leaf == row.leaf else Flaw.ALTERED


def _against_head(session: Session, frontier: Frontier, printed: dict[int, bytes]) -> BadEntry | None:
    head = session.execute(select(TrailHead.size, TrailHead.root, TrailHead.frontier)).one_or_none()
    if head is None or frontier.size < max((head.size, *printed)):
        return BadEntry(frontier.size + 1, Flaw.HEAD if head is None else Flaw.MISSING)
    if (head.size, head.root, head.frontier) != (frontier.size, frontier.root(), frontier.to_bytes()):
        return BadEntry(frontier.size, Flaw.HEAD)
    return None


def _rows(session: Session) -> Iterator[Row[tuple[object, ...]] | None]:
    """Every row in order; None for the first one that the driver cannot even read, and then no more."""
    after, at_once = 0, _AT_ONCE
    while True:
        batch = select(*table_of(TrailEntry).c).where(TrailEntry.seq > after).order_by(TrailEntry.seq).limit(at_once)
        try:
            rows = session.execute(batch).all()
        except (AttributeError, TypeError, ValueError):
            if at_once == 1:
                yield None
                return
            at_once = 1
            continue
        if not rows:
            return
        yield from rows
        after = rows[-1].seq
