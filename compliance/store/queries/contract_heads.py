"""What stands above every section of a contract's page: what it is, what is due next, what each section holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.designations import in_force
from compliance.store.models.base import Belonging, Version
from compliance.store.models.breaches import BreachDecision
from compliance.store.models.consents import ConsentRequest
from compliance.store.models.education import EducationSession
from compliance.store.models.evidence import Evidence
from compliance.store.models.handovers import Handover
from compliance.store.models.holdings import Holding
from compliance.store.models.incidents import Incident
from compliance.store.models.inspections import Inspection
from compliance.store.models.people import Designation
from compliance.store.models.status_requests import StatusRequest
from compliance.store.queries.contract_lists import ContractFilter, ContractLine, contract_listing
from compliance.store.queries.current import stands
from compliance.store.queries.live import derived_list
from compliance.store.queries.outstanding_counts import standing_of
from compliance.store.queries.paging import Order
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.shapes import shaped
from compliance.store.shelves import Shelf

Row = TypeVar("Row", bound=Version)


class Part(StrEnum):
    """A section of the page whose things are counted."""

    PEOPLE = "people"
    EDUCATION = "education"
    MEDIA = "media"
    REQUESTS = "requests"
    INSPECTIONS = "inspections"
    INCIDENTS = "incidents"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class ContractHead:
    """The contract on `as_of`; `numbers` by section: people designated on the day, and what stands on record.

    `derived` is every duty on a day that the projection does not reach, None where it does.
    """

    line: ContractLine
    as_of: date
    numbers: Mapping[Part, int]
    derived: tuple[ObligationRow, ...] | None = None


def contract_head(session: Session, scope: Scope, contract_id: UUID, as_of: date) -> ContractHead:
    """In three queries; NotFound where there is no such contract, or it is not the asker's."""
    listing = contract_listing(scope, ContractFilter(contract=contract_id), as_of)
    lines = listing.page(session, Order("number"), limit=1).lines
    if not lines:
        raise NotFound("契約 / contract", contract_id)
    return ContractHead(lines[0], as_of, _numbers(session, contract_id, as_of))


def contract_head_to_come(session: Session, scope: Scope, shelf: Shelf, contract_id: UUID, as_of: date) -> ContractHead:
    """The same of a day to come, however far off: beyond the projection what is owed is derived."""
    head = contract_head(session, scope, contract_id, as_of)
    derived = derived_list(session, scope, shelf, contract_id, as_of)
    if derived is None:
        return head
    return replace(head, line=replace(head.line, standing=standing_of(derived)), derived=derived)


def serving(model: type[Version], contract_id: UUID) -> ColumnElement[bool]:
    """Whether a row's thing serves this contract, alone or among others."""
    entities = select(Belonging.entity_id).where(
        Belonging.contract_id == contract_id,
        Belonging.kind == model.__tablename__,
        Belonging.superseded_seq.is_(None),
    )
    return model.id.in_(entities)


def standing_under(session: Session, model: type[Row], contract_id: UUID, ident: UUID) -> Row | None:
    """The version that stands of a thing that serves this contract; None where it does not, or was voided."""
    return session.scalar(select(model).where(model.id == ident, stands(model), serving(model, contract_id)))


def designated_on(day: date) -> ColumnElement[bool]:
    """Whether a designation holds on a day."""
    return (Designation.from_on <= day) & or_(Designation.to_on.is_(None), Designation.to_on >= day)


def _numbers(session: Session, contract_id: UUID, as_of: date) -> Mapping[Part, int]:
    found = session.connection().execute(*_counts(contract_id, as_of)).mappings().one()
    return {part: found[part.value] for part in Part}


@shaped
def _counts(contract_id: UUID, as_of: date) -> Select[*tuple[Any, ...]]:
    people = select(func.count(Designation.person_id.distinct())).where(
        Designation.contract_id == contract_id, in_force(), designated_on(as_of)
    )
    breaches = select(func.count()).where(
        BreachDecision.contract_id == contract_id, stands(BreachDecision), BreachDecision.established
    )
    counts: Mapping[Part, ColumnElement[int]] = {
        Part.PEOPLE: people.scalar_subquery(),
        Part.EDUCATION: _count(EducationSession, contract_id),
        Part.MEDIA: _count(Handover, contract_id) + _count(Holding, contract_id),
        Part.REQUESTS: _count(ConsentRequest, contract_id) + _count(StatusRequest, contract_id),
        Part.INSPECTIONS: _count(Inspection, contract_id),
        Part.INCIDENTS: _count(Incident, contract_id) + breaches.scalar_subquery(),
        Part.EVIDENCE: _count(Evidence, contract_id),
    }
    return select(*(counts[part].label(part.value) for part in Part))


def _count(model: type[Version], contract_id: UUID) -> ScalarSelect[int]:
    return select(func.count()).select_from(model).where(stands(model), serving(model, contract_id)).scalar_subquery()
