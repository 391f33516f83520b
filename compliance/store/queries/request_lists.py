"""What was asked for under one contract, either way: consents and reports on how data is handled; and the findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from compliance.store.models.consents import ConsentDecision, ConsentRequest
from compliance.store.models.findings import Correction, Finding, FindingReopening, Recheck, Severity
from compliance.store.models.reviews import Review
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A request for consent and its decision; `granted` is None while there is none."""

    id: UUID
    on: date
    clause: str
    what: str | None
    recipient: str | None
    reason: str | None
    decided_on: date | None
    granted: bool | None
    until_on: date | None
    conditions: str | None


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A request of the ward for a report, with the first answer and the last review of an answer."""

    id: UUID
    on: date
    due_on: date | None
    self_check: bool
    question: str | None
    answered_on: date | None
    answer: str | None
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding, with its last correction, its last recheck and whether that confirmed it."""

    id: UUID
    on: date
    item: str
    text: str
    severity: Severity
    ward: bool
    due_on: date
    corrected_on: date | None
    rechecked_on: date | None
    confirmed: bool | None
    reopened_on: date | None


def consent_listing(contract_id: UUID, up_to: date) -> Listing[ConsentLine]:
    """The requests up to a day, each as it was decided by then."""
    r, d = ConsentRequest, ConsentDecision
    decided = and_(d.request_id == r.id, d.contract_id == r.contract_id, stands(d), d.happened_on <= up_to)
    columns = (
        *(r.id, r.happened_on, r.clause, r.what, r.recipient, r.reason),
        *(d.happened_on, d.granted, d.until_on, d.conditions),
    )
    statement = select(*columns).outerjoin(d, decided)
    statement = statement.where(r.contract_id == contract_id, stands(r), r.happened_on <= up_to)

    def read(_session: Session, rows: Rows) -> Iterable[ConsentLine]:
        return (ConsentLine(*row[:10]) for row in rows)

    return Listing(statement, r.id, {"on": r.happened_on, "until": func.coalesce(d.until_on, FOREVER)}, read)


def status_listing(contract_id: UUID, up_to: date) -> Listing[StatusLine]:
    """The requests up to a day with their answers by then."""
    q, a = StatusRequest, StatusReport
    answers = [a.request_id == q.id, stands(a), a.happened_on <= up_to]
    answered_on = last_of(a.happened_on, answers, q)
    reviews = [Review.subject_id == a.id, stands(Review), Review.happened_on <= up_to, *answers]
    columns = (
        *(q.id, q.happened_on, q.due_on, q.self_check, q.question, answered_on),
        *(last_of(a.answer, answers, q), last_of(Review.accepted, reviews, q, by=Review.happened_on)),
    )
    statement = select(*columns).where(q.contract_id == contract_id, stands(q), q.happened_on <= up_to)
    orders = {
        "on": q.happened_on,
        "due": func.coalesce(q.due_on, FOREVER),
        "answered": func.coalesce(answered_on, FOREVER),
    }

    def read(_session: Session, rows: Rows) -> Iterable[StatusLine]:
        return (StatusLine(*row[:8]) for row in rows)

    return Listing(statement, q.id, orders, read)


def finding_listing(contract_id: UUID, up_to: date) -> Listing[FindingLine]:
    """The findings up to a day with what became of them by then."""
    f = Finding
    corrected = last_of(Correction.happened_on, _of_finding(Correction, up_to), f)
    checked, reopened = _of_finding(Recheck, up_to), _of_finding(FindingReopening, up_to)
    due_on = func.coalesce(last_of(FindingReopening.due_on, reopened, f, by=FindingReopening.happened_on), f.due_on)
    columns = (
        *(f.id, f.happened_on, f.item, f.text, f.severity, f.ward, due_on, corrected),
        *(last_of(Recheck.happened_on, checked, f), last_of(Recheck.confirmed, checked, f, by=Recheck.happened_on)),
        last_of(FindingReopening.happened_on, reopened, f),
    )
    statement = select(*columns).where(f.contract_id == contract_id, stands(f), f.happened_on <= up_to)

    def read(_session: Session, rows: Rows) -> Iterable[FindingLine]:
        return (FindingLine(*row[:11]) for row in rows)

    return Listing(statement, f.id, {"on": f.happened_on, "due": due_on, "severity": f.severity}, read)


_AboutFinding = type[Correction] | type[Recheck] | type[FindingReopening]


def _of_finding(model: _AboutFinding, up_to: date) -> list[ColumnElement[bool]]:
    return [model.finding_id == Finding.id, stands(model), model.happened_on <= up_to]


def last_of(
    value: InstrumentedAttribute[Any],
    where: list[ColumnElement[bool]],
    of: type[Any],
    *,
    by: InstrumentedAttribute[Any] | None = None,
) -> ScalarSelect[Any]:
    """The value of the latest row, by its own order where no other column is given."""
    latest = select(value).where(*where).order_by((by or value).desc()).limit(1)
    return latest.correlate(of).scalar_subquery()
