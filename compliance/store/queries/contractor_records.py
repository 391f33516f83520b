"""What the contracts of one contractor amount to: its people on a day, and its incidents."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from compliance.domain.facts import IncidentKind
from compliance.store.designations import in_force
from compliance.store.models.base import Belonging
from compliance.store.models.contracts import Contract
from compliance.store.models.incidents import Incident
from compliance.store.models.people import Designation
from compliance.store.queries.current import stands
from compliance.store.queries.firms import of_firm
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class ContractorIncident:
    """An incident and one of the visible contracts that it touches."""

    id: UUID
    kind: IncidentKind
    known_on: date
    outline: str
    contract: UUID
    number: str


def people_under(session: Session, scope: Scope, contractor: UUID, on: date) -> int:
    """How many persons are designated on the day under the contracts that the asker may see; each counts once."""
    there = Designation.from_on <= on, or_(Designation.to_on.is_(None), Designation.to_on >= on)
    seen = visible(scope, Contract.id, Contract.contractor_id)
    theirs = select(Contract.id).where(of_firm(Contract.contractor_id, contractor), stands(Contract), seen)
    counted = select(func.count(Designation.person_id.distinct())).where(
        Designation.contract_id.in_(theirs), in_force(), *there
    )
    return session.scalar(counted) or 0


def incidents_under(
    session: Session, scope: Scope, contractor: UUID, up_to: date, at_most: int = 20
) -> tuple[ContractorIncident, ...]:
    """The last incidents known up to the day that touch a contract which the asker may see, the latest first."""
    link = Belonging
    rows = session.execute(
        select(Incident.id, Incident.incident_kind, Incident.known_on, Incident.outline, Contract.id, Contract.number)
        .join(link, (link.entity_id == Incident.id) & (link.kind == "incident") & link.superseded_seq.is_(None))
        .join(Contract, (Contract.id == link.contract_id) & stands(Contract))
        .where(
            of_firm(Contract.contractor_id, contractor),
            visible(scope, Contract.id, Contract.contractor_id),
            stands(Incident),
            Incident.known_on <= up_to,
        )
        .order_by(Incident.known_on.desc(), Incident.id, Contract.number)
        .limit(at_most)
    )
    return tuple(ContractorIncident(*row) for row in rows)
