"""Bulk acts in the trail: entries mark where one began and was done; what was recorded between them is its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.store import versions
from compliance.store.changes import Change
from compliance.store.models.base import Version
from compliance.store.models.contracts import Closing
from compliance.store.models.extensions import DueExtension
from compliance.store.models.reviews import Review
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.current import stands
from compliance.store.schema import version_models
from compliance.store.version_rows import fields_of

KIND = "bulk"
_DONE, _READY, _UNDONE = "bulk.done", "bulk.ready", "bulk.undone"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class BulkAct:
    """One act: what was done, by whom, since which instant (UTC) it stands, and where its entries lie in the trail."""

    id: UUID
    did: str
    actor: str
    at: datetime
    first: int
    last: int
    undone_at: datetime | None


def begin(change: Change, did: str) -> UUID:
    """Mark the beginning of an act; `did` is a code such as `extend`."""
    act = versions.new_ids(change, 1)[0]
    change.record(f"{KIND}.{did}", KIND, act)
    return act


def finish(change: Change, act: UUID) -> None:
    """Mark its end: what is recorded later in the same change is no part of it."""
    change.record(_DONE, KIND, act)


def mark_ready(change: Change, act: UUID) -> None:
    """Say, in a change of its own, since when the act stands: the first time only."""
    if change.session.scalar(_entries(act).where(TrailEntry.action == _READY)) is None:
        change.record(_READY, KIND, act)


def mark_undone(change: Change, act: UUID) -> None:
    """Say that it was taken back."""
    change.record(_UNDONE, KIND, act)


def find(session: Session, act: UUID) -> BulkAct | None:
    """The act as its entries tell it; None where there is none."""
    told = {entry.action: entry for entry in session.scalars(_entries(act).order_by(TrailEntry.seq))}
    if _DONE not in told:
        return None
    begun, done = next(iter(told.values())), told[_DONE]
    undone = told.get(_UNDONE)
    did, at = begun.action.removeprefix(f"{KIND}."), told.get(_READY, done).at
    return BulkAct(act, did, begun.actor, at, begun.seq, done.seq, undone.at if undone else None)


def recorded(session: Session, act: BulkAct) -> Sequence[tuple[str, UUID]]:
    """What the act recorded, as (kind, id), in its order; an act only records, it corrects nothing."""
    entries = select(TrailEntry.kind, TrailEntry.subject).where(TrailEntry.seq.between(act.first + 1, act.last - 1))
    return [(kind, subject) for kind, subject in session.execute(entries.order_by(TrailEntry.seq))]


def standing(session: Session, things: Sequence[tuple[str, UUID]]) -> Mapping[UUID, Version]:
    """The versions that stand now of these things: what was voided by hand since is not among them."""
    return {row.id: row for kind, ids in _by_kind(things).items() for row in _rows(session, kind, ids)}


def is_built_on(session: Session, act: BulkAct, rows: Mapping[UUID, Version]) -> bool:
    """Whether something recorded after the act corrects one of these rows, refers to it, or closed its contract.

    What a review is about counts as the review itself: another review, or the list handed in instead, builds on it.
    """
    later = select(TrailEntry.kind, TrailEntry.subject).where(TrailEntry.seq > act.last, TrailEntry.kind != KIND)
    named = set(rows) | {_extended(row) for row in rows.values() if isinstance(row, DueExtension)}
    named |= {row.subject_id for row in rows.values() if isinstance(row, Review)}
    contracts = {getattr(row, "contract_id", None) for row in rows.values()}
    for kind, ids in _by_kind(session.execute(later.distinct())).items():
        for row in _rows(session, kind, ids):
            if named & set(_names(row)) or (isinstance(row, Closing) and row.contract_id in contracts):
                return True
    return False


def _entries(act: UUID) -> Select[TrailEntry]:
    return select(TrailEntry).where(TrailEntry.kind == KIND, TrailEntry.subject == act)


def _by_kind(things: Iterable[tuple[str, UUID]]) -> Mapping[str, list[UUID]]:
    found: dict[str, list[UUID]] = defaultdict(list)
    for kind, subject in things:
        found[kind].append(subject)
    return found


def _rows(session: Session, kind: str, ids: Sequence[UUID]) -> Iterator[Version]:
    model = version_models().get(kind)
    if model is None:
        return
    for begin_at in range(0, len(ids), _AT_ONCE):
        some = ids[begin_at : begin_at + _AT_ONCE]
        yield from session.scalars(select(model).where(model.id.in_(some), stands(model)))


def _names(row: Version) -> Iterator[object]:
    """Itself and everything that it refers to, what lies beneath it included."""
    yield row.id
    if isinstance(row, DueExtension):
        yield _extended(row)
    for value in fields_of(row).values():
        for each in value if isinstance(value, list) else ({"": value},):
            yield from (told for told in each.values() if isinstance(told, UUID))


def _extended(row: DueExtension) -> tuple[UUID, str]:
    return row.contract_id, row.obligation_key
