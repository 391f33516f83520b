"""Obligations as lists and one by one: scoped, filtered, on any day up to the projection's horizon."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.domain.obligations import Obligation, Status
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.sections import Section
from compliance.store.obligation_rows import FOREVER, SELECTED, obligation_of
from compliance.store.queries.current import stands
from compliance.store.queries.firms import of_firm
from compliance.store.queries.obligation_statuses import parts_with
from compliance.store.queries.paging import Sorted, in_order
from compliance.store.queries.rows import ContractNames, ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import in_charge, visible
from compliance.store.queries.searching import contractors_called, contracts_called
from compliance.store.queries.shapes import shaped

EVERY = frozenset(Status)
_O = ProjectedObligation
_NAMES = (
    Contract.number,
    Outsourcing.title.label("outsourcing_title"),
    Contractor.name.label("contractor_name"),
    Section.name.label("section_name"),
)


def whole_list(session: Session, scope: Scope, wanted: ObligationFilter, as_of: date) -> tuple[ObligationRow, ...]:
    """The whole list, for papers and files."""
    return tuple(row_of(row, as_of) for row in session.execute(*_listed(scope, wanted, as_of)))


@shaped
def _listed(scope: Scope, wanted: ObligationFilter, as_of: date) -> Sorted:
    return in_order(asked_for(scope, wanted), parts_with(wanted.statuses, as_of), _O.sort_on, _O.id)


def met_late(
    session: Session, scope: Scope, wanted: ObligationFilter, since: date, as_of: date
) -> tuple[ObligationRow, ...]:
    """What was met after its due day between `since` and `as_of` (the day of receipt), accepted by `as_of`."""
    received = _O.met_on.between(since, as_of), _O.accepted_on <= as_of, _O.moved | (_O.due_on < _O.met_on)
    found = session.execute(_scoped(scope).where(*received, *_wanted(wanted)).order_by(_O.sort_on, _O.id))
    rows = (row_of(row, as_of) for row in found)
    return tuple(row for row in rows if row.late and row.status is Status.MET)


def obligation(session: Session, scope: Scope, obligation_id: UUID, as_of: date) -> ObligationRow:
    """One obligation; NotFound where there is none, or it is not the asker's to see."""
    row = session.execute(_scoped(scope).where(_O.id == obligation_id)).one_or_none()
    if row is None:
        raise NotFound("義務 / obligation", obligation_id)
    return row_of(row, as_of)


def row_of(row: Row[*tuple[Any, ...]], as_of: date) -> ObligationRow:
    """A listed row as it stands on `as_of`."""
    return listed(obligation_of(row), names_of(row), as_of)


def listed(owed: Obligation, under: ContractNames, as_of: date) -> ObligationRow:
    """An obligation as it is listed on `as_of`."""
    status = owed.status(as_of)
    over = days_over(status, owed.due_as_of(as_of).on, as_of)
    return ObligationRow(owed, under, as_of, status, owed.late(as_of), over)


def days_over(status: Status, due_on: date | None, as_of: date) -> int:
    """Whole days since the due day of what is overdue, else 0."""
    return (as_of - due_on).days if status is Status.OVERDUE and due_on is not None else 0


def names_of(row: Row[*tuple[Any, ...]]) -> ContractNames:
    """The names a row carries; a section that is not decided yet has an empty one."""
    return ContractNames(
        row.contract_id,
        row.number,
        row.outsourcing_id,
        row.outsourcing_title,
        row.contractor_id,
        row.contractor_name,
        row.section_id,
        row.section_name or "",
    )


def asked_for(scope: Scope, wanted: ObligationFilter) -> Select[*tuple[Any, ...]]:
    """The rows that `wanted` asks for, whatever their status, in no order yet."""
    return _scoped(scope).where(*_wanted(wanted))


def sought(scope: Scope, wanted: ObligationFilter) -> Select[UUID]:
    """The ids alone of what `asked_for` gives.

    Under one contract every row is asked whose it is, as there are fewer of them than contracts of a section.
    """
    row_by_row = wanted.contract is not None
    seen = visible(scope, _O.contract_id, _O.contractor_id, row_by_row=row_by_row)
    return select(_O.id).where(seen, *_wanted(wanted, row_by_row=row_by_row))


def sought_in_groups(wanted: ObligationFilter) -> Select[UUID]:
    """The same of every scope and section: only for parts that `in_groups` leaves no other rows in."""
    return select(_O.id).where(*_wanted(replace(wanted, section=None, lead=None)))


def _exactly(wanted: ObligationFilter) -> list[ColumnElement[bool]]:
    exact = (
        (_O.item, wanted.item),
        (_O.party, wanted.party.value if wanted.party else None),
        (_O.section_id, wanted.lead),
        (_O.outsourcing_id, wanted.outsourcing),
        (_O.contract_id, wanted.contract),
    )
    firm = [] if wanted.contractor is None else [of_firm(_O.contractor_id, wanted.contractor)]
    return firm + [column == value for column, value in exact if value is not None]


def _wanted(wanted: ObligationFilter, *, row_by_row: bool = False) -> Sequence[ColumnElement[bool]]:
    conditions = _exactly(wanted)
    if wanted.fiscal_years:
        conditions.append(_O.fiscal_year.in_(wanted.fiscal_years))
    if wanted.number is not None:
        numbered = select(Contract.id).where(Contract.number == wanted.number, stands(Contract))
        conditions.append(_O.contract_id.in_(numbered))
    if wanted.due_from is not None:
        conditions += [_O.sort_on >= wanted.due_from, _O.sort_on < FOREVER]
    if wanted.due_until is not None:
        conditions += [_O.sort_on <= wanted.due_until, _O.sort_on < FOREVER]
    if wanted.section is not None:
        conditions.append(in_charge(_O.contract_id, [wanted.section], row_by_row=row_by_row))
    if wanted.words:
        conditions.append(_O.contract_id.in_(contracts_called(wanted.words)))
    if wanted.contractor_words:
        conditions.append(_O.contractor_id.in_(contractors_called(wanted.contractor_words)))
    return conditions


def _scoped(scope: Scope) -> Select[*tuple[Any, ...]]:
    return SHOWN.where(visible(scope, _O.contract_id, _O.contractor_id))


SHOWN: Select[*tuple[Any, ...]] = (
    select(*SELECTED, *_NAMES)
    .outerjoin(Contract, (Contract.id == _O.contract_id) & Contract.superseded_seq.is_(None))
    .outerjoin(Outsourcing, (Outsourcing.id == _O.outsourcing_id) & Outsourcing.superseded_seq.is_(None))
    .outerjoin(Contractor, (Contractor.id == _O.contractor_id) & Contractor.superseded_seq.is_(None))
    .outerjoin(Section, (Section.id == _O.section_id) & Section.superseded_seq.is_(None))
)
"""Everything that a list shows of an obligation, whose ever it is: only for rows that a scope has found."""
