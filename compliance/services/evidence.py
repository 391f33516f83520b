"""Evidence (確認資料): a sealed file becomes a piece with what it is used for; it is voided, or its file is erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from compliance.evidence.keyrings import WrappedKey
from compliance.evidence.sealing import Digest
from compliance.evidence.vaults import Sealed, Vault
from compliance.services.desk import Desk
from compliance.services.refusals import missing, not_recorded
from compliance.store import sealed_files, versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.evidence import Evidence, EvidenceUse, ScanState, SealedFile
from compliance.store.queries.evidence_lists import EvidenceLine, uses_of
from compliance.store.sealed_files import NewFile


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A file that was sealed: what it is, what it was called, its digest as it was sent, and what a scanner said."""

    sealed: Sealed
    name: str
    media_type: str
    sent_sha256: str
    scan: ScanState
    scanned_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a piece serves under one contract: an item, an obligation, a fiscal year, a record, or several of them."""

    contract_id: UUID
    item: str | None = None
    obligation_key: str | None = None
    fiscal_year: int | None = None
    subject_id: UUID | None = None
    subject_kind: str | None = None

    def columns(self) -> dict[str, Any]:
        """The columns by name."""
        names = ("contract_id", "item", "obligation_key", "fiscal_year", "subject_id", "subject_kind")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepEvidence:
    """Files handed in together: the day they are about, what they are called, and each thing they are used for."""

    files: tuple[HandedIn, ...]
    uses: tuple[Use, ...]
    happened_on: date
    title: str | None = None
    note: str | None = None


def vault_of(desk: Desk) -> Vault:
    """The vault of the desk; LookupError at a desk that keeps no files."""
    if desk.vault is None:
        raise LookupError("この環境には確認資料の保管庫がありません。 / This desk has no vault.")
    return desk.vault


def keep_evidence(desk: Desk, actor: Actor, wanted: KeepEvidence, request: Request | None = None) -> int:
    """Record files that lie sealed in the vault, in one transaction; how many. Refused where they are used for nothing.

    A file whose transaction failed has no row: it is swept from the vault a day later.
    """
    if not wanted.uses:
        raise missing("contracts", "対象の契約", "contract")

    def act(change: Change) -> str:
        for file in wanted.files:
            keep_in(change, wanted, file)
        return str(len(wanted.files))

    return int(desk.carry_out(actor, act, request))


def keep_in(change: Change, wanted: KeepEvidence, file: HandedIn) -> UUID:
    """Record one file inside a larger change."""
    sealed_files.keep(change, _row(file))
    piece = {
        "file_id": file.sealed.id,
        "original_name": file.name,
        "media_type": file.media_type,
        "title": wanted.title,
        "note": wanted.note,
        "sender_sha256": file.sent_sha256,
        "happened_on": wanted.happened_on,
    }
    contracts = {use.contract_id for use in wanted.uses}
    evidence = versions.insert(change, Evidence, piece, contracts=contracts)
    for use in wanted.uses:
        versions.insert(change, EvidenceUse, {**use.columns(), "evidence_id": evidence})
    return evidence


def use_evidence(desk: Desk, actor: Actor, evidence: UUID, use: Use, request: Request | None = None) -> None:
    """Let a piece serve one more thing, under a contract that it serves already."""

    def act(change: Change) -> str:
        return str(versions.insert(change, EvidenceUse, {**use.columns(), "evidence_id": evidence}))

    desk.carry_out(actor, act, request)


def void_evidence(desk: Desk, actor: Actor, evidence: UUID, reason: str, request: Request | None = None) -> None:
    """Say that the piece never was one, and why; with it go its uses. Its file stays sealed, and is not served."""

    def act(change: Change) -> str:
        versions.void_rows(change, uses_of(change.session, evidence), reason.strip())
        versions.void(change, Evidence, evidence, reason.strip())
        return str(evidence)

    _ask_for(reason)
    desk.carry_out(actor, act, request)


def erase_evidence(desk: Desk, actor: Actor, piece: EvidenceLine, reason: str, request: Request | None = None) -> None:
    """Delete the file's key, so that nobody can open it again, and keep the reason.

    Its bytes go with the next sweep of the vault. Refused where it was erased before.
    """
    if piece.erased_at is not None:
        raise not_recorded(
            ("このファイルはすでに消去されています。", "This file was erased before."),
            ("一覧で状態を確かめてください。", "See its state in the list."),
        )

    def act(change: Change) -> str:
        sealed_files.erase(change, piece.file, reason.strip())
        return str(piece.id)

    _ask_for(reason)
    desk.carry_out(actor, act, request)


def take_out(desk: Desk, actor: Actor, piece: EvidenceLine, contract_id: UUID) -> Sealed:
    """Note in the trail who takes the file out, and return what opens it. Refused where it is not served."""
    return _opened(desk, actor, piece, "evidence.take_out", {"contract_id": contract_id})


def look_into(desk: Desk, actor: Actor, piece: EvidenceLine, contract_id: UUID, page: int) -> Sealed:
    """The same of who looks at one page of it on the screen."""
    return _opened(desk, actor, piece, "evidence.look_into", {"contract_id": contract_id, "page": page})


def _opened(desk: Desk, actor: Actor, piece: EvidenceLine, action: str, told: Mapping[str, object]) -> Sealed:
    if not piece.is_served:
        raise not_recorded(
            (
                "このファイルは取り出せません（取消し済み、消去済み、またはウイルスを検出）。",
                "This file cannot be taken out: voided, erased or infected.",
            ),
            ("一覧で状態を確かめてください。", "See its state in the list."),
        )
    with desk.change(actor) as change:
        change.record(action, "evidence", piece.id, after=told)
        return sealed_of(sealed_files.file_of(change.session, piece.file))


def sealed_of(row: SealedFile) -> Sealed:
    """What opens the file of a row that was not erased."""
    return Sealed(row.id, WrappedKey(row.key_id, row.wrapped_key or b""), Digest(row.size, row.sha256))


def _row(file: HandedIn) -> NewFile:
    sealed = file.sealed
    return NewFile(
        id=sealed.id,
        key_id=sealed.key.id,
        wrapped_key=sealed.key.wrapped,
        sha256=sealed.digest.sha256,
        size=sealed.digest.size,
        scan_state=file.scan,
        scanned_at=file.scanned_at,
    )


def _ask_for(reason: str) -> None:
    if not reason.strip():
        raise missing("reason", "理由", "reason")
