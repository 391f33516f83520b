"""Outsourcings as a list and one by one, with the sections in charge of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, func, or_, select, true
from sqlalchemy.orm import Session, selectinload

from compliance.domain.errors import NotFound
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing, SectionInCharge
from compliance.store.models.sections import Section
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.current import stands
from compliance.store.queries.measures import Measure, measures_on
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.searching import found_in


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
class OutsourcingFilter:
    """Which outsourcings to list; None asks for all. `undecided`: those without a contract."""

    words: tuple[str, ...] = ()
    section: UUID | None = None
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class SectionTerm:
    """A section in charge from one day to another; `id` is that of its charge. A voided charge has its reason."""

    id: UUID
    section: UUID
    name: str
    leads: bool
    from_on: date
    to_on: date | None
    void_reason: str | None


@dataclass(frozen=True, slots=True)
class OutsourcingPage:
    """One outsourcing on a day: the fields of its council paper in `about`, the measures by key, who was in charge."""

    about: Outsourcing
    as_of: date
    sections: tuple[str, ...]
    measures: Mapping[str, Measure]
    terms: tuple[SectionTerm, ...]


def outsourcing_listing(scope: Scope, wanted: OutsourcingFilter, today: date) -> Listing[OutsourcingLine]:
    """What `wanted` asks for of what the asker may see; a page takes three queries whatever the number."""
    o = Outsourcing

    def read(session: Session, rows: Rows) -> Iterable[OutsourcingLine]:
        ids = [row.id for row in rows]
        sections, numbers = sections_on(session, ids, today), contract_numbers(session, scope, ids)
        return (OutsourcingLine(*(*row[:6], sections.get(row.id, ()), numbers.get(row.id, 0))) for row in rows)

    statement = select(o.id, o.title, o.registered_name, o.contractor_text, o.start_on, o.end_on)
    orders = {
        "title": o.title,
        "start": func.coalesce(o.start_on, date.min),
        "end": func.coalesce(o.end_on, FOREVER),
    }
    return Listing(statement.where(seen_on(scope, today), *_wanted(wanted, today)), o.id, orders, read)


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
        terms_of(session, outsourcing_id),
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


def _wanted(wanted: OutsourcingFilter, today: date) -> Iterable[ColumnElement[bool]]:
    yield stands(Outsourcing)
    yield found_in(wanted.words, Outsourcing.search_key)
    if wanted.section is not None:
        held = SectionInCharge
        of_section = held.outsourcing_id == Outsourcing.id, held.section_id == wanted.section
        yield exists().where(*of_section, *_in_charge_on(today))
    if wanted.undecided:
        yield ~exists().where(Contract.outsourcing_id == Outsourcing.id, stands(Contract))


def contract_numbers(session: Session, scope: Scope, outsourcings: Collection[UUID]) -> Mapping[UUID, int]:
    """How many contracts stand under each of these outsourcings."""
    rows = session.execute(
        select(Contract.outsourcing_id, func.count())
        .where(Contract.outsourcing_id.in_(outsourcings), stands(Contract), _own_contracts(scope))
        .group_by(Contract.outsourcing_id)
    )
    return dict(rows.all())


def terms_of(session: Session, outsourcing_id: UUID) -> tuple[SectionTerm, ...]:
    """Every charge of the outsourcing as it was last recorded, the voided ones included, by their first day."""
    held = SectionInCharge
    rows = session.execute(
        select(held.id, held.section_id, Section.name, held.leads, held.from_on, held.to_on, held.void_reason)
        .join(Section, (Section.id == held.section_id) & Section.superseded_seq.is_(None))
        .where(held.outsourcing_id == outsourcing_id, held.superseded_seq.is_(None))
        .order_by(held.from_on, held.leads.desc(), held.row_id)
    )
    return tuple(SectionTerm(*row) for row in rows)


def _own_contracts(scope: Scope) -> ColumnElement[bool]:
    """A contractor is shown its own contracts only; who sees the outsourcing for the ward sees all of them."""
    return true() if scope.contractor is None else Contract.contractor_id == scope.contractor
