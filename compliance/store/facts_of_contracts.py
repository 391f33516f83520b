"""The facts that a contract has from elsewhere: its conclusion, its outsourcing's measures, holdings moved to it."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from compliance.domain.facts import Concluded, Held, Measure, MeasuresReported
from compliance.domain.obligations import Party
from compliance.store.fact_rows import Asked, Form
from compliance.store.ledgers import dealt_with
from compliance.store.models.contracts import Contract
from compliance.store.models.holdings import Holding
from compliance.store.models.instructions import InstructedHolding, Instruction
from compliance.store.models.outsourcings import MeasuresReport, ReportedMeasure


def concluded(connection: Connection, asked: Asked) -> list[tuple[UUID, Concluded]]:
    """The conclusion of each contract that is known and not void."""
    rows = connection.execute(_concluded(asked.form), asked.parameters)
    return [
        (id, Concluded(id=id, on=on, start=start, end=end, collects=collects, predecessor=predecessor))
        for id, on, start, end, collects, predecessor in rows
    ]


def measures_reported(connection: Connection, asked: Asked) -> list[tuple[UUID, MeasuresReported]]:
    """The measures reported to the council for each contract's outsourcing."""
    measures: dict[int, list[Measure]] = {}
    for of_row, key, party, clauses in connection.execute(_measures(asked.form), asked.parameters):
        measures.setdefault(of_row, []).append(Measure(key, party is Party.WARD, clauses))
    rows = connection.execute(_measures_reports(asked.form), asked.parameters)
    return [
        (contract, MeasuresReported(id=id, on=on, measures=tuple(measures.get(row, ()))))
        for contract, row, id, on in rows
    ]


def moved_holdings(connection: Connection, asked: Asked) -> list[tuple[UUID, Held]]:
    """Holdings that an instruction moved to these contracts, from its day on, less what was dealt with elsewhere."""
    rows = connection.execute(_moved(asked.form), asked.parameters)
    return [
        (contract, Held(id=id, on=on, medium=medium, origin=origin, count=count - gone))
        for contract, id, on, medium, origin, count, gone in rows
        if count > gone
    ]


@cache
def _concluded(form: Form) -> Select[*tuple[Any, ...]]:
    columns = (Contract.concluded_on, Contract.start_on, Contract.end_on, Contract.collects, Contract.predecessor_id)
    return select(Contract.id, *columns).where(form.of(Contract.id), form.stands(Contract))


@cache
def _measures_reports(form: Form) -> Select[*tuple[Any, ...]]:
    return (
        select(Contract.id, MeasuresReport.row_id, MeasuresReport.id, MeasuresReport.happened_on)
        .join(MeasuresReport, MeasuresReport.outsourcing_id == Contract.outsourcing_id)
        .where(form.of(Contract.id), form.stands(Contract, MeasuresReport))
    )


@cache
def _measures(form: Form) -> Select[*tuple[Any, ...]]:
    reports = _measures_reports(form).with_only_columns(MeasuresReport.row_id)
    columns = (ReportedMeasure.key, ReportedMeasure.party, ReportedMeasure.clauses)
    return (
        select(ReportedMeasure.of_row, *columns)
        .where(ReportedMeasure.of_row.in_(reports))
        .order_by(ReportedMeasure.of_row, ReportedMeasure.position)
    )


@cache
def _moved(form: Form) -> Select[*tuple[Any, ...]]:
    gone = dealt_with(
        Holding.id, until=Instruction.happened_on, but_under=Instruction.successor_id, as_known=form.as_known
    )
    moved = (Holding.medium, Holding.origin, Holding.count, gone)
    return (
        select(Instruction.successor_id, Holding.id, Instruction.happened_on, *moved)
        .join(InstructedHolding, InstructedHolding.of_row == Instruction.row_id)
        .join(Holding, Holding.id == InstructedHolding.holding_id)
        .where(form.of(Instruction.successor_id))
        .where(form.stands(Instruction, Holding))
    )
