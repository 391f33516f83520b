"""The pieces of evidence under a contract, with their files and what each of them is used for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.models.evidence import Evidence, EvidenceUse, ScanState, SealedFile
from compliance.store.queries.contract_heads import serving
from compliance.store.queries.contracts import contract_line
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.scopes import Scope


class EvidenceState(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    ERASED = "erased"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Used:
    """One thing a piece is used for: whichever of these is not None."""

    item: str | None
    obligation_key: str | None
    fiscal_year: int | None
    subject_kind: str | None
    subject: UUID | None


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece; `size` in bytes and `sha256` (hex) are those of what is kept, `sent_sha256` of what was sent."""

    id: UUID
    version: int
    on: date
    title: str | None
    name: str
    media_type: str
    note: str | None
    sent_sha256: str | None
    void_reason: str | None
    file: UUID
    sha256: str
    size: int
    scan: ScanState
    scanned_at: datetime | None
    sealed_at: datetime
    erased_at: datetime | None
    erase_reason: str | None
    uses: tuple[Used, ...]

    @property
    def state(self) -> EvidenceState:
        """What became of it."""
        if self.void_reason is not None:
            return EvidenceState.VOID
        return EvidenceState.KEPT if self.erased_at is None else EvidenceState.ERASED

    @property
    def is_served(self) -> bool:
        """Whether its file may be taken out: what was voided, erased or found infected is not."""
        return self.state is EvidenceState.KEPT and self.scan is not ScanState.INFECTED


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """Narrowing of the list: what became of the pieces, and what a scanner said of them."""

    state: EvidenceState | None = None
    scan: ScanState | None = None


def evidence_listing(contract_id: UUID, wanted: EvidenceFilter, up_to: date) -> Listing[EvidenceLine]:
    """The pieces up to a day that serve a contract which the asker was allowed to open, void ones included."""
    e, f = Evidence, SealedFile
    meant = (e.superseded_seq.is_(None), serving(e, contract_id), e.happened_on <= up_to)
    statement = _pieces().where(*meant, *_conditions(wanted))

    def read(session: Session, rows: Rows) -> Iterable[EvidenceLine]:
        return _lines(session, rows, contract_id)

    orders = {"on": e.happened_on, "name": func.coalesce(e.title, e.original_name), "size": f.size, "at": f.sealed_at}
    return Listing(statement, e.id, orders, read)


def piece_of(session: Session, scope: Scope, contract_id: UUID, evidence_id: UUID) -> EvidenceLine:
    """One piece under one contract; NotFound where there is none, or the contract is not the asker's."""
    contract = contract_line(session, scope, contract_id)
    meant = (Evidence.id == evidence_id, Evidence.superseded_seq.is_(None), serving(Evidence, contract.id))
    lines = list(_lines(session, session.execute(_pieces().where(*meant)).all(), contract_id))
    if not lines:
        raise NotFound("確認資料 / evidence", evidence_id)
    return lines[0]


def pieces_about(session: Session, contract_id: UUID, subject: UUID) -> tuple[EvidenceLine, ...]:
    """The pieces that lie beside one record under a contract which the asker was allowed to open, in their order.

    What else they are used for is not told.
    """
    u = EvidenceUse
    beside = select(u.evidence_id).where(u.subject_id == subject, u.contract_id == contract_id, stands(u))
    meant = Evidence.id.in_(beside), stands(Evidence)
    rows: Rows = session.execute(_pieces().where(*meant).order_by(Evidence.row_id)).all()
    return tuple(EvidenceLine(*(*row[:17], ())) for row in rows)


def uses_of(session: Session, evidence_id: UUID) -> Sequence[EvidenceUse]:
    """Every use of a piece that stands, under any contract."""
    return session.scalars(select(EvidenceUse).where(EvidenceUse.evidence_id == evidence_id, stands(EvidenceUse))).all()


def _pieces() -> Select[*tuple[object, ...]]:
    e, f = Evidence, SealedFile
    columns = (
        *(e.id, e.version, e.happened_on, e.title, e.original_name, e.media_type, e.note, e.sender_sha256),
        *(e.void_reason, f.id, f.sha256, f.size, f.scan_state, f.scanned_at, f.sealed_at, f.erased_at),
        f.erase_reason,
    )
    return select(*columns).join(f, f.id == e.file_id)


def _conditions(wanted: EvidenceFilter) -> Sequence[ColumnElement[bool]]:
    states: Mapping[EvidenceState | None, ColumnElement[bool]] = {
        None: true(),
        EvidenceState.KEPT: Evidence.void_reason.is_(None) & SealedFile.erased_at.is_(None),
        EvidenceState.ERASED: Evidence.void_reason.is_(None) & SealedFile.erased_at.is_not(None),
        EvidenceState.VOID: Evidence.void_reason.is_not(None),
    }
    scans = () if wanted.scan is None else (SealedFile.scan_state == wanted.scan,)
    return (states[wanted.state], *scans)


def _lines(session: Session, rows: Rows, contract_id: UUID) -> Iterable[EvidenceLine]:
    uses = _uses(session, [row[0] for row in rows], contract_id)
    return (EvidenceLine(*(*row[:17], tuple(uses[row[0]]))) for row in rows)


def _uses(session: Session, ids: Sequence[UUID], contract_id: UUID) -> Mapping[UUID, Sequence[Used]]:
    """What these pieces are used for under one contract, in the order of recording."""
    u = EvidenceUse
    found: dict[UUID, list[Used]] = defaultdict(list)
    columns = (u.item, u.obligation_key, u.fiscal_year, u.subject_kind, u.subject_id)
    meant = (u.evidence_id.in_(ids), u.contract_id == contract_id, u.superseded_seq.is_(None))
    for row in session.execute(select(u.evidence_id, *columns).where(*meant).order_by(u.row_id)):
        found[row[0]].append(Used(*row[1:]))
    return found
