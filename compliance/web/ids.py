"""Ids of ours among what a visitor sent: whatever is none is nothing."""

from collections.abc import Iterable
from uuid import UUID


def read_id(text: str) -> UUID | None:
    """The id that a text is; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def read_ids(texts: Iterable[str]) -> tuple[UUID, ...]:
    """Those of the texts that are ids, in their order."""
    return tuple(ident for ident in map(read_id, texts) if ident is not None)
