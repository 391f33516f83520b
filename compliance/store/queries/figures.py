"""Counts of what is outstanding on a day, read from the running tally."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party, Status
from compliance.domain.tally import Delta, of_matter
from compliance.store.models.contractors import Contractor
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.sections import Section
from compliance.store.queries.obligation_statuses import has_status, status_on
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import tallied, visible
from compliance.store.queries.shapes import shaped
from compliance.store.tally_counts import counts_on

Cells = Iterable[tuple[UUID, str, Party, Delta]]
_COLUMNS = (Status.OPEN, Status.CLAIMED, Status.OVERDUE)


@dataclass(frozen=True, slots=True)
class Count:
    """Disjoint: what waits for the ward's review is `claimed`, what is past its day `overdue`, the rest `open`."""

    open: int = 0
    claimed: int = 0
    overdue: int = 0

    @property
    def outstanding(self) -> int:
        """Open, claimed and overdue together."""
        return self.open + self.claimed + self.overdue

    def __add__(self, other: "Count") -> "Count":
        return Count(self.open + other.open, self.claimed + other.claimed, self.overdue + other.overdue)


@dataclass(frozen=True, slots=True)
class Figure:
    """Both units: `matters` are contract × item × fiscal year (what the council counts), `rows` single obligations."""

    matters: Count = Count()
    rows: Count = Count()

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.matters + other.matters, self.rows + other.rows)


@dataclass(frozen=True, slots=True)
class ItemFigure:
    """One item's figure for one party. A measure has an item like `measure:contractor.system.3`."""

    item: str
    party: Party
    figure: Figure


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """One section's or one contractor's figures, per party."""

    id: UUID
    name: str
    ward: Figure
    contractor: Figure

    @property
    def both(self) -> Figure:
        """Both parties' duties together."""
        return self.ward + self.contractor


@dataclass(frozen=True, slots=True)
class Figures:
    """What is outstanding on `as_of` in a scope. `ward` and `contractor` are the parties bound."""

    as_of: date
    ward: Figure
    contractor: Figure
    by_item: tuple[ItemFigure, ...]

    @property
    def both(self) -> Figure:
        """Both parties' duties together."""
        return self.ward + self.contractor


def figures(session: Session, scope: Scope, as_of: date) -> Figures:
    """What is outstanding in the scope: from the tally, or counted where no single tally counts what the scope sees."""
    scoped = tallied(scope)
    if scoped is None:
        return figures_of(_counted(session, scope, as_of), as_of)
    return figures_of(counts_on(session, scoped.kind, as_of, frozenset({scoped.id})), as_of)


def totals(session: Session, scope: Scope, as_of: date) -> Mapping[Party, Figure]:
    """The same of each party, whatever the item."""
    scoped = tallied(scope)
    if scoped is None:
        told = figures(session, scope, as_of)
        return {Party.WARD: told.ward, Party.CONTRACTOR: told.contractor}
    counted = _per_scope(counts_on(session, scoped.kind, as_of, frozenset({scoped.id}), by_item=False))
    return {party: counted[scoped.id][party] for party in Party}


def figures_by_section(session: Session, scope: Scope, as_of: date) -> tuple[NamedFigure, ...]:
    """Per leading section, those with something outstanding, by name; ward-wide they add up to the whole.

    A contractor is shown none: which section leads what elsewhere is not its to see.
    """
    if scope.contractor is not None:
        return ()
    mine = None if scope.ward_wide else scope.sections
    by_id = _per_scope(counts_on(session, "lead", as_of, mine, by_item=False))
    names = session.connection().execute(*_sections(frozenset(by_id)))
    return _named(by_id, {row.id: row.name for row in names})


@shaped
def _sections(ids: frozenset[UUID]) -> Select[UUID, str]:
    return select(Section.id, Section.name).where(Section.id.in_(ids), Section.superseded_seq.is_(None))


def figures_by_contractor(session: Session, scope: Scope, as_of: date) -> tuple[NamedFigure, ...]:
    """Per contractor with something outstanding, by name.

    Sections see the contractors of what they are in charge of, and of those only their own contracts, counted afresh.
    """
    if scope.ward_wide or scope.contractor is not None:
        mine = None if scope.contractor is None else frozenset({scope.contractor})
        by_id = _per_scope(counts_on(session, "contractor", as_of, mine, by_item=False))
    else:
        by_id = _per_scope(_counted(session, scope, as_of))
    names = session.execute(
        select(Contractor.id, Contractor.name).where(
            Contractor.id.in_(by_id.keys()), Contractor.superseded_seq.is_(None)
        )
    )
    return _named(by_id, {row.id: row.name for row in names})


def figures_of(cells: Cells, as_of: date) -> Figures:
    """Figures out of cells: the parties' totals, and each item on its own."""
    totals: dict[Party, Figure] = defaultdict(Figure)
    items: dict[tuple[str, Party], Figure] = defaultdict(Figure)
    for _, item, party, delta in cells:
        totals[party] += figure_of(delta)
        items[item, party] += figure_of(delta)
    by_item = tuple(ItemFigure(item, party, items[item, party]) for item, party in sorted(items, key=item_order))
    return Figures(as_of, totals[Party.WARD], totals[Party.CONTRACTOR], by_item)


def figure_of(delta: Delta) -> Figure:
    """Six counts as a figure."""
    return Figure(Count(*delta[:3]), Count(*delta[3:]))


def item_order(cell: tuple[str, str]) -> tuple[bool, int, str, str]:
    """Clauses before measures, clauses by their number."""
    item, party = cell
    digits = "".join(filter(str.isdigit, item.split(":")[0]))
    return ":" in item, int(digits or 0), item, party


def _per_scope(cells: Cells) -> Mapping[UUID, Mapping[Party, Figure]]:
    by_id: dict[UUID, dict[Party, Figure]] = defaultdict(lambda: defaultdict(Figure))
    for key, _, party, delta in cells:
        by_id[key][party] += figure_of(delta)
    return by_id


def _named(by_id: Mapping[UUID, Mapping[Party, Figure]], names: Mapping[UUID, str]) -> tuple[NamedFigure, ...]:
    figures = (
        NamedFigure(key, names.get(key, ""), held.get(Party.WARD, Figure()), held.get(Party.CONTRACTOR, Figure()))
        for key, held in by_id.items()
    )
    return tuple(sorted(figures, key=lambda figure: (figure.name, figure.id)))


def _counted(session: Session, scope: Scope, as_of: date) -> Cells:
    """(contractor, item, party, counts) by counting the projection: one query, grouped by matter."""
    owed = ProjectedObligation
    status = status_on(as_of).label("status")
    rows = session.execute(
        select(owed.contractor_id, owed.item, owed.party, owed.contract_id, owed.fiscal_year, status, func.count())
        .where(visible(scope, owed.contract_id, owed.contractor_id), *has_status(_COLUMNS, as_of))
        .group_by(owed.contractor_id, owed.item, owed.party, owed.contract_id, owed.fiscal_year, status)
    )
    matters: dict[tuple[UUID, str, str, UUID, int], dict[str, int]] = defaultdict(dict)
    for contractor, item, party, contract, year, of_status, number in rows:
        matters[contractor, item, party, contract, year][of_status] = number
    for (contractor, item, party, _, _), held in matters.items():
        yield contractor, item, Party(party), of_matter([held.get(status.value, 0) for status in _COLUMNS])
