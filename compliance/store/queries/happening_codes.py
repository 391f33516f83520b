"""What a version tells besides its text: choices, days and numbers as codes, for the words of whoever shows them."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, Date, Integer, Select, String, case, cast, func, literal, select
from sqlalchemy import type_coerce as typed

from compliance.store.models.base import Version
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.education import Attendance, EducationSession
from compliance.store.models.findings import Finding
from compliance.store.models.inspections import InspectionVisit
from compliance.store.models.people import Designation, DesignationList, HandlerList
from compliance.store.queries.current import stands

_END = "|"
_TOLD: Mapping[str, tuple[str, ...]] = {
    "breach_decision": ("established",),
    "collection": ("from_the_person", "purpose_stated"),
    "consent_decision": ("granted", "until_on"),
    "copy": ("count",),
    "damage_claim": ("third_party", "amount"),
    "damage_settlement": ("withdrawn", "amount"),
    "designation": ("role", "to_on"),
    "due_extension": ("new_due_on",),
    "edition_change": ("edition_id", "paper"),
    "education_plan": ("teaches_protection", "teaches_security", "tells_ordinance"),
    "education_session": ("teaches_protection", "teaches_security", "tells_ordinance"),
    "erasure": ("erasure_type", "count"),
    "erasure_check": ("confirmed", "on_site"),
    "expected_handover": ("to_ward", "due_on"),
    "finding": ("severity", "due_on"),
    "finding_reopening": ("due_on",),
    "given_back": ("delivered", "count"),
    "guidance_decision": ("guide",),
    "handler_list": ("unchanged",),
    "handover": ("to_ward", "medium", "count"),
    "holding": ("medium", "count"),
    "incident": ("incident_kind",),
    "incident_report": ("final",),
    "inspection_announcement": ("visit_on",),
    "inspection_cancellation": ("by_ward",),
    "inspection_plan": ("fiscal_year", "visit_on"),
    "inspection_visit": ("method", "attended"),
    "instruction": ("due_on",),
    "leak_decision": ("reportable",),
    "leak_report": ("final",),
    "letter": ("sent_on",),
    "publication_decision": ("publish",),
    "recheck": ("confirmed",),
    "removal": ("returned_on",),
    "review": ("subject_kind", "accepted"),
    "status_request": ("due_on", "self_check"),
    "term_change": ("change_kind", "end_on"),
}
"""The columns that tell, by kind, in the order they are told."""


def codes(model: type[Version], contract_id: UUID | None) -> ColumnElement[str]:
    """`granted=yes|until_on=2026-12-10`; a column without a value is left out. Empty where there is nothing to tell.

    With a contract also how many of its things lie beneath it, or came of it.
    """
    columns = model.__table__.columns
    named = [(name, columns[name]) for name in _TOLD.get(model.__tablename__, ())]
    counted = () if contract_id is None else _numbers(model, contract_id)
    told: ColumnElement[str] = literal("", String)
    for name, value in (*named, *counted):
        told = told + _part(name, value)
    return cast(told, String)


def told_codes(text: str) -> Iterator[tuple[str, str]]:
    """The names and codes again."""
    for part in filter(None, text.split(_END)):
        name, _equals, code = part.partition("=")
        yield name, code


def _part(name: str, value: ColumnElement[Any]) -> ColumnElement[str]:
    if isinstance(value.type, Boolean):
        value = case((value.is_(True), "yes"), (value.is_(False), "no"))
    elif not isinstance(value.type, (Date, Integer)):
        value = typed(value, String)
    return func.coalesce(literal(f"{name}=", String) + cast(value, String) + literal(_END, String), literal("", String))


def _numbers(model: type[Version], contract: UUID) -> Iterator[tuple[str, ColumnElement[int]]]:
    number = select(func.count())
    if model is HandlerList:
        listed = number.select_from(DesignationList).join(Designation, DesignationList.of_row == Designation.row_id)
        own = DesignationList.contract_id == contract
        yield "people", _of(model, listed.where(DesignationList.list_id == model.id, own, stands(Designation)))
    if model is EducationSession:
        own = Attendance.person_id.in_(select(Designation.person_id).where(Designation.contract_id == contract))
        yield "present", _of(model, number.where(Attendance.of_row == model.row_id, Attendance.present, own))
    if model is Certificate:
        own = CertifiedErasure.contract_id == contract
        yield "erasures", _of(model, number.where(CertifiedErasure.of_row == model.row_id, own))
    if model is InspectionVisit:
        own = Finding.contract_id == contract
        yield "findings", _of(model, number.where(Finding.inspection_id == model.inspection_id, own, stands(Finding)))


def _of(model: type[Version], count: Select[int]) -> ColumnElement[int]:
    return count.correlate(model).scalar_subquery()
