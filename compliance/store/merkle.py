"""The Merkle tree of RFC 6962, section 2.1: hashes, a frontier that grows by appending, proofs and their verification.

Leaves are passed as their hashes (32 bytes); positions count from 0; a range holds `start` and stops before `stop`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Subtree = Callable[[int, int], bytes]
"""The root over the leaves of a range `(start, stop)`."""


def perfect_parts(start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The perfect subtrees of a range of the tree, largest first, each as its end and its height (0: a leaf)."""
    while start < stop:
        height = (stop - start).bit_length() - 1
        start += 1 << height
        yield start, height


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry, with the prefix that keeps a leaf from passing as a node."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node over its two children."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What a growing tree must remember: the roots of its perfect subtrees, largest first, one per bit of `size`."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier after one more leaf; equal subtrees at the right edge merge like carries in an addition."""
        return self.grown(leaf)[0]

    def grown(self, leaf: bytes) -> tuple["Frontier", bytes]:
        """The same, with the roots of the perfect subtrees that the leaf completes, the smallest first."""
        peaks, size, completed = [*self.peaks, leaf], self.size, b""
        while size & 1:
            right = peaks.pop()
            peaks[-1] = node_hash(peaks[-1], right)
            completed += peaks[-1]
            size >>= 1
        return Frontier(self.size + 1, tuple(peaks)), completed

    def root(self) -> bytes:
        """The root of the whole tree; that of the empty tree is the hash of nothing."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def to_bytes(self) -> bytes:
        """The peaks one after another, 32 bytes each, as `from_bytes` reads them."""
        return b"".join(self.peaks)

    @classmethod
    def from_bytes(cls, size: int, stored: bytes) -> "Frontier":
        """The frontier of a tree of `size` leaves. Raises ValueError where the bytes cannot belong to that size."""
        if size < 0 or len(stored) != size.bit_count() * HASH_BYTES:
            raise ValueError(f"{len(stored)} bytes cannot be the frontier of {size} leaves")
        return cls(size, tuple(stored[at : at + HASH_BYTES] for at in range(0, len(stored), HASH_BYTES)))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, in one pass and with memory for one frontier."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier.root()


def inclusion_proof(index: int, size: int, subtree: Subtree) -> tuple[bytes, ...]:
    """The path from leaf `index` to the root of the first `size` leaves, lowest sibling first (section 2.1.1).

    Raises ValueError unless 0 <= index < size.
    """
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    return tuple(subtree(start, stop) for start, stop in reversed(list(siblings(index, size))))


def siblings(index: int, size: int) -> Iterator[tuple[int, int]]:
    """The ranges whose roots lie on the path from leaf `index` to the root of the first `size`, the largest first."""
    start, stop = 0, size
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            yield middle, stop
            stop = middle
        else:
            yield start, middle
            start = middle


def consistency_proof(first: int, second: int, subtree: Subtree) -> tuple[bytes, ...]:
    """What shows that the tree of `first` leaves is the beginning of that of `second` (section 2.1.2).

    Empty for equal sizes. Raises ValueError unless 0 < first <= second.
    """
    if not 0 < first <= second:
        raise ValueError(f"no consistency proof from {first} to {second} leaves")
    return tuple(subtree(start, stop) for start, stop in reversed(list(seams(first, second))))


def seams(first: int, second: int) -> Iterator[tuple[int, int]]:
    """The ranges whose roots show that the tree of `first` leaves begins that of `second`, the highest first."""
    start, stop, whole = 0, second, True
    while first != stop:
        middle = start + _split(stop - start)
        if first <= middle:
            yield middle, stop
            stop = middle
        else:
            yield start, middle
            start, whole = middle, False
    if not whole:
        yield start, stop


def _split(count: int) -> int:
    """The largest power of two below `count` (at least 2): how many leaves go to the left."""
    return 1 << (count - 1).bit_length() - 1


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` leads from the leaf hash at `index` to the root of a tree of `size` leaves."""
    if not 0 <= index < size:
        return False
    path = list(siblings(index, size))
    if len(path) != len(proof):
        return False
    computed = leaf
    for (_, stop), sibling in zip(reversed(path), proof, strict=True):
        computed = node_hash(sibling, computed) if stop <= index else node_hash(computed, sibling)
    return computed == root


def verify_consistency(first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree under `second_root` begins with the one under `first_root`.

    A tree without leaves shows nothing, so `first` must be at least 1.
    """
    if not 0 < first <= second:
        return False
    ranges = list(reversed(list(seams(first, second))))
    if len(ranges) != len(proof):
        return False
    path = list(zip(ranges, proof, strict=True))
    seed = first_root
    if path and path[0][0][1] == first:
        (_, seed), *path = path
    before = after = seed
    for (_, stop), sibling in path:
        if stop <= first:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
        else:
            after = node_hash(after, sibling)
    return before == first_root and after == second_root
