"""The incidents that the ward was told of lately, under the contracts that somebody may see."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
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
    """A notice of an incident, with the contracts that it touches and the asker may see, by number.

    `at` is None where nobody noted the minute of that day.
    """

    kind: IncidentKind
    told_on: date
    at: datetime | None
    contractor_name: str
    contracts: tuple[tuple[UUID, str | None], ...]


def incidents_told(session: Session, scope: Scope, since: date, most: int) -> tuple[ToldIncident, ...]:
    """The last notices from `since` on, the latest first, `most` contracts of them in all; one query."""
    rows = session.connection().execute(*_notices(scope, since, most))
    notices = groupby(rows, key=itemgetter(0, 1, 2, 3, 4))
    return tuple(
        ToldIncident(kind, on, at, contractor, tuple((row.contract, row.number) for row in touched))
        for (_notice, kind, on, at, contractor), touched in notices
    )


@shaped
def _notices(scope: Scope, since: date, most: int) -> Select[*tuple[Any, ...]]:
    notice, touches = IncidentNotice, Belonging
    return (
        select(
            *(notice.id, Incident.incident_kind, notice.happened_on, notice.notified_at),
            *(Contractor.name, Contract.id.label("contract"), Contract.number),
        )
        .select_from(notice)
        .join(Incident, (Incident.id == notice.incident_id) & stands(Incident))
        .join(touches, (touches.entity_id == Incident.id) & touches.superseded_seq.is_(None))
        .join(Contract, (Contract.id == touches.contract_id) & stands(Contract))
        .join(Contractor, (Contractor.id == Contract.contractor_id) & Contractor.superseded_seq.is_(None))
        .where(stands(notice), notice.happened_on >= since)
        .where(visible(scope, Contract.id, Contract.contractor_id, row_by_row=True))
        .order_by(notice.happened_on.desc(), notice.row_id.desc(), Contract.number)
        .limit(most)
    )
