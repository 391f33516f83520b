"""Evidence (確認資料): sealed files, what they are, and what each of them is used for."""

import enum
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import (
    KIND_LENGTH,
    Base,
    Happened,
    OfContract,
    Version,
    closed,
    filled,
    refers_within,
    under_contract,
    versioned,
)


class ScanState(enum.StrEnum):
    """What a scanner said of the file."""

    WAITING = "waiting"
    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNED = "unscanned"


class SealedFile(Base):
    """One encrypted file under a random id. Its wrapped key lives only here: without it the file is erased.

    `size` (bytes) and `sha256` (hex) are those of the file as it is kept: photographs are drawn anew before that.
    """

    __tablename__ = "sealed_file"
    __table_args__ = (
        CheckConstraint("size >= 0", name="size"),
        CheckConstraint("LENGTH(sha256) = 64", name="sha256"),
        CheckConstraint("(wrapped_key IS NULL) = (erased_at IS NOT NULL)", name="erased_without_key"),
        CheckConstraint("(erase_reason IS NULL) = (erased_at IS NULL)", name="erased_with_reason"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    wrapped_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    scan_state: Mapped[ScanState] = mapped_column(closed(ScanState), default=ScanState.WAITING)
    scanned_at: Mapped[datetime | None]
    sealed_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
    erase_reason: Mapped[str | None]


class Evidence(Happened, Version):
    """A file as a piece of evidence; the name it came with is data only. Linked to the contracts it serves.

    `sender_sha256` (hex) is that of the file as it was sent.
    """

    __tablename__ = "evidence"
    __table_args__ = versioned(
        "evidence", ForeignKeyConstraint(["file_id"], ["sealed_file.id"]), *filled("original_name")
    )

    file_id: Mapped[UUID] = mapped_column(index=True)
    original_name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str]
    title: Mapped[str | None]
    sender_sha256: Mapped[str | None] = mapped_column(String(64))


class EvidenceUse(OfContract):
    """What a piece serves under one contract: a record, an item, an obligation, a fiscal year, or several of them."""

    __tablename__ = "evidence_use"
    __table_args__ = under_contract(
        "evidence_use",
        *refers_within("evidence_id", "evidence"),
        ForeignKeyConstraint(
            ["subject_id", "subject_kind", "contract_id"],
            ["belonging.entity_id", "belonging.kind", "belonging.contract_id"],
        ),
        CheckConstraint("(subject_id IS NULL) = (subject_kind IS NULL)", name="subject_has_a_kind"),
    )

    evidence_id: Mapped[UUID] = mapped_column(index=True)
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    subject_kind: Mapped[str | None] = mapped_column(String(KIND_LENGTH))
    item: Mapped[str | None]
    obligation_key: Mapped[str | None]
    fiscal_year: Mapped[int | None] = mapped_column(Integer)
