"""Has a file judged in a child process, which may ask for it to be kept anew."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import BinaryIO

from compliance.evidence.children import converse
from compliance.evidence.kinds import Kind

_CHILD = "compliance.evidence.judging"
_AT_ONCE = BoundedSemaphore(2)
"""Each child may take a gigabyte: no more than two of them, however many send files."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the file is, and whether something else is to be kept in its place: what `rewrite` was given."""

    kind: Kind
    rewritten: bool


def inspect(file: BinaryIO, size: int, name: str, rewrite: Callable[[bytes], object]) -> Verdict:
    """Judge a file; `rewrite` is given the pieces of what is kept in its place. Objectionable where it is refused."""
    written = 0

    def keep(piece: bytes) -> None:
        nonlocal written
        written += len(piece)
        rewrite(piece)

    with _AT_ONCE:
        said = converse(_CHILD, {"name": name, "size": size}, file, keep)
    return Verdict(Kind(said["kind"]), rewritten=written > 0)
