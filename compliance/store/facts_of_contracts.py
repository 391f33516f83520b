"""The facts that a contract has from elsewhere: its conclusion, its outsourcing's measures, holdings moved to it."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Concluded, Held, Measure, MeasuresReported
from compliance.domain.obligations import Party
from compliance.store.fact_rows import CONTRACTS, asked, stands
from compliance.store.ledgers import dealt_with
from compliance.store.models.base import Version
from compliance.store.models.contracts import Contract
from compliance.store.models.holdings import Holding
from compliance.store.models.instructions import InstructedHolding, Instruction
from compliance.store.models.outsourcings import MeasuresReport, ReportedMeasure


def concluded(session: Session, contracts: Sequence[UUID], known: int | None) -> list[tuple[UUID, Concluded]]:
    """The conclusion of each contract that is known and not void."""
    rows = session.connection().execute(_concluded(known is not None), asked(contracts, known))
    return [
        (id, Concluded(id=id, on=on, start=start, end=end, collects=collects, predecessor=predecessor))
        for id, on, start, end, collects, predecessor in rows
    ]


def measures_reported(
    session: Session, contracts: Sequence[UUID], known: int | None
) -> list[tuple[UUID, MeasuresReported]]:
    """The measures reported to the council for each contract's outsourcing."""
    measures: dict[int, list[Measure]] = {}
    for of_row, key, party, clauses in session.connection().execute(
        _measures(known is not None), asked(contracts, known)
    ):
        measures.setdefault(of_row, []).append(Measure(key, party is Party.WARD, clauses))
    rows = session.connection().execute(_measures_reports(known is not None), asked(contracts, known))
    return [
        (contract, MeasuresReported(id=id, on=on, measures=tuple(measures.get(row, ()))))
        for contract, row, id, on in rows
    ]


def moved_holdings(session: Session, contracts: Sequence[UUID], known: int | None) -> list[tuple[UUID, Held]]:
    """Holdings that an instruction moved to these contracts, from its day on, less what was dealt with elsewhere."""
    rows = session.connection().execute(_moved(known is not None), asked(contracts, known))
    return [
        (contract, Held(id=id, on=on, medium=medium, origin=origin, count=count - gone))
        for contract, id, on, medium, origin, count, gone in rows
        if count > gone
    ]


def _in_force(row: type[Version], as_known: bool) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return stands(row, as_known), row.void_reason.is_(None)


@cache
def _concluded(as_known: bool) -> Select[*tuple[Any, ...]]:
    columns = (Contract.concluded_on, Contract.start_on, Contract.end_on, Contract.collects, Contract.predecessor_id)
    return select(Contract.id, *columns).where(Contract.id.in_(CONTRACTS), *_in_force(Contract, as_known))


@cache
def _measures_reports(as_known: bool) -> Select[*tuple[Any, ...]]:
    return (
        select(Contract.id, MeasuresReport.row_id, MeasuresReport.id, MeasuresReport.happened_on)
        .join(MeasuresReport, MeasuresReport.outsourcing_id == Contract.outsourcing_id)
        .where(Contract.id.in_(CONTRACTS), *_in_force(Contract, as_known), *_in_force(MeasuresReport, as_known))
    )


@cache
def _measures(as_known: bool) -> Select[*tuple[Any, ...]]:
    reports = _measures_reports(as_known).with_only_columns(MeasuresReport.row_id)
    columns = (ReportedMeasure.key, ReportedMeasure.party, ReportedMeasure.clauses)
    return (
        select(ReportedMeasure.of_row, *columns)
        .where(ReportedMeasure.of_row.in_(reports))
        .order_by(ReportedMeasure.of_row, ReportedMeasure.position)
    )


@cache
def _moved(as_known: bool) -> Select[*tuple[Any, ...]]:
    gone = dealt_with(Holding.id, until=Instruction.happened_on, but_under=Instruction.successor_id, as_known=as_known)
    moved = (Holding.medium, Holding.origin, Holding.count, gone)
    return (
        select(Instruction.successor_id, Holding.id, Instruction.happened_on, *moved)
        .join(InstructedHolding, InstructedHolding.of_row == Instruction.row_id)
        .join(Holding, Holding.id == InstructedHolding.holding_id)
        .where(Instruction.successor_id.in_(CONTRACTS))
        .where(*_in_force(Instruction, as_known), *_in_force(Holding, as_known))
    )
