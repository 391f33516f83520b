"""Publication (公表, clause 20): decided by two people, and the public notice."""

from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import (
    Happened,
    OfContract,
    filled,
    one_in_force,
    refers_within,
    under_contract,
)


class PublicationDecision(Happened, OfContract):
    """To publish, or not."""

    __tablename__ = "publication_decision"
    __table_args__ = under_contract(
        "publication_decision",
        *refers_within("breach_id", "breach_decision"),
        CheckConstraint("decided_by <> confirmed_by", name="two_people"),
        one_in_force("publication_decision", "contract_id", "breach_id"),
    )

    breach_id: Mapped[UUID] = mapped_column(index=True)
    publish: Mapped[bool]
    ground: Mapped[str | None]
    decided_by: Mapped[str | None]
    confirmed_by: Mapped[str | None]


class PublicNotice(Happened, OfContract):
    """The notice, published on `happened_on`."""

    __tablename__ = "public_notice"
    __table_args__ = under_contract(
        "public_notice", *refers_within("publication_id", "publication_decision"), *filled("text")
    )

    publication_id: Mapped[UUID] = mapped_column(index=True)
    where_published: Mapped[str | None]
    text: Mapped[str]
