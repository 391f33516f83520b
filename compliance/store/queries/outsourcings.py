"""Outsourcings as a list and one by one, with the sections in charge and the contracts under them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, func, or_, select, true
from sqlalchemy.orm import Session, selectinload

from compliance.domain.errors import NotFound
from compliance.domain.obligations import OUTSTANDING, Status
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.outsourcings import Outsourcing, ReportedMeasure, SectionInCharge
from compliance.store.models.sections import Section
from compliance.store.queries.current import stands
from compliance.store.queries.figures import Count
from compliance.store.queries.measures import measures_on
from compliance.store.queries.obligations import has_status, status_on
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class OutsourcingLine:
    """One outsourcing in the list; `sections` are those in charge on the day, the leading one first."""

    id: UUID
    title: str
    registered_name: str | None
    contractor_text: str | None
    start_on: date | None
    end_on: date | None
    sections: tuple[str, ...]
    contracts: int


@dataclass(frozen=True, slots=True)
class ContractLine:
    """One contract under an outsourcing, with what of it is outstanding on the day (single obligations)."""

    id: UUID
    number: str
    contractor_name: str
    concluded_on: date
    start_on: date
    end_on: date | None
    edition: str
    count: Count


@dataclass(frozen=True, slots=True)
class OutsourcingPage:
    """One outsourcing on a day: the fields of its council paper in `about`, the measures by key, its contracts."""

    about: Outsourcing
    as_of: date
    sections: tuple[str, ...]
    measures: Mapping[str, ReportedMeasure]
    contracts: tuple[ContractLine, ...]


def outsourcings(session: Session, scope: Scope, today: date) -> tuple[OutsourcingLine, ...]:
    """What the asker may see, by title; three queries whatever the number."""
    rows = session.scalars(
        select(Outsourcing)
        .where(stands(Outsourcing), seen_on(scope, today))
        .order_by(Outsourcing.title, Outsourcing.id)
    ).all()
    sections, numbers = sections_on(session, [row.id for row in rows], today), _contract_numbers(session, scope)
    return tuple(
        OutsourcingLine(
            row.id,
            row.title,
            row.registered_name,
            row.contractor_text,
            row.start_on,
            row.end_on,
            sections.get(row.id, ()),
            numbers.get(row.id, 0),
        )
        for row in rows
    )


def may_see(session: Session, scope: Scope, outsourcing_id: UUID, today: date) -> bool:
    """Whether there is such an outsourcing and it is the asker's to see."""
    found = select(Outsourcing.row_id).where(
        Outsourcing.id == outsourcing_id, stands(Outsourcing), seen_on(scope, today)
    )
    return session.scalar(found) is not None


def outsourcing(session: Session, scope: Scope, outsourcing_id: UUID, as_of: date, today: date) -> OutsourcingPage:
    """One outsourcing as it stands on `as_of`; NotFound where there is none, or it is not the asker's to see `today`.

    The day shown is the asker's choice, the day of their right is not.
    """
    about = session.scalars(
        select(Outsourcing)
        .where(Outsourcing.id == outsourcing_id, stands(Outsourcing), seen_on(scope, today))
        .options(selectinload(Outsourcing.data_items), selectinload(Outsourcing.media))
    ).one_or_none()
    if about is None:
        raise NotFound("委託案件 / outsourcing", outsourcing_id)
    return OutsourcingPage(
        about,
        as_of,
        sections_on(session, [outsourcing_id], as_of).get(outsourcing_id, ()),
        measures_on(session, outsourcing_id, as_of),
        tuple(_contract_lines(session, scope, outsourcing_id, as_of)),
    )


def sections_on(session: Session, outsourcings: Collection[UUID], on: date) -> Mapping[UUID, tuple[str, ...]]:
    """The names of the sections in charge of each outsourcing on the day, the leading one first."""
    rows = session.execute(
        select(SectionInCharge.outsourcing_id, Section.name)
        .join(Section, (Section.id == SectionInCharge.section_id) & Section.superseded_seq.is_(None))
        .where(SectionInCharge.outsourcing_id.in_(outsourcings), *_in_charge_on(on))
        .order_by(SectionInCharge.leads.desc(), SectionInCharge.row_id)
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for outsourcing_id, name in rows:
        found[outsourcing_id].append(name)
    return {outsourcing_id: tuple(names) for outsourcing_id, names in found.items()}


def seen_on(scope: Scope, today: date) -> ColumnElement[bool]:
    """Whether an outsourcing may be seen; one without a contract is in no projection, so its sections decide."""
    if scope.ward_wide:
        return true()
    if scope.contractor is not None:
        return exists().where(
            Contract.outsourcing_id == Outsourcing.id, Contract.contractor_id == scope.contractor, stands(Contract)
        )
    if not scope.sections:
        return false()
    return exists().where(
        SectionInCharge.outsourcing_id == Outsourcing.id,
        SectionInCharge.section_id.in_(scope.sections),
        *_in_charge_on(today),
    )


def _in_charge_on(on: date) -> Sequence[ColumnElement[bool]]:
    return (
        stands(SectionInCharge),
        SectionInCharge.from_on <= on,
        or_(SectionInCharge.to_on.is_(None), SectionInCharge.to_on >= on),
    )


def _contract_numbers(session: Session, scope: Scope) -> Mapping[UUID, int]:
    rows = session.execute(
        select(Contract.outsourcing_id, func.count())
        .where(stands(Contract), _own_contracts(scope))
        .group_by(Contract.outsourcing_id)
    )
    return dict(rows.all())


def _own_contracts(scope: Scope) -> ColumnElement[bool]:
    """A contractor is shown its own contracts only; who sees the outsourcing for the ward sees all of them."""
    return true() if scope.contractor is None else Contract.contractor_id == scope.contractor


def _contract_lines(session: Session, scope: Scope, outsourcing_id: UUID, as_of: date) -> Iterable[ContractLine]:
    counts = _counts(session, outsourcing_id, as_of)
    rows = session.execute(
        select(Contract, Contractor.name)
        .join(Contractor, (Contractor.id == Contract.contractor_id) & Contractor.superseded_seq.is_(None))
        .where(Contract.outsourcing_id == outsourcing_id, stands(Contract), _own_contracts(scope))
        .order_by(Contract.start_on.desc(), Contract.number)
    )
    for row, name in rows:
        yield ContractLine(
            row.id,
            row.number,
            name,
            row.concluded_on,
            row.start_on,
            row.end_on,
            row.edition_id,
            counts.get(row.id, Count()),
        )


def _counts(session: Session, outsourcing_id: UUID, as_of: date) -> Mapping[UUID, Count]:
    owed = ProjectedObligation
    status = status_on(as_of).label("status")
    rows = session.execute(
        select(owed.contract_id, status, func.count())
        .where(owed.outsourcing_id == outsourcing_id, *has_status(OUTSTANDING, as_of))
        .group_by(owed.contract_id, status)
    )
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for contract_id, of_status, number in rows:
        found[contract_id][of_status] = number
    names = (Status.OPEN.value, Status.CLAIMED.value, Status.OVERDUE.value)
    return {contract_id: Count(*(held.get(name, 0) for name in names)) for contract_id, held in found.items()}
