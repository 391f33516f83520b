"""Contractors (委託先・受託事業者) and whom to ask there."""

from sqlalchemy import CheckConstraint, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import Beneath, Version, beneath, filled, one_in_force, searched, versioned

_DIGITS_ONLY = "LENGTH(corporate_number) = 13 AND LTRIM(corporate_number, '0123456789') = ''"


class Contractor(Version):
    """One business; `corporate_number` has passed `domain.corporate_numbers`, `search_key` is name, kana and number."""

    __tablename__ = "contractor"
    __table_args__ = versioned(
        "contractor",
        *filled("name"),
        CheckConstraint(_DIGITS_ONLY, name="corporate_number"),
        one_in_force("contractor", "corporate_number"),
        searched("contractor"),
    )

    name: Mapped[str]
    kana: Mapped[str | None]
    search_key: Mapped[str]
    corporate_number: Mapped[str | None] = mapped_column(String(13))
    postal_code: Mapped[str | None]
    address: Mapped[str | None]
    telephone: Mapped[str | None]
    email: Mapped[str | None]

    contacts: Mapped[list["ContractorContact"]] = relationship(viewonly=True, order_by="ContractorContact.position")


class ContractorContact(Beneath):
    """Whom to ask."""

    __tablename__ = "contractor_contact"
    __table_args__ = (beneath("contractor"), UniqueConstraint("of_row", "position"), *filled("name"))

    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str]
    post: Mapped[str | None]
    telephone: Mapped[str | None]
    email: Mapped[str | None]
