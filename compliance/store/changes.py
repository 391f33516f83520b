"""A change: one transaction that holds the trail's head from its first statement, and leaves all of it or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.store import trail
from compliance.store.actors import Actor, ActorKind
from compliance.store.database import Database
from compliance.store.entries import Event
from compliance.store.trail import Head

__all__ = ["Actor", "ActorKind", "Change", "Event", "Refresh", "change"]

LARGEST_WAIT = timedelta(minutes=1)


class Change:
    """What one actor does in one transaction. `at` is the UTC instant that all its entries carry."""

    def __init__(self, session: Session, actor: Actor, at: datetime, head: Head) -> None:
        self.session = session
        self.actor = actor
        self.at = _not_before(at, head.at)
        self._frontier = head.frontier
        self._touched: set[UUID] = set()

    @property
    def size(self) -> int:
        """How many entries the trail has, those of this change included."""
        return self._frontier.size

    @property
    def touched(self) -> tuple[UUID, ...]:
        """The contracts whose obligations this change may alter, in id order."""
        return tuple(sorted(self._touched))

    def record(
        self,
        action: str,
        kind: str,
        subject: UUID,
        *,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> int:
        """Append one entry and return its position; rows may refer to it at once. Values are hashed, never written.

        Raises ValueError where `action`, `kind` or a field's name is no code (lower-case ASCII).
        """
        return self.record_all([Event(action, kind, subject, before, after)])[0]

    def record_all(self, events: Sequence[Event]) -> range:
        """Append many entries in few statements and return their positions, in the order of `events`."""
        first = self.size + 1
        self._frontier = trail.append(self.session, self._frontier, self.actor, self.at, events)
        return range(first, self.size + 1)

    def touch(self, contract_id: UUID) -> None:
        """Have this contract's obligations derived again before the change commits."""
        self._touched.add(contract_id)


Refresh = Callable[[Change, Sequence[UUID]], None]
"""Brings the projection up to date for these contracts, inside the change."""


@contextmanager
def change(database: Database, actor: Actor, at: datetime, refresh: Refresh | None = None) -> Iterator[Change]:
    """Open a change; at the end of its body refresh what it touched, once, in id order, and commit.

    Any exception, of the body or of `refresh`, rolls everything back. Raises DatabaseUnusable where the database
    cannot be written to, or another writer does not end.
    """
    with database.writing() as session:
        opened = Change(session, actor, at, trail.take_head(session))
        yield opened
        session.flush()
        if refresh is not None and opened.touched:
            refresh(opened, opened.touched)


def _not_before(at: datetime, last: datetime | None) -> datetime:
    """`at`, or the last entry's instant where this writer read the clock first and came second.

    A larger step back means that the clock had been wrong: then the right time is the better record.
    """
    return last if last is not None and at < last <= at + LARGEST_WAIT else at
