"""Roots of parts of the trail's tree, out of the inner hashes that each entry completed: a few rows of a long trail."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.merkle import EMPTY_ROOT, HASH_BYTES, Frontier, perfect_parts
from compliance.store.models.trail import TrailEntry

Range = tuple[int, int]
"""Leaves by index: it holds the first and stops before the second."""

_AT_ONCE = 500


def roots_of(session: Session, ranges: Iterable[Range]) -> Mapping[Range, bytes]:
    """The root over each range that the tree's own proofs are made of; in one statement for five hundred rows.

    Of n entries a path takes about log n ranges of log n rows at most, and paths of one tree share most of them. The
    hashes are taken as stored: that they are those of the leaves, `compliance verify` proves. LookupError where an
    entry is missing.
    """
    parts = {each: list(perfect_parts(*each)) for each in ranges}
    rows = _rows(session, {seq for of_range in parts.values() for seq, _ in of_range})
    return {each: _root(each, [_hash(rows[seq], height) for seq, height in some]) for each, some in parts.items()}


def _root(of: Range, peaks: Collection[bytes]) -> bytes:
    start, stop = of
    return Frontier(stop - start, tuple(peaks)).root() if peaks else EMPTY_ROOT


def _hash(row: tuple[bytes, bytes], height: int) -> bytes:
    leaf, inner = row
    return inner[HASH_BYTES * (height - 1) : HASH_BYTES * height] if height else leaf


def _rows(session: Session, positions: Collection[int]) -> Mapping[int, tuple[bytes, bytes]]:
    found: dict[int, tuple[bytes, bytes]] = {}
    e = TrailEntry
    ordered = sorted(positions)
    for begin in range(0, len(ordered), _AT_ONCE):
        some = select(e.seq, e.leaf, e.inner_hashes).where(e.seq.in_(ordered[begin : begin + _AT_ONCE]))
        found |= {seq: (leaf, inner) for seq, leaf, inner in session.execute(some)}
    return found
