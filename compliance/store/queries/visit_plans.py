"""The visits that stand on the plan for some days, neither made nor called off, scoped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, column, exists, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from compliance.domain.obligations import Party
from compliance.store.models.base import Belonging
from compliance.store.models.contracts import Contract
from compliance.store.models.inspections import (
    InspectionAnnouncement,
    InspectionCancellation,
    InspectionPlan,
    InspectionVisit,
)
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import Uuids, in_charge, visible
from compliance.store.queries.searching import contractors_called
from compliance.store.queries.shapes import shaped

_Told = type[InspectionPlan] | type[InspectionAnnouncement]
_ENDS = (InspectionVisit, InspectionCancellation)
_BY_DAY: tuple[ColumnElement[date], ColumnElement[UUID]] = column("visit_on"), column("inspection_id")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the calendar is narrowed to; None and empty ask for all. `contractor_words` all stand in its name."""

    section: UUID | None = None
    party: Party | None = None
    item: str | None = None
    contractor_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit that stands on the plan for a day, with the contracts it serves that the asker may see."""

    id: UUID
    on: date
    contracts: tuple[tuple[UUID, str], ...]


def planned_visits(
    session: Session, scope: Scope, wanted: Narrowed, first: date, last: date, most: int | None = None
) -> tuple[PlannedVisit, ...]:
    """The visits of these days, or the first so many, by day; two queries."""
    reading = session.connection()
    found = reading.execute(*_days(scope, wanted, first, last, most))
    days = {visit: on for visit, on in found if on is not None}
    contracts: dict[UUID, list[tuple[UUID, str]]] = {}
    for visit, contract, number in reading.execute(*_served(scope, wanted, frozenset(days))) if days else ():
        contracts.setdefault(visit, []).append((contract, number))
    visits = (PlannedVisit(visit, days[visit], tuple(served)) for visit, served in contracts.items())
    return tuple(sorted(visits, key=lambda visit: (visit.on, visit.contracts[0][1])))


def of_contracts(
    scope: Scope, wanted: Narrowed, *, id: Uuids = Contract.id, row_by_row: bool = False
) -> Sequence[ColumnElement[bool]]:
    """Whether a contract, known by this `id`, is one that is asked for."""
    conditions = [visible(scope, id, Contract.contractor_id, row_by_row=row_by_row)]
    if wanted.section is not None:
        conditions.append(in_charge(id, [wanted.section], row_by_row=row_by_row))
    if wanted.contractor_words:
        conditions.append(Contract.contractor_id.in_(contractors_called(wanted.contractor_words)))
    return conditions


@shaped
def _days(
    scope: Scope, wanted: Narrowed, first: date, last: date, most: int | None
) -> CompoundSelect[UUID, date | None]:
    """What is announced stands over what is planned, and of either what was told last."""
    announced = exists().where(
        InspectionAnnouncement.inspection_id == InspectionPlan.inspection_id, stands(InspectionAnnouncement)
    )
    told = (
        _told(InspectionPlan, scope, wanted, first, last).where(~announced),
        _told(InspectionAnnouncement, scope, wanted, first, last),
    )
    arms = (select(rows.order_by(*_BY_DAY).limit(most).subquery()) for rows in told)
    return union_all(*arms).order_by(*_BY_DAY).limit(most)


def _told(model: _Told, scope: Scope, wanted: Narrowed, first: date, last: date) -> Select[UUID, date | None]:
    """Whose it is comes first, and before the contract is looked up: most of a ward's visits are not a section's."""
    later = aliased(model)
    newer = or_(
        later.happened_on > model.happened_on,
        and_(later.happened_on == model.happened_on, later.row_id > model.row_id),
    )
    serves = Belonging.entity_id == model.inspection_id, Belonging.superseded_seq.is_(None)
    seen = select(Contract.id).join(Belonging, Belonging.contract_id == Contract.id).where(*serves, stands(Contract))
    over = (exists().where(end.inspection_id == model.inspection_id, stands(end)) for end in _ENDS)
    return select(model.inspection_id, model.visit_on).where(
        *(stands(model), model.visit_on.between(first, last)),
        seen.where(*of_contracts(scope, wanted, id=Belonging.contract_id, row_by_row=True)).exists(),
        *(~end for end in over),
        ~exists().where(later.inspection_id == model.inspection_id, stands(later), newer),
    )


@shaped
def _served(scope: Scope, wanted: Narrowed, visits: frozenset[UUID]) -> Select[UUID, UUID, str]:
    return (
        select(Belonging.entity_id, Contract.id, Contract.number)
        .join(Contract, (Contract.id == Belonging.contract_id) & stands(Contract))
        .where(Belonging.entity_id.in_(visits), Belonging.superseded_seq.is_(None))
        .where(*of_contracts(scope, wanted, row_by_row=True))
        .order_by(Contract.number, Contract.id)
    )
