"""Who recorded a thing, as the trail tells it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.actors import Actor, ActorKind
from compliance.store.models.trail import TrailEntry


def author_of(session: Session, kind: str, subject: UUID) -> Actor | None:
    """Who recorded the first version of this thing; None where the trail knows of none."""
    entry = session.scalars(
        select(TrailEntry)
        .where(TrailEntry.kind == kind, TrailEntry.subject == subject, TrailEntry.action == f"{kind}.record")
        .order_by(TrailEntry.seq)
        .limit(1)
    ).first()
    return None if entry is None else Actor(ActorKind(entry.actor_kind), entry.actor)
