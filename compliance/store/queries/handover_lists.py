"""What passed between the two under a contract."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.facts import Medium
from compliance.store.models.handovers import Handover
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One handover: to the ward, or to the contractor; `encrypted` is None where it is not known."""

    id: UUID
    on: date
    to_ward: bool
    description: str
    medium: Medium
    medium_label: str | None
    count: int
    encrypted: bool | None
    giver: str | None
    receiver: str | None
    due_back_on: date | None
    ward_confirmed_on: date | None
    contractor_confirmed_on: date | None


def handover_listing(contract_id: UUID, up_to: date) -> Listing[HandoverLine]:
    """What passed up to a day, under a contract that the asker was allowed to open."""
    h = Handover
    columns = (
        *(h.id, h.happened_on, h.to_ward, h.description, h.medium, h.medium_label, h.count, h.encrypted),
        *(h.giver, h.receiver, h.due_back_on, h.ward_confirmed_on, h.contractor_confirmed_on),
    )
    statement = select(*columns).where(h.contract_id == contract_id, stands(h), h.happened_on <= up_to)
    orders = {"on": h.happened_on, "description": h.description, "count": h.count}

    def read(_session: Session, rows: Rows) -> Iterable[HandoverLine]:
        return (HandoverLine(*row[:13]) for row in rows)

    return Listing(statement, h.id, orders, read)
