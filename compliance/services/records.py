"""One record under a contract as it stands: its fields, its version, and whether it is the contract's to correct."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from compliance.domain.errors import NotFound
from compliance.services.desk import Desk
from compliance.services.grounds import Ground
from compliance.store.belongings import contracts_served
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.inspections import Inspection
from compliance.store.models.people import Person
from compliance.store.queries.plans import first_plan
from compliance.store.schema import version_models
from compliance.store.version_rows import fields_of
from compliance.store.versions import whole


@dataclass(frozen=True, slots=True)
class Record:
    """The version that stands: its columns and the rows beneath it by name, and `contracts`, those it serves."""

    id: UUID
    kind: str
    version: int
    fields: Mapping[str, Any]


def record_of(ground: Ground, kind: str, subject: UUID) -> Record:
    """The record; NotFound where it is none of this contract's, was voided, or is of another kind."""
    session = ground.session
    row = whole(session, version_models()[kind], subject) if kind in version_models() else None
    served = () if row is None else tuple(contracts_served(session, [subject]))
    if row is None or not _is_here(ground, kind, subject, served):
        raise NotFound(kind, subject)
    fields = {**fields_of(row), "contracts": served}
    if isinstance(row, Inspection):
        fields |= first_plan(session, subject)
    return Record(subject, kind, row.version, fields)


def _is_here(ground: Ground, kind: str, subject: UUID, served: Sequence[UUID]) -> bool:
    if kind == Person.__tablename__:
        return any(worker.id == subject for worker in ground.colleagues)
    return ground.line.id in served


def record_once(desk: Desk, actor: Actor, act: Callable[[Change], UUID], request: Request) -> UUID:
    """Carry out the body of a use case, once per sent form; returns the id of what it recorded."""
    return UUID(desk.carry_out(actor, lambda change: str(act(change)), request))
