"""Sub-contractings (再委託): work with personal information given to a third party. Dispatch (派遣) is none."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from compliance.store.models.base import Happened, OfContract, refers_within, under_contract


class Subcontracting(Happened, OfContract):
    """To whom and what; the edition says whether a consent could allow it."""

    __tablename__ = "subcontracting"
    __table_args__ = under_contract("subcontracting", *refers_within("consent_id", "consent_request"))

    consent_id: Mapped[UUID | None]
    third_party: Mapped[str | None]
    work: Mapped[str | None]
