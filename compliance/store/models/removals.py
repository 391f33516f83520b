"""Removals (持出し): data taken out of the designated places, each with the consent it rested on, if any."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from compliance.store.models.base import Happened, OfContract, in_order, refers_within, under_contract


class Removal(Happened, OfContract):
    """Taken out on `happened_on`, back on `returned_on`."""

    __tablename__ = "removal"
    __table_args__ = under_contract(
        "removal", *refers_within("consent_id", "consent_request"), in_order("happened_on", "returned_on")
    )

    consent_id: Mapped[UUID | None]
    returned_on: Mapped[date | None]
    what: Mapped[str | None]
    medium_label: Mapped[str | None]
    destination: Mapped[str | None]
    carried_by: Mapped[str | None]
