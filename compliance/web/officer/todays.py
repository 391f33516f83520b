"""The counts of the today page, each with the address of exactly its list, and what comes next, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from compliance.domain.obligations import Party, Status
from compliance.store.queries.calendars import PlannedVisit
from compliance.store.queries.figures import Figure, NamedFigure
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
    ordered = sorted(sections, key=lambda section: -section.both.rows.overdue)
    return tuple(SectionCounts(section.name or _("担当課未定"), _of_section(section)) for section in ordered)


def coming(visits: Iterable[PlannedVisit], meetings: Iterable[tuple[date, str]]) -> Sequence[Coming]:
    """Visits and meetings together, by their day."""
    events = [Coming(visit.on, _("立入り調査等"), visit.contracts) for visit in visits]
    return sorted([*events, *(Coming(on, name) for on, name in meetings)], key=lambda event: event.on)


def _counts(totals: Totals, dues: Dues, today: date, party: Party) -> tuple[CountLink, ...]:
    rows, until = totals[party].rows, week_end(today)
    in_week = sum(number for day, number in dues[party].items() if day <= until)
    reviewed = _("区の確認を待つ提出") if party is Party.CONTRACTOR else ""
    return (
        CountLink("overdue", status_title(Status.OVERDUE), rows.overdue, _list("overdue", party=party)),
        CountLink("open", _("今日が期限"), dues[party].get(today, 0), _due_list(party, today, today)),
        CountLink("open", _("今週が期限"), in_week, _due_list(party, today, until), _("今日から日曜日まで")),
        CountLink("claimed", status_title(Status.CLAIMED), rows.claimed, _list("claimed", party=party), reviewed),
    )


def _of_section(section: NamedFigure) -> tuple[CountLink, ...]:
    both = section.both.rows
    own = section.ward.rows.overdue
    return (
        CountLink("overdue", _("区の期限超過"), own, _list("overdue", party=Party.WARD, lead=section.id)),
        CountLink("overdue", _("期限超過の合計"), both.overdue, _list("overdue", lead=section.id)),
        CountLink("claimed", status_title(Status.CLAIMED), both.claimed, _list("claimed", lead=section.id)),
        CountLink("open", status_title(Status.OPEN), both.open, _list("open", lead=section.id)),
    )


def _list(status: str, *, party: Party | None = None, lead: UUID | None = None) -> str:
    return url_for("officer.obligations", status=status, party=party, lead=lead)


def _due_list(party: Party, first: date, last: date) -> str:
    return url_for("officer.obligations", status="open", party=party, due_from=first, due_until=last)
