"""Why an obligation stands as it does: the clause or measure, the reasons in words, and every turn it took."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compliance.domain.editions import Clause
from compliance.domain.obligations import Due, Obligation, Status
from compliance.store.queries.measures import Measure
from compliance.store.queries.rows import ObligationRow
from compliance.store.shelves import Shelf
from compliance.web.duties import reason_word
from compliance.web.items import MEASURE, clause_of


@dataclass(frozen=True, slots=True)
class Turn:
    """A day from which the status was another one; `stands` where it is the one that holds on the asked day."""

    on: date
    status: Status
    stands: bool


@dataclass(frozen=True, slots=True)
class EarlierDueWords:
    """A due day that stood until the day before `until`, with its reason in words."""

    until: date
    due: Due
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """Everything the page says; `clause` is None for a measure, whose text is then in `measure`."""

    clause: Clause | None
    measure: str | None
    raised: str
    due: str
    met: str | None
    lapsed: str | None
    earlier: tuple[EarlierDueWords, ...]
    turns: tuple[Turn, ...]


def turns(owed: Obligation, as_of: date) -> tuple[Turn, ...]:
    """Each change of status in order, days to come included."""
    days = owed.turning_days()
    found: list[tuple[date, Status]] = []
    for day in days:
        status = owed.status(day)
        if not found or found[-1][1] is not status:
            found.append((day, status))
    last = max((day for day, _ in found if day <= as_of), default=None)
    return tuple(Turn(day, status, day == last) for day, status in found)


def explain(row: ObligationRow, shelf: Shelf, measure: str | None) -> Why:
    """The page of one obligation as it stands on the row's day."""
    owed = row.obligation
    return Why(
        clause=clause_of(shelf, owed.edition, owed.item),
        measure=measure,
        raised=reason_word(owed.raised_by, row),
        due=reason_word(owed.due_as_of(row.as_of).reason, row),
        met=reason_word(owed.met_by, row) if owed.met_by else None,
        lapsed=reason_word(owed.lapsed_by, row) if owed.lapsed_by else None,
        earlier=tuple(EarlierDueWords(e.until, e.due, reason_word(e.due.reason, row)) for e in owed.earlier_dues),
        turns=turns(owed, row.as_of),
    )


def explain_listed(row: ObligationRow, shelf: Shelf, measures: Mapping[str, Measure]) -> Why:
    """The same for a row beside others of its contract, whose measures were read once for all of them."""
    measure = measures.get(row.obligation.item.removeprefix(MEASURE))
    return explain(row, shelf, measure.text if measure else None)
