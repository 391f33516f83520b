"""Names as they were when the trail had some size: a receipt says for ever what it said on its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.fact_rows import stands
from compliance.store.models.base import Belonging
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.policies import WardSettings


@dataclass(frozen=True, slots=True)
class NamesThen:
    """The ward's name (empty before it was set), the contractor's, and the contracts served: number, title."""

    ward: str
    practice: bool
    contractor: str
    contracts: tuple[tuple[str, str], ...]


def names_then(session: Session, thing: UUID, contractor: UUID, size: int) -> NamesThen:
    """In two queries."""
    known = {"known": size}
    settings = select(WardSettings.name, WardSettings.practice).where(stands(WardSettings, as_known=True))
    ward = session.execute(settings, known).one_or_none()
    rows = _contracts(session, thing, contractor, size)
    contracts = tuple((row.number, row.title) for row in rows)
    return NamesThen("" if ward is None else ward.name, ward is not None and ward.practice, rows[0].name, contracts)


def _contracts(session: Session, thing: UUID, contractor: UUID, size: int) -> Sequence[Any]:
    """Number, title and the contractor's name of each contract that the thing served, one at least."""
    b, c, o, firm = Belonging, Contract, Outsourcing, Contractor
    statement = select(c.number, o.title, firm.name).join(b, b.contract_id == c.id)
    statement = statement.join(o, o.id == c.outsourcing_id).join(firm, firm.id == contractor)
    then = (stands(each, as_known=True) for each in (b, c, o, firm))
    return session.execute(statement.where(b.entity_id == thing, *then).order_by(c.number), {"known": size}).all()
