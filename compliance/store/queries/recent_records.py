"""What was recorded last under the contracts that somebody may see."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from compliance.store.models.base import Belonging
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.shapes import shaped

LOOKED_BACK = 2_000
"""How many entries of the trail are looked through: of a busy ward a quiet section is shown fewer lines."""

LOOKED_THROUGH = 20
"""How many entries are read for each line: a checklist is answered item by item in one go."""


@dataclass(frozen=True, slots=True)
class RecentRecord:
    """Entries of the trail about things under a contract, recorded at once; `action` is like `handover.record`."""

    at: datetime
    action: str
    kind: str
    contract: UUID
    number: str
    contractor_name: str
    number_of_entries: int


def recent_records(
    session: Session, scope: Scope, kinds: Collection[str], since: datetime, most: int
) -> tuple[RecentRecord, ...]:
    """The last entries about these kinds since an instant, the latest first, those of one change told once."""
    rows = session.connection().execute(*_entries(scope, frozenset(kinds), since, most * LOOKED_THROUGH)).all()
    alike: Counter[Any] = Counter(tuple(row) for row in rows)
    return tuple(RecentRecord(*(*entry, number)) for entry, number in islice(alike.items(), most))


@shaped
def _entries(scope: Scope, kinds: frozenset[str], since: datetime, most: int) -> Select[*tuple[Any, ...]]:
    """The section's things are thousands, the entries looked through few: the limit has a database begin with those."""
    e, newest = TrailEntry, select(func.max(TrailEntry.seq)).scalar_subquery()
    told = select(e.seq, e.at, e.action, e.kind, e.subject).where(e.seq > newest - LOOKED_BACK, e.at >= since)
    entry = told.where(e.kind.in_(kinds)).limit(LOOKED_BACK).subquery().c
    serves = and_(Belonging.entity_id == entry.subject, Belonging.kind == entry.kind)
    return (
        select(entry.at, entry.action, entry.kind, Contract.id, Contract.number, Contractor.name)
        .join(Belonging, and_(serves, Belonging.superseded_seq.is_(None)))
        .join(Contract, and_(Contract.id == Belonging.contract_id, stands(Contract)))
        .join(Contractor, and_(Contractor.id == Contract.contractor_id, Contractor.superseded_seq.is_(None)))
        .where(visible(scope, Contract.id, Contract.contractor_id, row_by_row=True))
        .order_by(entry.seq.desc(), Contract.number)
        .limit(most)
    )
