"""Refreshes of what is derived: what a change made stale, and what the years to come ask for, in chunks."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.desk import Desk
from compliance.services.freshness import Waiting
from compliance.store import projection_states
from compliance.store.changes import Actor
from compliance.store.progress import Progress, silent


def catch_up(desk: Desk, actor: Actor, progress: Progress = silent, at_most: int | None = None) -> int:
    """Refresh every stale projection, or about `at_most`, a chunk at a time; returns how many.

    `progress` is told (done, total). Those left stay stale and unseen: the next run, or who reads first, goes on.
    """
    return _refresh(desk, actor, desk.stale, progress, at_most)


def extend_horizons(desk: Desk, actor: Actor, progress: Progress = silent) -> int:
    """Let every projection reach the end of the next fiscal year, a chunk at a time; returns how many did not.

    For the nights: what falls short answers for the days it reaches, so nobody has to wait for this.
    """

    def falling_short(session: Session, limit: int | None) -> Sequence[UUID]:
        return projection_states.falling_short(session, desk.today(), limit)

    return _refresh(desk, actor, falling_short, progress)


def _refresh(desk: Desk, actor: Actor, waiting: Waiting, progress: Progress, at_most: int | None = None) -> int:
    """Each chunk looks anew at who waits, so that several may do this at once without doing anything twice."""
    with desk.database.reading() as session:
        total = len(waiting(session, at_most))
    done = 0
    while done < total and (refreshed := desk.refresh(actor, waiting)):
        done += refreshed
        progress(min(done, total), total)
    return done
