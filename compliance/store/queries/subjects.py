"""What an obligation is about: the person, holding, visit, incident or submission that its subject stands for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, String, cast, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from compliance.store.models.base import Version
from compliance.store.models.breaches import BreachDecision
from compliance.store.models.certificates import Certificate
from compliance.store.models.consents import ConsentRequest
from compliance.store.models.damages import DamageClaim
from compliance.store.models.education import EducationReport, EducationSession
from compliance.store.models.erasures import CheckDecision, Erasure
from compliance.store.models.findings import Correction, Finding
from compliance.store.models.handovers import ExpectedHandover, Handover
from compliance.store.models.holdings import Holding
from compliance.store.models.incidents import Incident, IncidentReport, LeakDecision
from compliance.store.models.inspections import Inspection, InspectionAnnouncement
from compliance.store.models.instructions import Instruction
from compliance.store.models.people import Designation, HandlerList, Person, Pledge
from compliance.store.models.removals import Removal
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.queries.current import stands
from compliance.store.queries.rows import ObligationRow
from compliance.wording.subjects import Subject

_Column = ColumnElement[Any] | Any
_NONE = null()


def subjects_of(session: Session, rows: Iterable[ObligationRow]) -> Mapping[UUID, Subject]:
    """What is known of the rows' subjects; for rows that the asker was allowed to list, in one query."""
    ids = {row.obligation.subject for row in rows if row.obligation.subject is not None}
    if not ids:
        return {}
    found = session.execute(union_all(*_selects(ids)))
    return {row.id: Subject(row.kind, row.text, row.on, row.code) for row in found}


def _selects(ids: Collection[UUID]) -> Iterator[Select[*tuple[Any, ...]]]:
    yield _of(Designation, ids, text=Person.name, code=Designation.role).join(Person, _person(Designation))
    yield _of(Pledge, ids, text=Person.name, on=Pledge.happened_on).join(Person, _person(Pledge))
    yield _of(Holding, ids, text=Holding.description, code=Holding.medium)
    yield _of(Handover, ids, text=Handover.description, on=Handover.happened_on)
    yield _of(ExpectedHandover, ids, text=ExpectedHandover.description, on=ExpectedHandover.due_on)
    yield _of(Removal, ids, text=Removal.what, on=Removal.happened_on)
    yield _of(Erasure, ids, text=Erasure.data, on=Erasure.happened_on)
    yield _of(Inspection, ids, on=_announced())
    yield _of(Finding, ids, text=Finding.text, code=Finding.item)
    yield _of(Incident, ids, text=Incident.outline, on=Incident.known_on, code=Incident.incident_kind)
    yield _of(LeakDecision, ids, text=Incident.outline, on=LeakDecision.known_on, code=Incident.incident_kind).join(
        Incident, (Incident.id == LeakDecision.incident_id) & Incident.superseded_seq.is_(None)
    )
    yield _of(BreachDecision, ids, code=BreachDecision.clause)
    yield _of(ConsentRequest, ids, text=ConsentRequest.what, code=ConsentRequest.clause)
    yield _of(Instruction, ids, text=Instruction.text, on=Instruction.happened_on)
    yield _of(StatusRequest, ids, text=StatusRequest.question, on=StatusRequest.happened_on)
    yield _of(DamageClaim, ids, text=DamageClaim.text, on=DamageClaim.happened_on)
    yield _of(Correction, ids, text=Correction.text, on=Correction.happened_on)
    yield _of(Certificate, ids, text=Certificate.number, on=Certificate.happened_on)
    for model in (CheckDecision, StatusReport, IncidentReport, EducationSession, EducationReport, HandlerList):
        yield _of(model, ids, on=model.happened_on)


def _of(
    model: type[Version],
    ids: Collection[UUID],
    *,
    text: _Column = _NONE,
    on: _Column = _NONE,
    code: _Column = _NONE,
) -> Select[*tuple[Any, ...]]:
    """One kind's part: PostgreSQL asks every column of a union for its type."""
    return select(
        model.id.label("id"),
        literal(model.__tablename__).label("kind"),
        cast(text, String).label("text"),
        (cast(on, Date) if on is _NONE else on).label("on"),
        cast(type_coerce(code, String), String).label("code"),
    ).where(model.id.in_(ids), model.superseded_seq.is_(None))


def _person(model: type[Designation] | type[Pledge]) -> ColumnElement[bool]:
    return (Person.id == model.person_id) & Person.superseded_seq.is_(None)


def _announced() -> ColumnElement[Any]:
    told = InspectionAnnouncement
    return (
        select(told.visit_on)
        .where(told.inspection_id == Inspection.id, stands(told))
        .order_by(told.happened_on.desc(), told.row_id.desc())
        .limit(1)
        .correlate(Inspection)
        .scalar_subquery()
    )
