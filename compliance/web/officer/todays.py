"""The counts of the today page: each with the address of exactly its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext as _

from compliance.domain.obligations import Party, Status
from compliance.store.queries.figures import Figures
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


Dues = Mapping[Party, Mapping[date, int]]


def week_end(day: date) -> date:
    """The Sunday of this week."""
    return day + timedelta(days=6 - day.weekday())


def count_groups(figures: Figures, dues: Dues, today: date) -> tuple[CountGroup, ...]:
    """Everybody's duties first, then the ward's own among them."""
    everybody = CountGroup("all", _("区と受託者の義務"), _counts(figures, dues, today, None))
    own = CountGroup("own", _("うち区の義務"), _counts(figures, dues, today, Party.WARD))
    return everybody, own


def _counts(figures: Figures, dues: Dues, today: date, party: Party | None) -> tuple[CountLink, ...]:
    rows = (figures.both if party is None else figures.ward).rows
    until = week_end(today)
    parties = tuple(Party) if party is None else (party,)
    on_today = sum(dues[each].get(today, 0) for each in parties)
    in_week = sum(number for each in parties for day, number in dues[each].items() if day <= until)
    return (
        CountLink("overdue", status_title(Status.OVERDUE), rows.overdue, _list(party, "overdue")),
        CountLink("open", _("今日が期限"), on_today, _list(party, "open", today, today)),
        CountLink("open", _("今週が期限"), in_week, _list(party, "open", today, until), _("今日から日曜日まで")),
        CountLink(
            "claimed", status_title(Status.CLAIMED), rows.claimed, _list(party, "claimed"), _("区の確認を待つ提出")
        ),
    )


def _list(party: Party | None, status: str, due_from: date | None = None, due_until: date | None = None) -> str:
    return url_for("officer.obligations", status=status, party=party, due_from=due_from, due_until=due_until)
