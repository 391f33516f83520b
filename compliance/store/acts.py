"""Acts: the entries that one deed of somebody signed in left in the trail, and the proof that the trail holds them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from compliance.domain.errors import NotFound
from compliance.domain.receipt_numbers import receipt_number
from compliance.store import merkle
from compliance.store.actors import ActorKind
from compliance.store.entries import Entry, entry_read
from compliance.store.models.trail import TrailEntry
from compliance.store.subtrees import roots_of


@dataclass(frozen=True, slots=True)
class Act:
    """Its entries in order, without a gap; one only where a command or the system itself did it."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> int:
        """The position of its first entry."""
        return self.entries[0].seq

    @property
    def last(self) -> int:
        """The position of its last entry: the size of the trail just after it."""
        return self.entries[-1].seq

    def digest(self) -> bytes:
        """SHA-256 over the leaf hashes of its entries, one after another: all that was recorded by it."""
        return sha256(b"".join(entry.leaf() for entry in self.entries)).digest()


@dataclass(frozen=True, slots=True)
class Proved:
    """The root of the trail of some size, the leaf of its first entry, and the path of each entry asked for."""

    root: bytes
    first_leaf: bytes
    paths: tuple[tuple[bytes, ...], ...]


def act_at(session: Session, position: int) -> Act:
    """The act that the entry at this position belongs to; NotFound where there is no such entry.

    One act is what the same account did at the same instant, side by side: its entries carry the instant of their
    transaction, to the microsecond.
    """
    own = aliased(TrailEntry)
    same = (own.at == TrailEntry.at) & (own.actor == TrailEntry.actor) & (own.actor_kind == TrailEntry.actor_kind)
    meant = or_(TrailEntry.seq == position, TrailEntry.actor_kind == ActorKind.ACCOUNT.value)
    beside = select(TrailEntry).join(own, same).where(own.seq == position, meant).order_by(TrailEntry.seq)
    rows = session.scalars(beside).all()
    if not rows:
        raise NotFound("受領書 / receipt", receipt_number(position))
    return Act(tuple(entry_read(each) for each in _run(rows, position)))


def prove(session: Session, positions: Collection[int], size: int) -> Proved:
    """The paths from these entries to the root of the first `size`; one query, which reads few rows of the trail."""
    whole, first = (0, size), (0, 1)
    on_paths = (each for position in positions for each in merkle.siblings(position - 1, size))
    roots = roots_of(session, [whole, first, *on_paths])
    paths = [merkle.inclusion_proof(position - 1, size, lambda *part: roots[part]) for position in positions]
    return Proved(roots[whole], roots[first], tuple(paths))


def _run(rows: Sequence[TrailEntry], position: int) -> Sequence[TrailEntry]:
    """Those that lie beside one another around a position."""
    place = next(number for number, row in enumerate(rows) if row.seq == position)
    return [row for number, row in enumerate(rows) if row.seq - position == number - place]
