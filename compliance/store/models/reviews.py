"""Reviews: the ward accepted or returned what was handed in; a submission for several contracts is answered in each."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import KIND_LENGTH, Happened, OfContract, under_contract


class Review(Happened, OfContract):
    """Of the submission `subject_id`, which must serve the same contract. A return says why."""

    __tablename__ = "review"
    __table_args__ = under_contract(
        "review",
        ForeignKeyConstraint(
            ["subject_id", "subject_kind", "contract_id"],
            ["belonging.entity_id", "belonging.kind", "belonging.contract_id"],
        ),
        CheckConstraint("accepted OR (reason IS NOT NULL AND reason <> '')", name="a_return_says_why"),
    )

    subject_id: Mapped[UUID] = mapped_column(index=True)
    subject_kind: Mapped[str] = mapped_column(String(KIND_LENGTH))
    accepted: Mapped[bool]
    reason: Mapped[str | None]
    reviewed_by: Mapped[str | None]
