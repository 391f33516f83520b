"""Where sealed files lie: what a place must be able to do, whatever it is made of."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def path_of(name: str) -> str:
    """Where a file lies below the root of any place, so that whole places can be copied by other means too."""
    return f"{name[:2]}/{name}.sealed"


class Draft(Protocol):
    """A file that is being written: it is there for readers once it is finished, and never before."""

    def write(self, content: "ReadableBuffer") -> None:
        """The next bytes, which are only there until this returns."""

    def finish(self) -> None:
        """Keep it for good, on the medium itself; AlreadyKept where something has that name."""

    def abandon(self) -> None:
        """Throw away what was written; nothing happens where it was finished. What cannot be now is left to a sweep."""


class Backend(Protocol):
    """A place that keeps each file as it was written once: nothing is changed or overwritten in it.

    Whatever is asked of it, VaultUnusable says that the place itself cannot be used now, and why.
    """

    def check(self) -> None:
        """Whether it can be used as it must be; VaultUnusable where it cannot."""

    def draft(self, name: str) -> Draft:
        """Begin to write a file."""

    def open(self, name: str) -> BinaryIO:
        """The file, to be read anywhere in it; Missing where there is none."""

    def size(self, name: str) -> int | None:
        """Its size in bytes; None where there is none."""

    def delete(self, name: str) -> None:
        """Take it away; nothing where there is none."""

    def names(self, before: datetime) -> Iterator[str]:
        """What was written before an instant."""

    def drop_drafts(self, before: datetime) -> int:
        """Throw away what was begun before an instant and never finished; how many."""
