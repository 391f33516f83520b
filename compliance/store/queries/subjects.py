"""What an obligation is about: the person, holding, visit, incident or submission that its subject stands for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Row,
    Select,
    String,
    bindparam,
    cast,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from compliance.store.models.base import Entity, Version
from compliance.store.models.breaches import BreachDecision
from compliance.store.models.certificates import Certificate
from compliance.store.models.consents import ConsentRequest
from compliance.store.models.damages import DamageClaim
from compliance.store.models.devices import Device
from compliance.store.models.education import EducationPlan, EducationReport, EducationSession
from compliance.store.models.erasures import CheckDecision, Erasure
from compliance.store.models.extensions import DueExtension
from compliance.store.models.findings import Correction, Finding
from compliance.store.models.handovers import ExpectedHandover, Handover
from compliance.store.models.holdings import GivenBack, Holding
from compliance.store.models.incidents import Incident, IncidentReport, LeakDecision
from compliance.store.models.inspections import Inspection, InspectionAnnouncement
from compliance.store.models.instructions import Instruction, InstructionFollowed
from compliance.store.models.letters import Letter
from compliance.store.models.people import Designation, HandlerList, Person, Pledge
from compliance.store.models.publications import PublicationDecision
from compliance.store.models.removals import Removal
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.queries.current import stands
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.shapes import KEPT
from compliance.wording.subjects import Subject

_Column = ColumnElement[Any] | Any
_NONE = null()


Ids = Collection[UUID] | Select[UUID] | BindParameter[Any]


def subjects_of(session: Session, rows: Iterable[ObligationRow]) -> Mapping[UUID, Subject]:
    """What is known of the rows' subjects; for rows that the asker was allowed to list, in two queries."""
    ids = {row.obligation.subject for row in rows if row.obligation.subject is not None}
    kinds = session.connection().execute(_KINDS, {"ids": list(ids)}) if ids else ()
    return subjects_told(session, kinds)


def subjects_told(session: Session, kinds: Iterable[tuple[UUID, str] | Row[UUID, str]]) -> Mapping[UUID, Subject]:
    """The same of things whose kinds are known, each given once; in one query."""
    of_kind: dict[str, list[UUID]] = defaultdict(list)
    for id, kind in kinds:
        if kind in _SUBJECTS:
            of_kind[kind].append(id)
    if not of_kind:
        return {}
    found = session.connection().execute(_told(frozenset(of_kind)), of_kind).all()
    return {id: Subject(kind, text, on, code) for id, kind, text, on, code in found}


_KINDS = select(Entity.id, Entity.kind).where(Entity.id.in_(bindparam("ids", expanding=True)))


@lru_cache(maxsize=KEPT)
def _told(kinds: frozenset[str]) -> CompoundSelect[*tuple[Any, ...]]:
    """Of a list's few kinds: to write this query down takes ten times as long as to run it, so it is kept."""
    return union_all(*(select_of(kind, bindparam(kind, expanding=True)) for kind in sorted(kinds)))


def select_of(kind: str, ids: Ids) -> Select[*tuple[Any, ...]]:
    """What is known of things of one kind (id, kind, text, on, code), in SQL; KeyError for a kind without words."""
    return {**_SUBJECTS, **_OTHERS}[kind](ids)


def _of(
    model: type[Version],
    ids: Ids,
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


def _leak(ids: Ids) -> Select[*tuple[Any, ...]]:
    known = _of(LeakDecision, ids, text=Incident.outline, on=LeakDecision.known_on, code=Incident.incident_kind)
    return known.join(Incident, (Incident.id == LeakDecision.incident_id) & Incident.superseded_seq.is_(None))


def _designated(ids: Ids) -> Select[*tuple[Any, ...]]:
    return _of(Designation, ids, text=Person.name, code=Designation.role).join(Person, _person(Designation))


def _pledged(ids: Ids) -> Select[*tuple[Any, ...]]:
    return _of(Pledge, ids, text=Person.name, on=Pledge.happened_on).join(Person, _person(Pledge))


def _given_back(ids: Ids) -> Select[*tuple[Any, ...]]:
    told = _of(GivenBack, ids, text=Holding.description, on=GivenBack.happened_on)
    return told.join(Holding, (Holding.id == GivenBack.holding_id) & Holding.superseded_seq.is_(None))


_SUBJECTS: Mapping[str, Callable[[Ids], Select[*tuple[Any, ...]]]] = {
    "designation": _designated,
    "pledge": _pledged,
    "holding": partial(_of, Holding, text=Holding.description, code=Holding.medium),
    "handover": partial(_of, Handover, text=Handover.description, on=Handover.happened_on),
    "expected_handover": partial(_of, ExpectedHandover, text=ExpectedHandover.description, on=ExpectedHandover.due_on),
    "removal": partial(_of, Removal, text=Removal.what, on=Removal.happened_on),
    "due_extension": partial(_of, DueExtension, text=DueExtension.reason, on=DueExtension.new_due_on),
    "given_back": _given_back,
    "instruction_followed": partial(
        _of, InstructionFollowed, text=InstructionFollowed.how, on=InstructionFollowed.happened_on
    ),
    "erasure": partial(_of, Erasure, text=Erasure.data, on=Erasure.happened_on),
    "inspection": lambda ids: _of(Inspection, ids, on=_announced()),
    "finding": partial(_of, Finding, text=Finding.text, code=Finding.item),
    "incident": partial(_of, Incident, text=Incident.outline, on=Incident.known_on, code=Incident.incident_kind),
    "leak_decision": _leak,
    "breach_decision": partial(_of, BreachDecision, code=BreachDecision.clause),
    "consent_request": partial(_of, ConsentRequest, text=ConsentRequest.what, code=ConsentRequest.clause),
    "instruction": partial(_of, Instruction, text=Instruction.text, on=Instruction.happened_on),
    "status_request": partial(_of, StatusRequest, text=StatusRequest.question, on=StatusRequest.happened_on),
    "damage_claim": partial(_of, DamageClaim, text=DamageClaim.text, on=DamageClaim.happened_on),
    "correction": partial(_of, Correction, text=Correction.text, on=Correction.happened_on),
    "certificate": partial(_of, Certificate, text=Certificate.number, on=Certificate.happened_on),
    "check_decision": partial(_of, CheckDecision, on=CheckDecision.happened_on),
    "status_report": partial(_of, StatusReport, on=StatusReport.happened_on),
    "incident_report": partial(_of, IncidentReport, on=IncidentReport.happened_on),
    "education_session": partial(_of, EducationSession, on=EducationSession.happened_on),
    "education_report": partial(_of, EducationReport, on=EducationReport.happened_on),
    "handler_list": partial(_of, HandlerList, on=HandlerList.happened_on),
}
"""What duties are about, by kind."""

_OTHERS: Mapping[str, Callable[[Ids], Select[*tuple[Any, ...]]]] = {
    "publication_decision": partial(_of, PublicationDecision, on=PublicationDecision.happened_on),
    "device": partial(_of, Device, text=Device.asset_number),
    "education_plan": partial(_of, EducationPlan, text=EducationPlan.form, on=EducationPlan.planned_on),
    "letter": partial(_of, Letter, text=Letter.title, on=Letter.decided_on),
}
"""What other records refer to."""
