"""Erasure certificates (個人情報消去証明書): a claim, which a check may deny."""

import enum
from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import (
    Beneath,
    Happened,
    Submittable,
    Version,
    closed,
    constant,
    refers_within,
    versioned,
)


class Seal(enum.StrEnum):
    """How the certificate is sealed."""

    NONE = "none"
    IMAGE = "image"
    ORIGINAL = "original"


class Certificate(Submittable, Happened, Version):
    """One certificate, received on `happened_on`, for erasures under the contracts it is linked to."""

    __tablename__ = "certificate"
    __table_args__ = versioned("certificate", UniqueConstraint("row_id", "id"))

    number: Mapped[str | None]
    dated_on: Mapped[date | None]
    addressee: Mapped[str | None]
    signed_by: Mapped[str | None]
    seal: Mapped[Seal] = mapped_column(closed(Seal), default=Seal.NONE)
    kept_where: Mapped[str | None]

    erasures: Mapped[list["CertifiedErasure"]] = relationship(viewonly=True)


class CertifiedErasure(Beneath):
    """An erasure of a contract that the certificate serves."""

    __tablename__ = "certified_erasure"
    __table_args__ = (
        ForeignKeyConstraint(["of_row", "of_id"], ["certificate.row_id", "certificate.id"]),
        *constant("of_kind", "certificate"),
        ForeignKeyConstraint(
            ["of_id", "of_kind", "contract_id"], ["belonging.entity_id", "belonging.kind", "belonging.contract_id"]
        ),
        *refers_within("erasure_id", "erasure"),
        UniqueConstraint("of_row", "erasure_id"),
    )

    of_id: Mapped[UUID]
    contract_id: Mapped[UUID]
    erasure_id: Mapped[UUID] = mapped_column(index=True)
