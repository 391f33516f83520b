"""The counts of the today page, each with the address of exactly its list, and what comes next, in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from flask_babel import gettext as _

from compliance.domain.obligations import Party, Status
from compliance.store.queries.figures import Count, Figure, NamedFigure
from compliance.store.queries.visit_plans import PlannedVisit
from compliance.web.links import address_of, pattern_of
from compliance.web.names import status_title


@dataclass(frozen=True, slots=True)
class CountLink:
    """One number, what it counts, and the list that holds just that many rows."""

    kind: str
    words: str
    number: int
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountGroup:
    """The counts of one party, under a heading."""

    id: str
    words: str
    counts: tuple[CountLink, ...]


@dataclass(frozen=True, slots=True)
class SectionCounts:
    """What the contracts that one section leads have outstanding."""

    name: str
    counts: tuple[CountLink, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A visit, with the contracts (id, number) that it serves, or a meeting of the council."""

    on: date
    words: str
    contracts: tuple[tuple[UUID, str], ...] = ()


Dues = Mapping[Party, Mapping[date, int]]
Totals = Mapping[Party, Figure]


def week_end(day: date) -> date:
    """The Sunday of this week."""
    return day + timedelta(days=6 - day.weekday())


def count_groups(totals: Totals, dues: Dues, today: date) -> tuple[CountGroup, ...]:
    """The ward's own duties first, then the contractors'."""
    own = CountGroup("own", _("区の義務"), _counts(totals, dues, today, Party.WARD))
    theirs = CountGroup("contractors", _("受託者の義務"), _counts(totals, dues, today, Party.CONTRACTOR))
    return own, theirs


def section_counts(sections: Sequence[NamedFigure]) -> tuple[SectionCounts, ...]:
    """A line for each section that leads something outstanding, the most overdue first."""
    columns, both = _section_columns(), [(section, section.both.rows) for section in sections]
    return tuple(
        SectionCounts(section.name or _("担当課未定"), tuple(column(section, rows) for column in columns))
        for section, rows in sorted(both, key=lambda each: -each[1].overdue)
    )


def coming(visits: Iterable[PlannedVisit], meetings: Iterable[tuple[date, str]]) -> Sequence[Coming]:
    """Visits and meetings together, by their day."""
    events = [Coming(visit.on, _("立入り調査等の予定"), visit.contracts) for visit in visits]
    return sorted([*events, *(Coming(on, name) for on, name in meetings)], key=lambda event: event.on)


def _counts(totals: Totals, dues: Dues, today: date, party: Party) -> tuple[CountLink, ...]:
    rows, until = totals[party].rows, week_end(today)
    in_week = sum(number for day, number in dues[party].items() if day <= until)
    reviewed = _("区の確認を待つ提出") if party is Party.CONTRACTOR else ""
    return (
        CountLink("overdue", status_title(Status.OVERDUE), rows.overdue, _list("overdue", party)),
        CountLink("open", _("今日が期限"), dues[party].get(today, 0), _due_list(party, today, today)),
        CountLink("open", _("今週が期限"), in_week, _due_list(party, today, until), _("今日から日曜日まで")),
        CountLink("claimed", status_title(Status.CLAIMED), rows.claimed, _list("claimed", party), reviewed),
    )


def _section_columns() -> Sequence[Callable[[NamedFigure, Count], CountLink]]:
    return (
        _section_column("overdue", _("区の期限超過"), lambda section, _both: section.ward.rows.overdue, Party.WARD),
        _section_column("overdue", _("期限超過の合計"), lambda _section, both: both.overdue),
        _section_column("claimed", status_title(Status.CLAIMED), lambda _section, both: both.claimed),
        _section_column("open", status_title(Status.OPEN), lambda _section, both: both.open),
    )


def _section_column(
    status: str, words: str, number: Callable[[NamedFigure, Count], int], party: Party | None = None
) -> Callable[[NamedFigure, Count], CountLink]:
    address = pattern_of("officer.obligations", "lead", status=status, party=party)
    return lambda section, both: CountLink(status, words, number(section, both), address.format(lead=section.id))


def _list(status: str, party: Party) -> str:
    return address_of("officer.obligations", status=status, party=party)


def _due_list(party: Party, first: date, last: date) -> str:
    return address_of("officer.obligations", status="open", party=party, due_from=first, due_until=last)
