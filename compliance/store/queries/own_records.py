"""What one account has recorded so far, by the trail."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.actors import ActorKind
from compliance.store.models.trail import TrailEntry


def recorded_by(session: Session, account: UUID, actions: Collection[str]) -> frozenset[str]:
    """Those of these actions that the account did at least once; one look into an index for each."""
    own = (TrailEntry.actor == str(account), TrailEntry.actor_kind == ActorKind.ACCOUNT.value)
    done = select(TrailEntry.action).where(*own, TrailEntry.action.in_(actions)).distinct()
    return frozenset(session.scalars(done))
