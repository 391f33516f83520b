"""Names as they were when the trail had some size: a receipt says for ever what it said on its day."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    """In three queries."""
    known = {"known": size}
    settings = select(WardSettings.name, WardSettings.practice).where(stands(WardSettings, as_known=True))
    ward = session.execute(settings, known).one_or_none()
    called = select(Contractor.name).where(Contractor.id == contractor, stands(Contractor, as_known=True))
    name = session.execute(called, known).scalar_one()
    contracts = _contracts(session, thing, size)
    return NamesThen("" if ward is None else ward.name, ward is not None and ward.practice, name, tuple(contracts))


def _contracts(session: Session, thing: UUID, size: int) -> Sequence[tuple[str, str]]:
    b, c, o = Belonging, Contract, Outsourcing
    statement = select(c.number, o.title).join(b, b.contract_id == c.id).join(o, o.id == c.outsourcing_id)
    then = (stands(b, as_known=True), stands(c, as_known=True), stands(o, as_known=True))
    rows = session.execute(statement.where(b.entity_id == thing, *then).order_by(c.number), {"known": size})
    return [(row.number, row.title) for row in rows]
