"""The facts that a contract has from elsewhere: its conclusion, its outsourcing's measures, holdings moved to it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from compliance.domain.facts import Concluded, Held, Measure, MeasuresReported
from compliance.domain.obligations import Party
from compliance.store.fact_rows import Asked, Form
from compliance.store.gathered import Source
from compliance.store.ledgers import dealt_with
from compliance.store.models.contracts import Contract
from compliance.store.models.holdings import Holding
from compliance.store.models.instructions import InstructedHolding, Instruction
from compliance.store.models.outsourcings import MeasuresReport, ReportedMeasure


def concluded(source: Source, asked: Asked) -> list[tuple[UUID, Concluded]]:
    """The conclusion of each contract that is known and not void."""
    rows = source.execute(_concluded(asked.form), asked.parameters)
    return [
        (id, Concluded(id=id, on=on, start=start, end=end, collects=collects, predecessor=predecessor))
        for id, on, start, end, collects, predecessor in rows
    ]


def measures_reported(source: Source, asked: Asked) -> list[tuple[UUID, MeasuresReported]]:
    """The measures reported to the council for each contract's outsourcing."""
    measures: dict[int, list[Measure]] = {}
    beneath = source.execute(_measures(asked.form), asked.parameters)
    for of_row, _position, key, party, clauses in sorted(beneath, key=_in_order):
        measures.setdefault(of_row, []).append(Measure(key, party is Party.WARD, clauses))
    rows = source.execute(_measures_reports(asked.form), asked.parameters)
    return [
        (contract, MeasuresReported(id=id, on=on, measures=tuple(measures.get(row, ()))))
        for contract, row, id, on in rows
    ]


def moved_holdings(source: Source, asked: Asked) -> list[tuple[UUID, Held]]:
    """Holdings that an instruction moved to these contracts, from its day on, less what was dealt with elsewhere."""
    rows = source.execute(_moved(asked.form), asked.parameters)
    return [
        (contract, Held(id=id, on=on, medium=medium, origin=origin, count=count - gone))
        for contract, id, on, medium, origin, count, gone in rows
        if count > gone
    ]


def statements(form: Form) -> Iterator[Select[*tuple[Any, ...]]]:
    """Those that are asked here."""
    yield from (_concluded(form), _measures_reports(form), _measures(form), _moved(form))


def _in_order(row: Sequence[Any]) -> tuple[Any, Any]:
    return row[0], row[1]


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
    columns = (ReportedMeasure.position, ReportedMeasure.key, ReportedMeasure.party, ReportedMeasure.clauses)
    return select(ReportedMeasure.of_row, *columns).where(ReportedMeasure.of_row.in_(reports))


@cache
def _moved(form: Form) -> Select[*tuple[Any, ...]]:
    gone = dealt_with(Holding.id, until=Instruction.happened_on, but_under=Instruction.successor_id, stands=form.stands)
    moved = (Holding.medium, Holding.origin, Holding.count, gone)
    return (
        select(Instruction.successor_id, Holding.id, Instruction.happened_on, *moved)
        .join(InstructedHolding, InstructedHolding.of_row == Instruction.row_id)
        .join(Holding, Holding.id == InstructedHolding.holding_id)
        .where(form.of(Instruction.successor_id))
        .where(form.stands(Instruction, Holding))
    )
