"""The incidents that the ward was told of lately, under the contracts that somebody may see."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.domain.facts import IncidentKind
from compliance.store.models.base import Belonging
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.incidents import Incident, IncidentNotice
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.shapes import shaped


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """A notice of an incident under one contract; `at` is None where nobody noted the minute of that day."""

    incident: UUID
    kind: IncidentKind
    told_on: date
    at: datetime | None
    contract: UUID
    number: str
    contractor_name: str


def incidents_told(session: Session, scope: Scope, since: date, most: int) -> tuple[ToldIncident, ...]:
    """The last notices from `since` on, the latest first, each with every contract that it touches; one query."""
    return tuple(ToldIncident(*row) for row in session.connection().execute(*_notices(scope, since, most)))


@shaped
def _notices(scope: Scope, since: date, most: int) -> Select[*tuple[Any, ...]]:
    notice, touches = IncidentNotice, (Belonging.entity_id == Incident.id, Belonging.superseded_seq.is_(None))
    return (
        select(
            *(Incident.id, Incident.incident_kind, notice.happened_on, notice.notified_at),
            *(Contract.id, Contract.number, Contractor.name),
        )
        .select_from(notice)
        .join(Incident, (Incident.id == notice.incident_id) & stands(Incident))
        .join(Belonging, touches[0] & touches[1])
        .join(Contract, (Contract.id == Belonging.contract_id) & stands(Contract))
        .join(Contractor, (Contractor.id == Contract.contractor_id) & Contractor.superseded_seq.is_(None))
        .where(stands(notice), notice.happened_on >= since)
        .where(visible(scope, Contract.id, Contract.contractor_id, row_by_row=True))
        .order_by(notice.happened_on.desc(), notice.row_id.desc(), Contract.number)
        .limit(most)
    )
