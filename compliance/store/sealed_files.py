"""The rows of sealed files: kept with their wrapped key, rewrapped, erased; each change of one is told to the trail."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.changes import Change, Event
from compliance.store.models.evidence import ScanState, SealedFile
from compliance.store.tellings import told_file

KIND = "sealed_file"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that was sealed: its wrapped key, the digest (hex) and size of what is kept, what a scanner said."""

    id: UUID
    key_id: str
    wrapped_key: bytes
    sha256: str
    size: int
    scan_state: ScanState
    scanned_at: datetime | None


def keep(change: Change, file: NewFile) -> None:
    """Write the row of a file that lies in the vault already."""
    row = SealedFile(
        id=file.id,
        key_id=file.key_id,
        wrapped_key=file.wrapped_key,
        sha256=file.sha256,
        size=file.size,
        scan_state=file.scan_state,
        scanned_at=file.scanned_at,
        sealed_at=change.at,
    )
    change.session.add(row)
    change.session.flush()
    change.record("file.seal", KIND, file.id, after=told_file(row))


def file_of(session: Session, id: UUID) -> SealedFile:
    """The row; NotFound where there is none."""
    row = session.get(SealedFile, id)
    if row is None:
        raise NotFound("ファイル / file", id)
    return row


def erase(change: Change, id: UUID, reason: str) -> None:
    """Delete the file's key, which is the end of the file wherever its bytes still lie, and say why."""
    row = file_of(change.session, id)
    before = told_file(row)
    row.wrapped_key, row.erased_at, row.erase_reason = None, change.at, reason
    change.record("file.erase", KIND, id, before=before, after=told_file(row))


def rewrap(change: Change, keys: Sequence[tuple[UUID, str, bytes]]) -> None:
    """Write the keys of files as they are wrapped now: the file, the id of the key they lie under, and the text."""
    events = []
    for id, key_id, wrapped in keys:
        row = file_of(change.session, id)
        before = told_file(row)
        row.key_id, row.wrapped_key = key_id, wrapped
        events.append(Event("file.rewrap", KIND, id, before, told_file(row)))
    change.record_all(events)


def scanned(change: Change, id: UUID, state: ScanState) -> None:
    """Write down what a scanner said of a file that waited for it."""
    row = file_of(change.session, id)
    before = told_file(row)
    row.scan_state, row.scanned_at = state, change.at
    change.record("file.scan", KIND, id, before=before, after=told_file(row))


def under_other_keys(session: Session, current: str, limit: int) -> Sequence[SealedFile]:
    """The next files whose keys do not lie under the current key."""
    other = (SealedFile.key_id != current, SealedFile.wrapped_key.is_not(None))
    return session.scalars(select(SealedFile).where(*other).order_by(SealedFile.id).limit(limit)).all()


def live_files(session: Session, after: UUID | None, limit: int) -> Sequence[SealedFile]:
    """The next files, by their ids, that were not erased."""
    wanted = select(SealedFile).where(SealedFile.wrapped_key.is_not(None)).order_by(SealedFile.id).limit(limit)
    return session.scalars(wanted if after is None else wanted.where(SealedFile.id > after)).all()


def live_bytes(session: Session) -> int:
    """How many bytes those files have together."""
    return int(session.scalar(select(func.sum(SealedFile.size)).where(SealedFile.wrapped_key.is_not(None))) or 0)


def live_among(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Those of these that are files which were not erased."""
    live = (SealedFile.id.in_(ids), SealedFile.wrapped_key.is_not(None))
    return set(session.scalars(select(SealedFile.id).where(*live)))


def unscanned_files(session: Session, limit: int) -> Sequence[SealedFile]:
    """The next files that no scanner has looked at."""
    asked = SealedFile.scan_state.in_((ScanState.WAITING, ScanState.UNSCANNED))
    wanted = select(SealedFile).where(asked, SealedFile.wrapped_key.is_not(None))
    return session.scalars(wanted.order_by(SealedFile.sealed_at, SealedFile.id).limit(limit)).all()
