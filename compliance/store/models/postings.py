"""Postings (配属): as what, and for which section or contractor, an account works from one day to another."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.accounts import AccountRole
from compliance.store.models.base import Version, closed, in_order, one_in_force, refers, versioned

_IN_A_SECTION = "role = 'section_officer'"
_AT_A_CONTRACTOR = "role IN ('contractor_responsible', 'contractor_staff')"


class Posting(Version):
    """Section officers in a section, a contractor's people at a contractor, nobody else; `to_on` is the last day.

    Several may hold at once only for an officer of several sections (兼務).
    """

    __tablename__ = "posting"
    __table_args__ = versioned(
        "posting",
        ForeignKeyConstraint(["account_id"], ["account.id"]),
        *refers("section_id", "section"),
        *refers("contractor_id", "contractor"),
        in_order("from_on", "to_on"),
        CheckConstraint(f"({_IN_A_SECTION}) = (section_id IS NOT NULL)", name="section_of_officers"),
        CheckConstraint(f"({_AT_A_CONTRACTOR}) = (contractor_id IS NOT NULL)", name="contractor_of_its_people"),
        CheckConstraint(f"{_IN_A_SECTION} OR NOT inspector", name="inspectors_are_officers"),
        one_in_force("posting", "account_id", "section_id", "from_on"),
    )

    account_id: Mapped[UUID] = mapped_column(index=True)
    role: Mapped[AccountRole] = mapped_column(closed(AccountRole))
    section_id: Mapped[UUID | None] = mapped_column(index=True)
    contractor_id: Mapped[UUID | None] = mapped_column(index=True)
    inspector: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date]
    to_on: Mapped[date | None]
