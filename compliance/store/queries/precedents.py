"""What stands already, as the services ask before they record more."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, literal, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Role
from compliance.store.designations import is_returned, newest_version, told_of
from compliance.store.ledgers import dealt_with
from compliance.store.models.breaches import Explanation
from compliance.store.models.holdings import Holding
from compliance.store.models.people import Designation
from compliance.store.models.policies import WardSettings
from compliance.store.queries.current import stands


def heard(session: Session, breach_id: UUID) -> bool:
    """Whether the contractor's explanation of this breach is on record."""
    found = select(Explanation.id).where(Explanation.breach_id == breach_id, stands(Explanation)).limit(1)
    return session.scalar(found) is not None


def still_held(session: Session, holding_id: UUID) -> int:
    """How many pieces of a holding were neither returned, delivered nor erased; 0 where there is no such holding."""
    left = Holding.count - dealt_with(literal(holding_id, Uuid()), waiting=True)
    return session.scalar(select(left).where(Holding.id == holding_id, stands(Holding))) or 0


class Stood(NamedTuple):
    """A designation as it stands, and the number of its newest version, which may have been sent back."""

    row: Designation
    newest: int
    returned: bool


def designated(session: Session, contract_id: UUID) -> dict[tuple[UUID, Role], Stood]:
    """The last designation of everybody under a contract, by person and role; one without an end is the last.

    Whoever stands on returned lists only is among them, after those who are designated.
    """
    returned = is_returned()
    rows = session.execute(
        select(Designation, newest_version(), returned)
        .where(Designation.contract_id == contract_id, told_of())
        .order_by(returned.desc(), Designation.to_on.is_(None), Designation.to_on)
    )
    return {(row[0].person_id, row[0].role): Stood(*row) for row in rows}


def last_designation(session: Session, designation: UUID) -> Designation:
    """The version in force, or the last one that was told of; NoResultFound where there is none."""
    return session.scalars(select(Designation).where(Designation.id == designation, told_of())).one()


def ward_settings(session: Session) -> WardSettings | None:
    """The ward's settings; None before they are made."""
    return session.scalars(select(WardSettings).where(stands(WardSettings))).one_or_none()
