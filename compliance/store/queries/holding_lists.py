"""What is held under a contract, and what is left of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, func, literal, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Medium, Origin
from compliance.store.ledgers import dealt_with, given_back
from compliance.store.models.holdings import Holding, NoLongerNeeded
from compliance.store.queries.contract_heads import serving
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


@dataclass(frozen=True, slots=True)
class HoldingLine:
    """What is held: `count` pieces at first, of which `given` were returned or delivered, `erased`, and `left`."""

    id: UUID
    on: date
    description: str
    medium: Medium
    origin: Origin
    place: str | None
    count: int
    given: int
    left: int
    no_longer_needed_on: date | None

    @property
    def erased(self) -> int:
        """Erased or destroyed: what was neither given back nor is left."""
        return self.count - self.given - self.left


def holding_listing(contract_id: UUID, up_to: date) -> Listing[HoldingLine]:
    """The balance of each holding on a day, those that an instruction moved here included."""
    h, until = Holding, literal(up_to)
    given = given_back(h.id, until=until)
    left = h.count - dealt_with(h.id, until=until)
    columns = (
        h.id,
        h.happened_on,
        h.description,
        h.medium,
        h.origin,
        h.place,
        h.count,
        given,
        left,
        _needed_until(up_to),
    )
    statement = select(*columns).where(serving(h, contract_id), stands(h), h.happened_on <= up_to)
    orders = {"on": h.happened_on, "description": h.description, "count": h.count, "left": left}

    def read(_session: Session, rows: Rows) -> Iterable[HoldingLine]:
        return (HoldingLine(*row[:10]) for row in rows)

    return Listing(statement, h.id, orders, read)


def _needed_until(up_to: date) -> ScalarSelect[date]:
    said = select(func.min(NoLongerNeeded.happened_on)).where(
        NoLongerNeeded.holding_id == Holding.id, stands(NoLongerNeeded), NoLongerNeeded.happened_on <= up_to
    )
    return said.correlate(Holding).scalar_subquery()
