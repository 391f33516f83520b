"""Counts of what is outstanding on a day, read from the running tally."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.domain.obligations import Party


@dataclass(frozen=True, slots=True)
class Count:
    """Disjoint counts: what waits for the ward's review is `claimed`, what is past its day `overdue`, the rest `open`."""

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
