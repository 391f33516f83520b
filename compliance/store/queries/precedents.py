"""What stands already, as the services ask before they record more."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, exists, literal, select, union_all
from sqlalchemy.orm import Session

from compliance.domain.facts import Role
from compliance.store.designations import is_returned, newest_version, told_of
from compliance.store.ledgers import dealt_with
from compliance.store.models.breaches import Explanation
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.erasures import Erasure
from compliance.store.models.holdings import Holding
from compliance.store.models.people import Designation
from compliance.store.models.policies import WardSettings
from compliance.store.models.reviews import Review
from compliance.store.queries.current import stands


def heard(session: Session, breach_id: UUID) -> bool:
    """Whether the contractor's explanation of this breach is on record."""
    found = select(Explanation.id).where(Explanation.breach_id == breach_id, stands(Explanation)).limit(1)
    return session.scalar(found) is not None


def still_held(session: Session, holding_id: UUID) -> int:
    """How many pieces of a holding were neither returned, delivered nor erased; 0 where there is no such holding."""
    left = Holding.count - dealt_with(literal(holding_id, Uuid()), waiting=True)
    return session.scalar(select(left).where(Holding.id == holding_id, stands(Holding))) or 0


def last_review(session: Session, contract: UUID, subject: UUID) -> bool | None:
    """Whether the last review of a submission under a contract accepted it; None where there is none that stands."""
    r = Review
    said = select(r.accepted).where(r.subject_id == subject, r.contract_id == contract, stands(r))
    return session.scalar(said.order_by(r.happened_on.desc(), r.id.desc()).limit(1))


def told_of_erasure(session: Session, erasure: UUID) -> Sequence[tuple[str, UUID]]:
    """What the contractor told of an erasure, as (kind, id): itself and its certificates, as far as handed in."""
    e, c = Erasure, Certificate
    certified = CertifiedErasure.of_row == c.row_id, CertifiedErasure.erasure_id == erasure
    told = union_all(
        select(literal(e.__tablename__), e.id).where(e.id == erasure, stands(e), e.submitted),
        select(literal(c.__tablename__), c.id).where(exists().where(*certified), stands(c), c.submitted),
    )
    return [(kind, id) for kind, id in session.execute(told)]


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
