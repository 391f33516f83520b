"""What was erased under a contract, and how far it is certified."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, exists, func, literal, select
from sqlalchemy.orm import Session

from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.erasures import Erasure, ErasureCheck, ErasureType
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows

_ITS_ERASURES = CertifiedErasure.of_row == Certificate.row_id


class Certified(StrEnum):
    """How far an erasure is certified: a certificate is a claim until the ward has checked the erasure."""

    MISSING = "missing"
    FILED = "filed"
    ON_PAPER = "on_paper"
    ON_SITE = "on_site"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """One erasure under a contract and how far it is certified; `certificate` is the last that was received."""

    id: UUID
    on: date
    type: ErasureType
    data: str | None
    count: int
    operator: str | None
    method: str | None
    certificate_on: date | None
    certified: Certified
    certificate: UUID | None
    contract: UUID


def erasure_listing(contract_id: UUID, up_to: date) -> Listing[ErasureLine]:
    """The erasures up to a day, each with the state of its certificate on that day."""
    orders = {
        "on": Erasure.happened_on,
        "count": Erasure.count,
        "certificate": func.coalesce(_filed_on(up_to), FOREVER),
    }

    def read(_session: Session, rows: Rows) -> Iterable[ErasureLine]:
        return map(_line, rows)

    return Listing(_erasures([contract_id], up_to), Erasure.id, orders, read)


def unconfirmed_erasures(session: Session, contracts: Collection[UUID], up_to: date) -> Sequence[ErasureLine]:
    """Those under these contracts that no check has confirmed, the earliest first; one query."""
    ordered = _erasures(contracts, up_to).order_by(Erasure.happened_on, Erasure.id)
    confirmed = {Certified.ON_PAPER, Certified.ON_SITE}
    return [line for line in map(_line, session.execute(ordered)) if line.certified not in confirmed]


def _line(row: Any) -> ErasureLine:
    return ErasureLine(*(*row[:8], Certified(row[8]), *row[9:11]))


def _erasures(contracts: Collection[UUID], up_to: date) -> Select[*tuple[Any, ...]]:
    e = Erasure
    columns = (
        e.id,
        e.happened_on,
        e.erasure_type,
        e.data,
        e.count,
        e.operator,
        e.method,
        _filed_on(up_to),
        _certified(up_to),
        _last_filed(up_to),
        e.contract_id,
    )
    return select(*columns).where(e.contract_id.in_(contracts), stands(e), e.happened_on <= up_to)


def _filed_on(up_to: date) -> ScalarSelect[date]:
    """When the last certificate of the erasure was received."""
    filed = select(func.max(Certificate.happened_on)).join(CertifiedErasure, _ITS_ERASURES)
    return filed.where(*_received(up_to)).correlate(Erasure).scalar_subquery()


def _last_filed(up_to: date) -> ScalarSelect[UUID]:
    """The certificate itself."""
    filed = select(Certificate.id).join(CertifiedErasure, _ITS_ERASURES)
    latest = filed.where(*_received(up_to)).order_by(Certificate.happened_on.desc(), Certificate.row_id.desc())
    return latest.limit(1).correlate(Erasure).scalar_subquery()


def _received(up_to: date) -> tuple[ColumnElement[bool], ...]:
    return CertifiedErasure.erasure_id == Erasure.id, stands(Certificate), Certificate.happened_on <= up_to


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
