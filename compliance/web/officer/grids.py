"""The grid of a contract: each clause and measure by fiscal year, the contractor's and the ward's own told apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.domain.editions import Edition
from compliance.domain.obligations import Party, Status
from compliance.store.models.outsourcings import ReportedMeasure
from compliance.store.queries.contracts import ContractPage, ItemYear
from compliance.web.items import MEASURE


@dataclass(frozen=True, slots=True)
class GridRow:
    """One item of one party; None where nothing is owed in a year. `same_as`: the clauses a measure says again."""

    item: str
    cells: tuple[ItemYear | None, ...]
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One party's rows under the fiscal years in `years`."""

    party: Party
    years: tuple[int, ...]
    rows: tuple[GridRow, ...]


def grids(shown: ContractPage, edition: Edition, measures: Mapping[str, ReportedMeasure]) -> tuple[Grid, ...]:
    """The contractor's grid, then the ward's own; every clause and measure has its row, owed or not."""
    return tuple(_grid(party, shown, edition, measures) for party in (Party.CONTRACTOR, Party.WARD))


def _grid(party: Party, shown: ContractPage, edition: Edition, measures: Mapping[str, ReportedMeasure]) -> Grid:
    cells = {(cell.item, cell.fiscal_year): cell for cell in shown.grid if cell.party is party}
    owed = [item for item, _year in cells]
    clauses = [clause.item for clause in edition.clauses if clause.party is party or clause.item in owed]
    same = {f"{MEASURE}{key}": tuple(m.clauses) for key, m in measures.items() if m.party is party}
    rows = (
        GridRow(item, _through(tuple(cells.get((item, year)) for year in shown.fiscal_years)), same.get(item, ()))
        for item in dict.fromkeys([*clauses, *same, *owed])
    )
    return Grid(party, shown.fiscal_years, tuple(rows))


def _through(cells: tuple[ItemYear | None, ...]) -> tuple[ItemYear | None, ...]:
    """A standing duty is counted under the year it began in, but kept in every year from then on."""
    first = next((cell for cell in cells if cell is not None), None)
    if first is None or first.worst is not Status.STANDING or any(cell not in (None, first) for cell in cells):
        return cells
    return (*cells[: cells.index(first)], *(first for _cell in cells[cells.index(first) :]))
