"""What stands already, as the services ask before they record more."""

from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Role
from compliance.store.models.base import Version
from compliance.store.models.breaches import Explanation
from compliance.store.models.holdings import GivenBack
from compliance.store.models.people import Designation
from compliance.store.models.policies import WardSettings


def heard(session: Session, breach_id: UUID) -> bool:
    """Whether the contractor's explanation of this breach is on record."""
    found = select(Explanation.id).where(Explanation.breach_id == breach_id, *in_force(Explanation)).limit(1)
    return session.scalar(found) is not None


def given_back(session: Session, holding_id: UUID) -> int:
    """How many pieces of a holding were returned or delivered."""
    total = select(func.sum(GivenBack.count)).where(GivenBack.holding_id == holding_id, *in_force(GivenBack))
    return session.scalar(total) or 0


def designated(session: Session, contract_id: UUID) -> dict[tuple[UUID, Role], Designation]:
    """Who is designated under a contract without an end, by person and role."""
    rows = session.scalars(
        select(Designation).where(
            Designation.contract_id == contract_id, Designation.to_on.is_(None), *in_force(Designation)
        )
    )
    return {(row.person_id, row.role): row for row in rows}


def ward_settings(session: Session) -> WardSettings | None:
    """The ward's settings; None before they are made."""
    return session.scalars(select(WardSettings).where(*in_force(WardSettings))).one_or_none()


def in_force(model: type[Version]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions for a row that stands: not superseded, not voided."""
    return model.superseded_seq.is_(None), model.void_reason.is_(None)
