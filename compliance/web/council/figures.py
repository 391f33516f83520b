"""The report's figures as rows of tables: a name, its numbers, and the query that opens exactly them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from compliance.documents.outstanding.reports import Figures, Line, Named, OutstandingReport, figures_of
from compliance.domain.obligations import Party

Query = dict[str, str]
Naming = Callable[[Named], str]
FigureRow = tuple[str, Figures, Query]


@dataclass(frozen=True, slots=True)
class PartyNames:
    """What the two parties and their sum are called on this page."""

    ward: str
    contractor: str
    both: str


def totals(report: OutstandingReport, names: PartyNames) -> tuple[FigureRow, ...]:
    """The ward's own first, then the contractors', then both."""
    return (
        (names.ward, report.ward, {"party": Party.WARD.value}),
        (names.contractor, report.contractor, {"party": Party.CONTRACTOR.value}),
        (names.both, report.both, {}),
    )


def items(report: OutstandingReport, party: Party, named: Naming) -> tuple[FigureRow, ...]:
    """One party's items."""
    return tuple(
        (named(line.subject), figures_of(line, party), {"item": line.subject.key, "party": party.value})
        for line in report.lines_owed_by(party)
    )


def subjects(lines: Iterable[Line], name: str, named: Naming) -> tuple[FigureRow, ...]:
    """Both parties together, per section or per contractor (`name` is the query's name for it)."""
    return tuple((named(line.subject), line.both, {name: line.subject.key}) for line in lines)
