"""The grid of a contract: each clause and measure by fiscal year, the contractor's and the ward's own told apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.domain.calendar import fiscal_year_begin, fiscal_year_of
from compliance.domain.editions import Edition
from compliance.domain.obligations import Party, Status
from compliance.store.queries.contract_duties import AssessmentLine, ContractDuties, Duty
from compliance.store.queries.measures import Measure
from compliance.web.items import MEASURE

_WORST_FIRST = (
    Status.OVERDUE,
    Status.CLAIMED,
    Status.OPEN,
    Status.MET,
    Status.STANDING,
    Status.LAPSED,
    Status.NOT_YET,
)
_RANKS = {status: rank for rank, status in enumerate(_WORST_FIRST)}


@dataclass(slots=True)
class Cell:
    """One item in one fiscal year. The list finds its `duties` under their `years`; `kept` live on from before."""

    duties: list[Duty] = field(default_factory=list)
    kept: list[Duty] = field(default_factory=list)
    assessment: AssessmentLine | None = None

    @property
    def years(self) -> Sequence[int]:
        """The fiscal years its duties are counted under."""
        return sorted({duty.fiscal_year for duty in self.duties})

    @property
    def worst(self) -> Duty | None:
        """The duty whose status the cell shows."""
        return min(self.duties or self.kept, key=lambda duty: _RANKS[duty.status], default=None)

    @property
    def late(self) -> bool:
        """Whether any of its duties is late, or was when it was met."""
        return any(duty.late for duty in self.duties)

    def like(self, status: Status) -> int:
        """How many of its duties have a status."""
        return sum(duty.status is status for duty in self.duties)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One item of one party, with its cells by year. `same_as`: the clauses a measure says again; `text`: its words."""

    edition: Edition
    item: str
    cells: tuple[Cell, ...]
    text: str | None
    gloss: str | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One party's rows under the fiscal years in `years`."""

    party: Party
    years: tuple[int, ...]
    rows: tuple[GridRow, ...]


def grids(shown: ContractDuties, editions: Sequence[Edition], measures: Mapping[str, Measure]) -> tuple[Grid, ...]:
    """The contractor's grid, then the ward's own; every clause and measure has its row, owed or not.

    `editions` are those the contract stood under, the one in force first: of the others what was owed has its row.
    """
    columns = years_shown(shown)
    return tuple(_grid(party, columns, shown, editions, measures) for party in (Party.CONTRACTOR, Party.WARD))


def years_shown(shown: ContractDuties) -> tuple[int, ...]:
    """The fiscal years of the term up to the one after the asked day's, and any other in which something is owed.

    A year before the term is shown only where something was due in it: what the conclusion in March raises for later
    belongs to the first year of the work.
    """
    first, coming = fiscal_year_of(shown.line.start_on), fiscal_year_of(shown.as_of) + 1
    last = min(fiscal_year_of(shown.line.end_on), coming) if shown.line.end_on else coming
    term = range(first, max(first, last) + 1)
    owed = [duty for duty in shown.duties if not duty.standing and duty.status is not Status.NOT_YET]
    counted = {duty.fiscal_year for duty in owed if duty.fiscal_year > first or _due_before(duty, first)}
    return tuple(sorted({*term, *counted}))


def _due_before(duty: Duty, year: int) -> bool:
    return duty.due_on is not None and fiscal_year_of(duty.due_on) < year


def _grid(
    party: Party,
    columns: tuple[int, ...],
    shown: ContractDuties,
    editions: Sequence[Edition],
    measures: Mapping[str, Measure],
) -> Grid:
    known = {clause.item: (edition, clause) for edition in reversed(editions) for clause in edition.clauses}
    parties = {item: clause.party for item, (_edition, clause) in known.items()}
    parties |= {f"{MEASURE}{key}": measure.party for key, measure in measures.items()}
    cells = _cells(
        columns,
        [duty for duty in shown.duties if duty.party is party],
        [answer for answer in shown.assessments if parties.get(answer.item) is party],
    )
    owed = sorted({item for (item, _year), cell in cells.items() if cell.duties})
    in_force = [clause.item for clause in editions[0].clauses if clause.party is party or clause.item in owed]
    clauses = [*in_force, *(item for item in known if item in owed)]
    own = {f"{MEASURE}{key}": measure for key, measure in measures.items() if measure.party is party}

    def row(item: str) -> GridRow:
        edition, clause = known.get(item, (editions[0], None))
        measure = own.get(item)
        return GridRow(
            edition,
            item,
            tuple(cells[item, year] for year in columns),
            text=clause.text if clause else measure.text if measure else None,
            gloss=clause.gloss if clause else None,
            same_as=tuple(measure.clauses) if measure else (),
        )

    return Grid(party, columns, tuple(row(item) for item in dict.fromkeys([*clauses, *own, *owed])))


def _cells(
    columns: tuple[int, ...], duties: Iterable[Duty], answers: Iterable[AssessmentLine]
) -> Mapping[tuple[str, int], Cell]:
    """The cells by item and year; the first column takes what is counted under an earlier year."""
    cells: dict[tuple[str, int], Cell] = defaultdict(Cell)
    for duty in duties:
        begun = max(duty.fiscal_year, columns[0])
        cells[duty.item, begun].duties.append(duty)
        for year in columns:
            if year > begun and _kept_in(duty, year):
                cells[duty.item, year].kept.append(duty)
    for answer in answers:
        cells[answer.item, fiscal_year_of(answer.on)].assessment = answer
    return cells


def _kept_in(duty: Duty, year: int) -> bool:
    """Whether a standing duty still holds on the first day of a year: most end with the work, some never."""
    return duty.standing and (duty.lapsed_on is None or fiscal_year_begin(year) < duty.lapsed_on)
