"""The ledger of a contract: what passed between the two, what is still held, and what was erased and certified."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, exists, func, literal, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Medium, Origin
from compliance.store.ledgers import dealt_with
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.erasures import Erasure, ErasureCheck, ErasureType
from compliance.store.models.handovers import Handover
from compliance.store.models.holdings import GivenBack, Holding, NoLongerNeeded
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.contract_heads import serving
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


class Certified(StrEnum):
    """How far an erasure is certified: a certificate is a claim until the ward has checked the erasure."""

    MISSING = "missing"
    FILED = "filed"
    ON_PAPER = "on_paper"
    ON_SITE = "on_site"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One handover: to the ward, or to the contractor; `encrypted` is None where it is not known."""

    id: UUID
    on: date
    to_ward: bool
    description: str
    medium: Medium
    medium_label: str | None
    count: int
    encrypted: bool | None
    giver: str | None
    receiver: str | None
    due_back_on: date | None
    ward_confirmed_on: date | None
    contractor_confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class HoldingLine:
    """What is held: `count` pieces at first, of which `given` were returned or delivered, `erased`, and `left`."""

    id: UUID
    on: date
    description: str
    medium: Medium
    origin: Origin
    place: str | None
    count: int
    given: int
    left: int
    no_longer_needed_on: date | None

    @property
    def erased(self) -> int:
        """Erased or destroyed: what was neither given back nor is left."""
        return self.count - self.given - self.left


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """One erasure and how far it is certified."""

    id: UUID
    on: date
    type: ErasureType
    data: str | None
    count: int
    operator: str | None
    method: str | None
    certificate_on: date | None
    certified: Certified


def handover_listing(contract_id: UUID, up_to: date) -> Listing[HandoverLine]:
    """What passed up to a day, under a contract that the asker was allowed to open."""
    h = Handover
    columns = (
        *(h.id, h.happened_on, h.to_ward, h.description, h.medium, h.medium_label, h.count, h.encrypted),
        *(h.giver, h.receiver, h.due_back_on, h.ward_confirmed_on, h.contractor_confirmed_on),
    )
    statement = select(*columns).where(h.contract_id == contract_id, stands(h), h.happened_on <= up_to)
    orders = {"on": h.happened_on, "description": h.description, "count": h.count}

    def read(_session: Session, rows: Rows) -> Iterable[HandoverLine]:
        return (HandoverLine(*row[:13]) for row in rows)

    return Listing(statement, h.id, orders, read)


def holding_listing(contract_id: UUID, up_to: date) -> Listing[HoldingLine]:
    """The balance of each holding on a day, those that an instruction moved here included."""
    h, until = Holding, literal(up_to)
    given = func.coalesce(_given(up_to), 0)
    left = h.count - dealt_with(h.id, until=until)
    columns = (
        h.id,
        h.happened_on,
        h.description,
        h.medium,
        h.origin,
        h.place,
        h.count,
        given,
        left,
        _needed_until(up_to),
    )
    statement = select(*columns).where(serving(h, contract_id), stands(h), h.happened_on <= up_to)
    orders = {"on": h.happened_on, "description": h.description, "count": h.count, "left": left}

    def read(_session: Session, rows: Rows) -> Iterable[HoldingLine]:
        return (HoldingLine(*row[:10]) for row in rows)

    return Listing(statement, h.id, orders, read)


def erasure_listing(contract_id: UUID, up_to: date) -> Listing[ErasureLine]:
    """The erasures up to a day, each with the state of its certificate on that day."""
    e, filed = Erasure, _filed_on(up_to)
    columns = (e.id, e.happened_on, e.erasure_type, e.data, e.count, e.operator, e.method, filed, _certified(up_to))
    statement = select(*columns).where(e.contract_id == contract_id, stands(e), e.happened_on <= up_to)
    orders = {"on": e.happened_on, "count": e.count, "certificate": func.coalesce(filed, FOREVER)}

    def read(_session: Session, rows: Rows) -> Iterable[ErasureLine]:
        return (ErasureLine(*(*row[:8], Certified(row[8]))) for row in rows)

    return Listing(statement, e.id, orders, read)


def _given(up_to: date) -> ScalarSelect[int]:
    total = select(func.sum(GivenBack.count)).where(
        GivenBack.holding_id == Holding.id, stands(GivenBack), GivenBack.happened_on <= up_to
    )
    return total.correlate(Holding).scalar_subquery()


def _needed_until(up_to: date) -> ScalarSelect[date]:
    said = select(func.min(NoLongerNeeded.happened_on)).where(
        NoLongerNeeded.holding_id == Holding.id, stands(NoLongerNeeded), NoLongerNeeded.happened_on <= up_to
    )
    return said.correlate(Holding).scalar_subquery()


def _filed_on(up_to: date) -> ScalarSelect[date]:
    """When the last certificate of the erasure was received."""
    filed = (
        select(func.max(Certificate.happened_on))
        .join(CertifiedErasure, CertifiedErasure.of_row == Certificate.row_id)
        .where(CertifiedErasure.erasure_id == Erasure.id, stands(Certificate), Certificate.happened_on <= up_to)
    )
    return filed.correlate(Erasure).scalar_subquery()


def _certified(up_to: date) -> ColumnElement[str]:
    """A denial asks for a new certificate: one received after it is again a claim."""
    denied = func.coalesce(_checked_on(up_to, confirmed=False), date.min)
    confirmed = func.coalesce(_checked_on(up_to, confirmed=True), date.min)
    filed = func.coalesce(_filed_on(up_to), date.min)
    stands_confirmed = and_(confirmed > date.min, confirmed >= denied)
    return case(
        (and_(stands_confirmed, _seen_on_site(up_to)), literal(Certified.ON_SITE.value)),
        (stands_confirmed, literal(Certified.ON_PAPER.value)),
        (and_(denied > date.min, filed <= denied), literal(Certified.DENIED.value)),
        (filed > date.min, literal(Certified.FILED.value)),
        else_=literal(Certified.MISSING.value),
    )


def _seen_on_site(up_to: date) -> ColumnElement[bool]:
    check = ErasureCheck
    on_site = (
        check.erasure_id == Erasure.id,
        stands(check),
        check.happened_on <= up_to,
        check.confirmed,
        check.on_site,
    )
    return exists().where(*on_site).correlate(Erasure)


def _checked_on(up_to: date, *, confirmed: bool) -> ScalarSelect[date]:
    """The day of the last check that confirmed the erasure, or denied it."""
    checked = select(func.max(ErasureCheck.happened_on)).where(
        ErasureCheck.erasure_id == Erasure.id,
        stands(ErasureCheck),
        ErasureCheck.confirmed.is_(confirmed),
        ErasureCheck.happened_on <= up_to,
    )
    return checked.correlate(Erasure).scalar_subquery()
