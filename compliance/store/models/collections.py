"""Collections (収集): data the contractor collected, from whom, and what of clause 5's kinds was among it."""

from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import (
    Base,
    Beneath,
    Happened,
    OfContract,
    beneath_within,
    refers_within,
    under_contract,
)


class Collection(Happened, OfContract, Base):
    """`sensitive` holds the kinds of clause 5 by their number, `"1"` to `"4"`."""

    __tablename__ = "collection"
    __table_args__ = under_contract("collection", UniqueConstraint("row_id", "contract_id"))

    from_the_person: Mapped[bool] = mapped_column(default=True)
    purpose_stated: Mapped[bool] = mapped_column(default=True)
    sensitive: Mapped[list[str]] = mapped_column(JSON, default=list)
    what: Mapped[str | None]

    consents: Mapped[list["CollectionConsent"]] = relationship(viewonly=True)


class CollectionConsent(Beneath, Base):
    """A consent of the same contract that the collection rested on."""

    __tablename__ = "collection_consent"
    __table_args__ = (
        beneath_within("collection"),
        *refers_within("consent_id", "consent_request"),
        UniqueConstraint("of_row", "consent_id"),
    )

    contract_id: Mapped[UUID]
    consent_id: Mapped[UUID]
