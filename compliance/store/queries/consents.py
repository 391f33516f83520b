"""Requests for consent with their decision, its letter and the day by which the ward has to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.domain.obligations import Party
from compliance.store.models.consents import ConsentDecision, ConsentRequest
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.letters import Letter
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


class ConsentState(StrEnum):
    """How far a request has come: asked is not granted, and a grant runs out."""

    UNDECIDED = "undecided"
    GRANTED = "granted"
    RUN_OUT = "run_out"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ConsentCase:
    """One request under `clause`; what the ward decided and wrote is None while it has not."""

    id: UUID
    contract: UUID
    contract_number: str
    edition: str
    contractor_name: str
    on: date
    clause: str
    what: str | None
    recipient: str | None
    place: str | None
    medium_label: str | None
    reason: str | None
    wanted_from_on: date | None
    wanted_to_on: date | None
    safeguards: str | None
    due_on: date | None
    decision: UUID | None
    decision_version: int | None
    decided_on: date | None
    granted: bool | None
    until_on: date | None
    back_by_on: date | None
    conditions: str | None
    letter: UUID | None
    document_number: str | None
    addressee: str | None
    letter_decided_on: date | None
    sent_on: date | None

    def state(self, as_of: date) -> ConsentState:
        """On a day."""
        if self.granted is None:
            return ConsentState.UNDECIDED
        if not self.granted:
            return ConsentState.REFUSED
        return ConsentState.RUN_OUT if self.until_on is not None and self.until_on < as_of else ConsentState.GRANTED


def consents_seen(scope: Scope, *, undecided: bool = False) -> Listing[ConsentCase]:
    """Every request that the asker sees, or the `undecided`; in the order of `due` these come first."""

    def read(_session: Session, rows: Rows) -> Iterable[ConsentCase]:
        return (ConsentCase(*row[:28]) for row in rows)

    statement = _cases(scope).where(ConsentDecision.id.is_(None)) if undecided else _cases(scope)
    due = case((ConsentDecision.id.is_(None), func.coalesce(_due_on(), FOREVER)), else_=FOREVER)
    orders = {"due": due, "on": ConsentRequest.happened_on, "number": Contract.number}
    return Listing(statement, ConsentRequest.id, orders, read)


def consent_case(session: Session, scope: Scope, request_id: UUID) -> ConsentCase:
    """One request; NotFound where it is not the asker's."""
    row = session.execute(_cases(scope).where(ConsentRequest.id == request_id)).one_or_none()
    if row is None:
        raise NotFound("承諾の申請 / request for consent", request_id)
    return ConsentCase(*row[:28])


def _cases(scope: Scope) -> Select[*tuple[Any, ...]]:
    r, d, letter = ConsentRequest, ConsentDecision, Letter
    columns = (
        *(r.id, r.contract_id, Contract.number.label("number"), Contract.edition_id, Contractor.name, r.happened_on),
        *(r.clause, r.what, r.recipient, r.place, r.medium_label, r.reason, r.wanted_from_on, r.wanted_to_on),
        *(r.safeguards, _due_on(), d.id.label("decision"), d.version, d.happened_on.label("decided_on"), d.granted),
        *(d.until_on, d.back_by_on, d.conditions, letter.id.label("letter"), letter.document_number),
        *(letter.addressee, letter.decided_on.label("letter_decided_on"), letter.sent_on),
    )
    return (
        select(*columns)
        .join(Contract, and_(Contract.id == r.contract_id, stands(Contract)))
        .join(Contractor, and_(Contractor.id == Contract.contractor_id, Contractor.superseded_seq.is_(None)))
        .outerjoin(d, and_(d.request_id == r.id, d.contract_id == r.contract_id, stands(d)))
        .outerjoin(letter, and_(letter.id == d.letter_id, stands(letter)))
        .where(stands(r), visible(scope, Contract.id, Contract.contractor_id))
    )


def _due_on() -> ColumnElement[Any]:
    """The day by which the ward decides, as it is projected."""
    o = ProjectedObligation
    owed = o.contract_id == ConsentRequest.contract_id, o.subject == ConsentRequest.id, o.party == Party.WARD.value
    return select(func.min(o.due_on)).where(*owed).correlate(ConsentRequest).scalar_subquery().label("due_on")
