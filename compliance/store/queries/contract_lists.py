"""The contracts as a list: parties, leading section, term as it stands now, and what is outstanding."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import Status
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Closing, Contract, TermChange
from compliance.store.models.obligations import ProjectedObligation, ProjectionState
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.sections import Section
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.current import stands
from compliance.store.queries.firms import of_firm
from compliance.store.queries.obligation_statuses import has_status
from compliance.store.queries.outstanding_counts import Standing, standing_by
from compliance.store.queries.paging import Expression, Listing, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import in_charge, visible
from compliance.store.queries.searching import found_in
from compliance.store.queries.shapes import shaped


class Stage(StrEnum):
    """Where a contract is on a day; a closed one has ended as well."""

    COMING = "coming"
    RUNNING = "running"
    ENDED = "ended"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ContractFilter:
    """Which contracts to list; None asks for all. `owing` keeps those with an obligation of this status on the day.

    `end_from` and `end_until` (both included) are about the end as it stands now, and leave out what has none.
    """

    words: tuple[str, ...] = ()
    contract: UUID | None = None
    section: UUID | None = None
    outsourcing: UUID | None = None
    contractor: UUID | None = None
    stage: Stage | None = None
    owing: Status | None = None
    end_from: date | None = None
    end_until: date | None = None


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract in a list. `end_on` as it stands now, None where it is not known."""

    id: UUID
    number: str
    edition: str
    outsourcing: UUID
    outsourcing_title: str
    contractor: UUID
    contractor_name: str
    section_name: str
    concluded_on: date
    start_on: date
    end_on: date | None
    stage: Stage
    standing: Standing


def contract_listing(scope: Scope, wanted: ContractFilter, as_of: date) -> Listing[ContractLine]:
    """What `wanted` asks for on `as_of`; a page takes two queries whatever the number."""

    def read(session: Session, rows: Rows) -> Iterable[ContractLine]:
        ids = [row.id for row in rows]
        standing = standing_by(session, scope, ProjectedObligation.contract_id, ids, as_of)
        return (_line(row, standing[row.id]) for row in rows)

    (statement, orders), values = _sorted(scope, wanted, as_of)
    return Listing(statement, Contract.id, orders, read, values=values)


@shaped
def _sorted(
    scope: Scope, wanted: ContractFilter, as_of: date
) -> tuple[Select[*tuple[Any, ...]], Mapping[str, Expression]]:
    one = wanted.contract is not None
    seen = visible(scope, Contract.id, Contract.contractor_id, row_by_row=one)
    return _lines(as_of).where(seen, *_wanted(wanted, as_of)), _orders()


def _line(row: Any, standing: Standing) -> ContractLine:
    return ContractLine(*(*row[:11], Stage(row.stage), standing))


def end_now() -> ColumnElement[date | None]:
    """The end of the contract of an enclosing query as its last change left it: None where it is not known."""
    changes = [TermChange.contract_id == Contract.id, stands(TermChange)]
    last = (
        select(TermChange.end_on)
        .where(*changes)
        .order_by(TermChange.happened_on.desc(), TermChange.row_id.desc())
        .limit(1)
        .correlate(Contract)
        .scalar_subquery()
    )
    return case((exists().where(*changes).correlate(Contract), last), else_=Contract.end_on)


def stage_on(as_of: date) -> ColumnElement[str]:
    """The stage of the contract of an enclosing query."""
    closed = exists().where(Closing.contract_id == Contract.id, stands(Closing), Closing.happened_on <= as_of)
    return case(
        (closed.correlate(Contract), literal(Stage.CLOSED.value)),
        (Contract.start_on > as_of, literal(Stage.COMING.value)),
        (end_now() < as_of, literal(Stage.ENDED.value)),
        else_=literal(Stage.RUNNING.value),
    )


def _lines(as_of: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Contract.id,
            Contract.number,
            Contract.edition_id,
            Contract.outsourcing_id,
            Outsourcing.title,
            Contract.contractor_id,
            Contractor.name,
            func.coalesce(Section.name, ""),
            Contract.concluded_on,
            Contract.start_on,
            end_now().label("end_now"),
            stage_on(as_of).label("stage"),
        )
        .join(Outsourcing, and_(Outsourcing.id == Contract.outsourcing_id, Outsourcing.superseded_seq.is_(None)))
        .join(Contractor, and_(Contractor.id == Contract.contractor_id, Contractor.superseded_seq.is_(None)))
        .outerjoin(ProjectionState, ProjectionState.contract_id == Contract.id)
        .outerjoin(Section, and_(Section.id == ProjectionState.section_id, Section.superseded_seq.is_(None)))
        .where(stands(Contract))
    )


def _wanted(wanted: ContractFilter, as_of: date) -> Sequence[ColumnElement[bool]]:
    exact = (
        (Contract.id, wanted.contract),
        (Contract.outsourcing_id, wanted.outsourcing),
    )
    conditions = [column == value for column, value in exact if value is not None]
    if wanted.contractor is not None:
        conditions.append(of_firm(Contract.contractor_id, wanted.contractor))
    conditions.append(found_in(wanted.words, Contract.search_key, Outsourcing.search_key, Contractor.search_key))
    if wanted.section is not None:
        conditions.append(in_charge(Contract.id, [wanted.section]))
    if wanted.end_from is not None:
        conditions.append(end_now() >= wanted.end_from)
    if wanted.end_until is not None:
        conditions.append(end_now() <= wanted.end_until)
    if wanted.stage is not None:
        conditions.append(stage_on(as_of) == wanted.stage.value)
    if wanted.owing is not None:
        owed = ProjectedObligation
        conditions.append(exists().where(owed.contract_id == Contract.id, *has_status({wanted.owing}, as_of)))
    return conditions


def _orders() -> Mapping[str, Expression]:
    return {
        "number": Contract.number,
        "work": Outsourcing.title,
        "contractor": func.coalesce(Contractor.kana, Contractor.name),
        "section": func.coalesce(Section.name, ""),
        "start": Contract.start_on,
        "end": func.coalesce(end_now(), literal(FOREVER)),
    }
