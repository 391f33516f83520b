"""How many obligations a list has, where the running tally knows it: to count them takes longer than to show them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from compliance.domain.obligations import OUTSTANDING, Party, Status
from compliance.domain.tally import Delta
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import tallied
from compliance.store.tally import TallyScope
from compliance.store.tally_counts import counts_on

Cells = Iterable[tuple[str, Party, Delta]]


def known_number(session: Session, scope: Scope, wanted: ObligationFilter, as_of: date) -> int | None:
    """How many lines `wanted` has on `as_of`, in one query whatever the number; None where only counting tells it."""
    nearest = _tally(scope, wanted)
    if nearest is None or not wanted.statuses <= OUTSTANDING or not _by_tally_alone(wanted):
        return None
    counted = counts_on(session, nearest.kind, as_of, frozenset({nearest.id}), by_item=wanted.item is not None)
    return _listed([(item, party, delta) for _, item, party, delta in counted], wanted)


def _tally(scope: Scope, wanted: ObligationFilter) -> TallyScope | None:
    """A ward-wide question about one section is that section's; a firm may be several contractors, and has none."""
    named = (("section", wanted.section), ("lead", wanted.lead))
    given = [TallyScope(kind, id) for kind, id in named if id is not None]
    if not given:
        return tallied(scope)
    return given[0] if scope.ward_wide and len(given) == 1 else None


def _by_tally_alone(wanted: ObligationFilter) -> bool:
    """Whether nothing else narrows it than what the tally tells apart."""
    headed = replace(wanted, statuses=OUTSTANDING, item=None, party=None, section=None, lead=None)
    return headed == ObligationFilter()


def _listed(cells: Cells, wanted: ObligationFilter) -> int:
    return sum(
        _rows(delta, wanted.statuses)
        for item, party, delta in cells
        if wanted.item in {None, item} and wanted.party in {None, party}
    )


def _rows(delta: Delta, statuses: frozenset[Status]) -> int:
    numbers = {
        Status.OPEN: delta.rows_open,
        Status.CLAIMED: delta.rows_claimed,
        Status.OVERDUE: delta.rows_overdue,
    }
    return sum(number for status, number in numbers.items() if status in statuses)
