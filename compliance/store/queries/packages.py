"""Which offline packages were loaded, as the trail tells it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.trail import TrailEntry

KIND, LOADED = "package", "package.load"


def load_of(session: Session, package: UUID) -> int | None:
    """The position of the entry that says that this package was loaded; None where none does."""
    told = (TrailEntry.kind == KIND, TrailEntry.subject == package, TrailEntry.action == LOADED)
    return session.scalars(select(TrailEntry.seq).where(*told)).first()
