"""The list of obligations as it is sorted, paged and saved: each with what it is about."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, func, literal, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import Status
from compliance.store.models.base import Entity, Version
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.sections import Section
from compliance.store.queries.obligation_lines import ListedObligation, line_of
from compliance.store.queries.obligation_statuses import in_groups, parts_with, status_on
from compliance.store.queries.obligations import SHOWN, row_of, sought, sought_in_groups
from compliance.store.queries.paging import PAGE, Expression, Listing, Order, Page, Position, Rows
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.section_groups import Groups, meant
from compliance.store.queries.shapes import shaped
from compliance.store.queries.subjects import subjects_told

Line = TypeVar("Line")
_O = ProjectedObligation
_SHOWN = SHOWN.outerjoin(Entity, Entity.id == _O.subject).add_columns(Entity.kind.label("subject_kind"))
BY_DUE_DAY = Order("due")
URGENT_FIRST = (
    *(Status.OVERDUE, Status.CLAIMED, Status.OPEN, Status.STANDING),
    *(Status.NOT_YET, Status.MET, Status.LAPSED),
)


def obligation_listing(
    scope: Scope, wanted: ObligationFilter, as_of: date, groups: Groups | None = None, known: int | None = None
) -> Listing[ListedObligation]:
    """What `wanted` asks for on `as_of`; a page takes two queries whatever the number.

    It takes less time with `groups_of` the scope and the sections asked for, and where the number of lines is `known`.
    """

    def read(session: Session, rows: Rows) -> Iterable[ListedObligation]:
        subjects = subjects_told(session, {(row.subject, row.subject_kind) for row in rows if row.subject_kind})
        return (line_of(row, as_of, subjects.get(row.subject)) for row in rows)

    return _listing(scope, wanted, as_of, read, groups, known)


def obligations(
    session: Session,
    scope: Scope,
    wanted: ObligationFilter,
    as_of: date,
    after: Position | None = None,
    limit: int = PAGE,
) -> Page[ObligationRow]:
    """One page in the order (due day, id), without subjects; one query whatever the number."""

    def read(_session: Session, rows: Rows) -> Iterable[ObligationRow]:
        return (row_of(row, as_of) for row in rows)

    return _listing(scope, wanted, as_of, read).page(session, BY_DUE_DAY, after, limit)


def _listing(
    scope: Scope,
    wanted: ObligationFilter,
    as_of: date,
    read: Callable[[Session, Rows], Iterable[Line]],
    groups: Groups | None = None,
    known: int | None = None,
) -> Listing[Line]:
    found = None if groups is None else meant(groups, scope, wanted.section, wanted.lead)
    (statement, orders, parts), values = _sorted(scope, wanted, as_of, found)
    return Listing(statement, _O.id, orders, read, parts, values, _SHOWN, known)


@shaped
def _sorted(
    scope: Scope, wanted: ObligationFilter, as_of: date, groups: Groups | None
) -> tuple[Select[*tuple[Any, ...]], Mapping[str, Expression], tuple[ColumnElement[bool], ...]]:
    parts = parts_with(wanted.statuses, as_of)
    if groups is None:
        return sought(scope, wanted), orders(as_of), parts
    return sought_in_groups(wanted), orders(as_of), in_groups(parts, groups)


def orders(as_of: date) -> Mapping[str, Expression]:
    """What obligations can be sorted by, as they stand on `as_of`."""
    ranks = {status.value: rank for rank, status in enumerate(URGENT_FIRST)}
    return {
        "due": _O.sort_on,
        "status": case(ranks, value=status_on(as_of), else_=len(ranks)),
        "item": _by_number(_O.item),
        "party": _O.party,
        "number": _of(Contract, Contract.number, _O.contract_id),
        "contractor": _of(Contractor, func.coalesce(Contractor.kana, Contractor.name), _O.contractor_id),
        "section": func.coalesce(_of(Section, Section.name, _O.section_id), ""),
        "raised": _O.raised_on,
    }


def _of(model: type[Version], told: Expression, id: Expression) -> ScalarSelect[str]:
    """What the version in force tells: looked up, as most orders need no names to find a page's rows."""
    return select(told).where(model.id == id, model.superseded_seq.is_(None)).correlate(_O).scalar_subquery()


def _by_number(item: Expression) -> ColumnElement[str]:
    """Clauses 2 before 16, measures after all clauses."""
    length = func.length(item)
    return case((length == 1, literal("00").concat(item)), (length == 2, literal("0").concat(item)), else_=item)
