"""What the privacy office decided about two registrations of contractors that look alike."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from compliance.store.models.base import Version, filled, one_in_force, refers, versioned


class ContractorMatch(Version):
    """`contractor_id` is the same business as `other_id`, which stays the one to be shown; or, without `same`, is not.

    Contracts, people and accounts stay with the registration that they were recorded under (ADR 0020).
    """

    __tablename__ = "contractor_match"
    __table_args__ = versioned(
        "contractor_match",
        *refers("contractor_id", "contractor"),
        *refers("other_id", "contractor"),
        CheckConstraint("contractor_id <> other_id", name="two_registrations"),
        *filled("reason"),
        one_in_force("contractor_match", "contractor_id", "other_id"),
    )

    contractor_id: Mapped[UUID]
    other_id: Mapped[UUID]
    same: Mapped[bool]
    decided_on: Mapped[date]
    reason: Mapped[str]
