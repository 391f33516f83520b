"""The matters behind one figure of the council report: exactly those that the figure counts, with their rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from compliance.documents.outstanding.reports import OutstandingReport, Row
from compliance.documents.outstanding.sums import Matter, matter_of
from compliance.domain.obligations import Party, Status


class State(StrEnum):
    """The columns of the report; a matter is overdue where any of its rows is, else claimed where any is, else open."""

    OVERDUE = "overdue"
    CLAIMED = "claimed"
    OPEN = "open"
    MET_LATE = "met_late"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figure was opened: None does not narrow. `section` and `contractor` are ids, `""` where none is decided."""

    item: str | None = None
    party: Party | None = None
    section: str | None = None
    contractor: str | None = None
    state: State | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Choice":
        """The choice an address makes; ValueError for a party or state that does not exist."""
        party, state = query.get("party"), query.get("state")
        return cls(
            query.get("item"),
            Party(party) if party else None,
            query.get("section"),
            query.get("contractor"),
            State(state) if state else None,
        )

    def takes(self, row: Row) -> bool:
        """Whether the row lies under this choice, whatever its state."""
        wanted = (
            (self.item, row.item.key),
            (self.party, row.party),
            (self.section, row.section.key),
            (self.contractor, row.contractor.key),
        )
        return all(asked is None or asked == found for asked, found in wanted)


@dataclass(frozen=True, slots=True)
class OpenedMatter:
    """One counted matter with the rows beneath it; `number` counts from 1."""

    number: int
    rows: tuple[Row, ...]


def matters_of(report: OutstandingReport, choice: Choice) -> tuple[OpenedMatter, ...]:
    """The matters of one figure, in the report's order; as many as the figure says."""
    listed = report.late if choice.state is State.MET_LATE else report.rows
    grouped = _grouped(row for row in listed if choice.takes(row))
    kept = [rows for rows in grouped.values() if choice.state in (None, State.MET_LATE, _state_of(rows))]
    return tuple(OpenedMatter(number, tuple(rows)) for number, rows in enumerate(kept, 1))


def _grouped(rows: Iterable[Row]) -> dict[Matter, list[Row]]:
    groups: dict[Matter, list[Row]] = defaultdict(list)
    for row in rows:
        groups[matter_of(row)].append(row)
    return groups


def _state_of(rows: Iterable[Row]) -> State:
    states = {row.status for row in rows}
    if Status.OVERDUE in states:
        return State.OVERDUE
    return State.CLAIMED if Status.CLAIMED in states else State.OPEN
