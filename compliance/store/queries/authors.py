"""Who recorded a thing, as the trail tells it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.actors import Actor
from compliance.store.models.accounts import Account
from compliance.store.models.trail import TrailEntry


def wrote(session: Session, actor: Actor, things: Collection[tuple[str, UUID]]) -> bool:
    """Whether this actor recorded one of these things (kind, id), or corrected it later."""
    return any(str(actor.id) in by for by in written_by(session, things).values())


def written_by(session: Session, things: Collection[tuple[str, UUID]]) -> Mapping[UUID, Collection[str]]:
    """By thing, everybody who recorded or corrected it: the actors' ids in the trail."""
    e, kinds = TrailEntry, {kind for kind, _ in things}
    acts = [f"{kind}.{act}" for kind in kinds for act in ("record", "correct")]
    meant = e.kind.in_(kinds), e.subject.in_({id for _, id in things}), e.action.in_(acts)
    found: dict[UUID, set[str]] = defaultdict(set)
    for subject, actor in session.execute(select(e.subject, e.actor).where(*meant)) if things else ():
        found[subject].add(actor)
    return found


def account_names(session: Session, actors: Iterable[str]) -> Mapping[str, str]:
    """What those of these actors are called that are accounts; a command and the system itself have no name."""
    ids = [id for id in map(_account, set(actors)) if id is not None]
    named = select(Account.id, Account.display_name).where(Account.id.in_(ids))
    return {str(id): name for id, name in session.execute(named)} if ids else {}


def _account(actor: str) -> UUID | None:
    try:
        return UUID(actor)
    except ValueError:
        return None
