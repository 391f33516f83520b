"""Extensions of due days (期限延長): old day, new day, reason, officer; the old one stays visible."""

from datetime import date

from sqlalchemy.orm import Mapped

from compliance.store.models.base import Happened, OfContract, Submittable, filled, in_order, under_contract


class DueExtension(Submittable, Happened, OfContract):
    """Granted on `happened_on` for the obligation of this key; wished for by the contractor where `submitted`."""

    __tablename__ = "due_extension"
    __table_args__ = under_contract(
        "due_extension", *filled("obligation_key", "reason"), in_order("old_due_on", "new_due_on")
    )

    obligation_key: Mapped[str]
    old_due_on: Mapped[date | None]
    new_due_on: Mapped[date]
    reason: Mapped[str]
    granted_by: Mapped[str | None]
