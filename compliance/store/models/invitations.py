"""Invitations (招待): whom a contractor is asked to sign in with, and what became of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.accounts import AccountRole
from compliance.store.models.base import Base, closed, filled


class Invitation(Base):
    """One person of a contractor who may open an account once, by a code of which only the hash is kept.

    Where `renewed_id` names an account, the code sets that one's password anew instead; `account_id` is the account
    that came of it. `section_id` is that of the officer who invites, to be asked; None where the privacy office or a
    colleague does.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        *filled("name"),
        CheckConstraint("role IN ('contractor_responsible', 'contractor_staff')", name="role_at_a_contractor"),
        CheckConstraint("(accepted_at IS NULL) = (account_id IS NULL)", name="accepted_by_an_account"),
        CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name="accepted_or_withdrawn"),
        CheckConstraint("renewed_id IS NULL OR account_id IS NULL OR account_id = renewed_id", name="renewed_is_it"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    contractor_id: Mapped[UUID] = mapped_column(index=True)
    section_id: Mapped[UUID | None]
    role: Mapped[AccountRole] = mapped_column(closed(AccountRole))
    name: Mapped[str]
    email: Mapped[str | None]
    renewed_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    invited_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    invited_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]
