"""The columns that say what is outstanding under a contract, a contractor or a work."""

from collections.abc import Callable
from typing import TypeVar

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from compliance.domain.obligations import Status
from compliance.store.queries.outstanding_counts import Standing
from compliance.web.names import status_title
from compliance.web.tables.declarations import Column, Kind

Line = TypeVar("Line")


def standing_columns(standing: Callable[[Line], Standing]) -> tuple[Column[Line], ...]:
    """Overdue, awaiting review and open single obligations, and the next day on which one falls due."""
    counts: tuple[tuple[Status, Callable[[Line], int]], ...] = (
        (Status.OVERDUE, lambda line: standing(line).count.overdue),
        (Status.CLAIMED, lambda line: standing(line).count.claimed),
        (Status.OPEN, lambda line: standing(line).count.open),
    )
    numbers = (Column(status.value, LazyString(status_title, status), number, Kind.NUMBER) for status, number in counts)
    return (*numbers, Column("next_due", _("次の期限"), lambda line: standing(line).next_due, Kind.DAY))
