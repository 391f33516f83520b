"""What passed between the two under a contract or under all that somebody sees, and what is expected to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Medium
from compliance.domain.reasons import Reason
from compliance.store.models.contracts import Contract
from compliance.store.models.handovers import ExpectedHandover, Handover
from compliance.store.queries.current import stands
from compliance.store.queries.handover_waits import handover_waits
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One handover: to the ward, or to the contractor; `encrypted` is None where it is not known.

    `counted` and `difference` are what the receiver found instead; `waits` is why it does not count as done yet.
    """

    id: UUID
    contract: UUID
    contract_number: str
    on: date
    to_ward: bool
    number: str | None
    description: str
    medium: Medium
    medium_label: str | None
    count: int
    persons: int | None
    encrypted: bool | None
    giver: str | None
    receiver: str | None
    due_back_on: date | None
    ward_confirmed_on: date | None
    contractor_confirmed_on: date | None
    counted: int | None
    difference: str | None
    waits: tuple[Reason, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the receiver found something else than what is written."""
        return self.counted is not None or bool(self.difference)


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """A handover that is expected by `due_on`; `handed_on` is the day of the first one that answers it."""

    id: UUID
    contract: UUID
    contract_number: str
    due_on: date
    to_ward: bool
    description: str
    handed_on: date | None


def handover_listing(contract_id: UUID, up_to: date) -> Listing[HandoverLine]:
    """What passed up to a day, under a contract that the asker was allowed to open."""
    return _handovers(_HANDED.where(Handover.contract_id == contract_id, Handover.happened_on <= up_to), up_to)


def handovers_seen(scope: Scope, up_to: date) -> Listing[HandoverLine]:
    """What was recorded under every contract that the asker sees, what is arranged for a later day included."""
    return _handovers(_HANDED.where(visible(scope, Contract.id, Contract.contractor_id)), up_to)


def expected_listing(contract_id: UUID, up_to: date) -> Listing[ExpectedLine]:
    """What was expected by then under a contract that the asker was allowed to open."""
    return _expected(_awaited(up_to).where(ExpectedHandover.contract_id == contract_id))


def expected_seen(scope: Scope, up_to: date) -> Listing[ExpectedLine]:
    """The same of every contract that the asker sees."""
    return _expected(_awaited(up_to).where(visible(scope, Contract.id, Contract.contractor_id)))


_H = Handover
_HANDED = (
    select(_H.id, _H.contract_id, Contract.number.label("contract_number"), _H.happened_on, _H.to_ward, _H.number)
    .add_columns(_H.description, _H.medium, _H.medium_label, _H.count, _H.persons, _H.encrypted, _H.giver, _H.receiver)
    .add_columns(_H.due_back_on, _H.ward_confirmed_on, _H.contractor_confirmed_on, _H.counted, _H.difference)
    .add_columns(_H.consent_id, _H.handler_id)
    .join(Contract, (Contract.id == _H.contract_id) & stands(Contract))
    .where(stands(_H))
)


def _handovers(statement: Select[*tuple[Any, ...]], as_of: date) -> Listing[HandoverLine]:
    def read(session: Session, rows: Rows) -> Iterable[HandoverLine]:
        naming = {row.contract_id for row in rows if not row.to_ward and (row.consent_id or row.handler_id)}
        waits = handover_waits(session, naming, as_of)
        return (HandoverLine(*(*row[:19], waits.get(row.id, ()))) for row in rows)

    orders = {"on": _H.happened_on, "description": _H.description, "count": _H.count}
    return Listing(statement, _H.id, orders, read)


def _awaited(up_to: date) -> Select[*tuple[Any, ...]]:
    e = ExpectedHandover
    handed_on = (
        select(func.min(Handover.happened_on))
        .where(Handover.expected_id == e.id, stands(Handover), Handover.happened_on <= up_to)
        .correlate(e)
        .scalar_subquery()
    )
    return (
        select(e.id, e.contract_id, Contract.number.label("contract_number"), e.due_on, e.to_ward, e.description)
        .add_columns(handed_on)
        .join(Contract, (Contract.id == e.contract_id) & stands(Contract))
        .where(stands(e), e.happened_on <= up_to)
    )


def _expected(statement: Select[*tuple[Any, ...]]) -> Listing[ExpectedLine]:
    def read(_session: Session, rows: Rows) -> Iterable[ExpectedLine]:
        return (ExpectedLine(*row[:7]) for row in rows)

    e = ExpectedHandover
    return Listing(statement, e.id, {"due": e.due_on, "description": e.description}, read)
