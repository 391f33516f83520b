"""Guidance (指導, clause 20): decided with its ground and by whom; the letter where there is one."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Happened, OfContract, one_in_force, refers_within, under_contract


class GuidanceDecision(Happened, OfContract):
    """To guide, or not."""

    __tablename__ = "guidance_decision"
    __table_args__ = under_contract(
        "guidance_decision",
        *refers_within("breach_id", "breach_decision"),
        *refers_within("letter_id", "letter"),
        one_in_force("guidance_decision", "contract_id", "breach_id"),
    )

    breach_id: Mapped[UUID] = mapped_column(index=True)
    guide: Mapped[bool]
    ground: Mapped[str | None]
    decided_by: Mapped[str | None]
    letter_id: Mapped[UUID | None]
