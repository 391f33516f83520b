"""Receipts (受領書): what a contractor handed in, its place in the trail and the proof of it, the same for ever."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.store.acts import Act, Proved, act_at, prove
from compliance.store.entries import Entry, canonical
from compliance.store.queries.names_then import NamesThen, names_then
from compliance.store.queries.scopes import Scope
from compliance.store.queries.submission_details import HandedFile
from compliance.store.queries.submissions import Submission, submission_at, submission_of

FORM = "compliance-receipt/1"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt: the submission as it stands today, and `data`, what the receipt says and proves, as plain JSON."""

    submission: Submission
    data: Mapping[str, Any]

    @property
    def carried(self) -> bytes:
        """The one byte form of its data, which its PDF carries."""
        return canonical(self.data)

    @property
    def at(self) -> datetime:
        """When the submission was recorded."""
        return self.submission.at


def receipt_at(session: Session, scope: Scope, position: int) -> Receipt:
    """The receipt of what was recorded at a position; NotFound unless it was handed in, and may be seen."""
    return _receipt(session, *submission_at(session, scope, position))


def receipt_of(session: Session, scope: Scope, thing: UUID) -> Receipt:
    """The receipt of one submission; in nine queries."""
    return _receipt(session, *submission_of(session, scope, thing))


def _receipt(session: Session, found: Submission, contractor: UUID) -> Receipt:
    act = act_at(session, found.position)
    files = [file for file in found.files if act.first <= file.position <= act.last]
    told = _told(act, found.position, files)
    proved = prove(session, [entry.seq for entry in told], act.last)
    names = names_then(session, found.id, contractor, act.last)
    return Receipt(found, {**_said(found, act, names, files), **_proof(act, told, proved)})


def _told(act: Act, position: int, files: Sequence[HandedFile]) -> Sequence[Entry]:
    """The entries that are proved one by one: the submission's own, and those of its files."""
    wanted = {position, *(file.position for file in files)}
    return [entry for entry in act.entries if entry.seq in wanted]


def _said(found: Submission, act: Act, names: NamesThen, files: Sequence[HandedFile]) -> dict[str, Any]:
    return {
        "form": FORM,
        "number": found.number,
        "ward": names.ward,
        "practice": names.practice,
        "what": found.kind,
        "at": _instant(found.at),
        "by": found.by or "",
        "own": found.own,
        "contractor": names.contractor,
        "contracts": [list(contract) for contract in names.contracts],
        "files": [_file(file) for file in files],
        "content": {"first": act.first, "last": act.last, "sha256": act.digest().hex()},
    }


def _file(file: HandedFile) -> Mapping[str, Any]:
    shown = {"name": file.name, "size": file.size, "position": file.position}
    return {**shown, "sent_sha256": file.sent or "", "kept_sha256": file.kept}


def _proof(act: Act, told: Sequence[Entry], proved: Proved) -> dict[str, Any]:
    entries = [_proved(*pair) for pair in zip(told, proved.paths, strict=True)]
    return {"trail": proved.first_leaf.hex(), "size": act.last, "root": proved.root.hex(), "entries": entries}


def _proved(entry: Entry, path: Sequence[bytes]) -> Mapping[str, Any]:
    fields = {name: getattr(entry, name) for name in Entry.__slots__}
    shown = {"at": _instant(entry.at), "subject": str(entry.subject)}
    return {**fields, **shown, "path": [sibling.hex() for sibling in path]}


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
