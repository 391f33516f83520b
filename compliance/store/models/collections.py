"""Collections (収集): data the contractor collected, from whom, and what of clause 5's kinds was among it."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import (
    Beneath,
    Codes,
    Happened,
    OfContract,
    beneath_within,
    filled,
    refers_within,
    under_contract,
)


class Collection(Happened, OfContract):
    """`sensitive` holds the kinds of clause 5 by their number, `"1"` to `"4"`."""

    __tablename__ = "collection"
    __table_args__ = under_contract("collection", UniqueConstraint("row_id", "contract_id"))

    from_the_person: Mapped[bool] = mapped_column(default=True)
    purpose_stated: Mapped[bool] = mapped_column(default=True)
    sensitive: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    what: Mapped[str | None]

    consents: Mapped[list["CollectionConsent"]] = relationship(viewonly=True)


class CollectionConsent(Beneath):
    """A consent of the same contract that the collection rested on."""

    __tablename__ = "collection_consent"
    __table_args__ = (
        beneath_within("collection"),
        *refers_within("consent_id", "consent_request"),
        UniqueConstraint("of_row", "consent_id"),
    )

    contract_id: Mapped[UUID]
    consent_id: Mapped[UUID]


class Recognition(Happened, OfContract):
    """甲が認めた事項: the ward recognised a matter as of kind (4) of clause 5."""

    __tablename__ = "recognition"
    __table_args__ = under_contract("recognition", *filled("matter"))

    matter: Mapped[str]
    recognised_by: Mapped[str | None]
