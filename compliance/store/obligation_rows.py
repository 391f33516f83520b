"""An obligation as a row of the projection, and back: the days in columns, the reasons as canonical JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row

from compliance.domain.obligations import Basis, Due, EarlierDue, Obligation, Party, Returned
from compliance.domain.reasons import Argument, Reason
from compliance.store.models.obligations import ProjectedObligation

FOREVER = date.max
COLUMNS = (
    "id", "contract_id", "outsourcing_id", "contractor_id", "section_id", "together", "rule", "subject", "period",
    "episode", "item", "edition", "party", "basis", "fiscal_year", "raised_on", "due_on", "sort_on", "ends_on",
    "claimed_on", "met_on", "accepted_on", "lapsed_on", "standing", "moved", "details",
)  # fmt: skip
TOLD = COLUMNS[COLUMNS.index("item") :]
"""The columns that may differ between two rows of one id at one place: the id is made of the others."""

SELECTED = tuple(getattr(ProjectedObligation, name) for name in COLUMNS)

Values = tuple[Any, ...]


class Place(NamedTuple):
    """Where a contract stands, as its rows carry it beside the obligation; `sections` in charge, the leading first."""

    contract: UUID
    outsourcing: UUID
    contractor: UUID
    edition: str
    sections: tuple[UUID, ...]

    @property
    def lead(self) -> UUID:
        """The leading section."""
        return self.sections[0]

    @property
    def together(self) -> str:
        """The group that the sections are, as rows name it."""
        return together_of(self.sections)


def together_of(sections: Iterable[UUID]) -> str:
    """Their ids in hex, with a space between them."""
    return " ".join(section.hex for section in sections)


class Teller:
    """Tells obligations as rows; those alike in all but their subject, as people of one list are, only once.

    It goes by the identity of what they share, so the obligations must live as long as it does.
    """

    def __init__(self) -> None:
        self._told: dict[tuple[int, ...], Values] = {}

    def values_of(self, obligation: Obligation, place: Place) -> Values:
        """The row, in the order of `COLUMNS`: equal obligations at one place give equal rows."""
        return (
            obligation.id,
            obligation.contract,
            place.outsourcing,
            place.contractor,
            place.lead,
            place.together,
            obligation.rule,
            obligation.subject,
            obligation.period,
            obligation.episode,
            *self.told_of(obligation),
        )

    def told_of(self, obligation: Obligation) -> Values:
        """The part of the row that `TOLD` names."""
        alike = tuple(map(id, _shared(obligation)))
        told = self._told.get(alike)
        if told is None:
            told = self._told[alike] = _told_of(obligation)
        return told


_shared = attrgetter(
    "item", "edition", "party", "period", "raised_on", "raised_by", "due", "claimed_on", "met_on", "accepted_on",
    "met_by", "lapsed_on", "lapsed_by", "standing", "earlier_dues", "returned",
)  # fmt: skip


def _told_of(obligation: Obligation) -> Values:
    return (
        obligation.item,
        obligation.edition,
        obligation.party.value,
        obligation.basis.value,
        obligation.fiscal_year,
        obligation.raised_on,
        obligation.due_on,
        obligation.due_on or FOREVER,
        _ends_on(obligation),
        obligation.claimed_on,
        obligation.met_on,
        obligation.accepted_on,
        obligation.lapsed_on,
        obligation.standing,
        bool(obligation.earlier_dues or obligation.returned),
        _details(obligation),
    )


def obligation_of(row: Row[*tuple[Any, ...]]) -> Obligation:
    """The obligation a row was written from."""
    details = json.loads(row.details)
    return Obligation(
        contract=row.contract_id,
        rule=row.rule,
        subject=row.subject,
        period=row.period,
        episode=row.episode,
        item=row.item,
        edition=row.edition,
        party=Party(row.party),
        raised_on=row.raised_on,
        raised_by=_read_reason(details["raised"]),
        due=Due(row.due_on, Basis(row.basis), _read_reason(details["due"])),
        claimed_on=row.claimed_on,
        met_on=row.met_on,
        accepted_on=row.accepted_on,
        met_by=_read_maybe(details.get("met")),
        lapsed_on=row.lapsed_on,
        standing=row.standing,
        **_turns_of(details),
    )


BASES: Mapping[str, Basis] = {basis.value: basis for basis in Basis}
PARTIES: Mapping[str, Party] = {party.value: party for party in Party}
"""What a column stands for, as lists ask of hundreds of rows."""

_UNTOLD = Obligation(
    contract=UUID(int=0), rule="", subject=None, period="", episode=1, item="", edition="", party=Party.WARD,
    raised_on=date.min, raised_by=Reason("untold"), due=Due(None, Basis.CLAUSE, Reason("untold")),
)  # fmt: skip
_WHAT = _UNTOLD[: Obligation._fields.index("raised_on")]
_NEW = tuple.__new__


def days_of(row: Any, details: str | None) -> Obligation:
    """The days of an obligation and no reasons, for whoever asks where it stands and not why: in a tenth of the time.

    `details` where it was moved or is no longer owed: those of the row, of which only this is read.
    """
    told = row.raised_on, _UNTOLD.raised_by, _due_on(row.due_on), row.standing, ()
    became = row.claimed_on, row.met_on, row.accepted_on, None, row.lapsed_on, None, ()
    days: Obligation = _NEW(Obligation, (*_WHAT, *told, *became))
    return days if details is None else days._replace(**_turns_of(json.loads(details)))


@lru_cache(maxsize=1_000)
def _due_on(day: date | None) -> Due:
    return Due(day, Basis.CLAUSE, _UNTOLD.raised_by)


def _turns_of(details: Mapping[str, Any]) -> dict[str, Any]:
    """What the days alone do not tell."""
    return {
        "lapsed_by": _read_maybe(details.get("lapsed")),
        "earlier_dues": tuple(_read_earlier(earlier) for earlier in details.get("earlier", ())),
        "returned": tuple(_read_returned(returned) for returned in details.get("returned", ())),
    }


def spans_of(obligation: Obligation) -> Iterator[tuple[UUID, date, date, str]]:
    """(id, from, until, status) for each stretch of days of a moved obligation: what its own columns cannot tell."""
    days = obligation.turning_days()
    for day, until in zip(days, (*days[1:], FOREVER), strict=True):
        yield obligation.id, day, until, obligation.status(day).value


def _ends_on(obligation: Obligation) -> date:
    if obligation.standing:
        return obligation.raised_on
    return min(obligation.accepted_on or FOREVER, obligation.lapsed_on or FOREVER)


def _plain(value: object) -> object:
    match value:
        case date():
            return {"day": value.isoformat()}
        case UUID():
            return {"id": value.hex}
    raise TypeError(f"a reason carries no {type(value).__name__}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _details(obligation: Obligation) -> str:
    details: dict[str, object] = {"raised": _reason(obligation.raised_by), "due": _reason(obligation.due.reason)}
    if obligation.met_by is not None:
        details["met"] = _reason(obligation.met_by)
    if obligation.lapsed_by is not None:
        details["lapsed"] = _reason(obligation.lapsed_by)
    if obligation.earlier_dues:
        details["earlier"] = [_earlier(earlier) for earlier in obligation.earlier_dues]
    if obligation.returned:
        details["returned"] = [[r.received_on, r.returned_on, _reason(r.reason)] for r in obligation.returned]
    return _ENCODER.encode(details)


def _reason(reason: Reason) -> list[object]:
    return [reason.code, dict(reason.arguments)]


def _earlier(earlier: EarlierDue) -> list[object]:
    due = earlier.due
    return [earlier.until, due.on, due.basis.value, _reason(due.reason)]


def _read_reason(stored: Sequence[Any]) -> Reason:
    code, arguments = stored
    return Reason(code, {name: _read_argument(value) for name, value in arguments.items()})


def _read_maybe(stored: Sequence[Any] | None) -> Reason | None:
    return None if stored is None else _read_reason(stored)


def _read_argument(value: Any) -> Argument:
    if isinstance(value, Mapping):
        return UUID(hex=value["id"]) if "id" in value else date.fromisoformat(value["day"])
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"a reason carries no {type(value).__name__}")


def _read_earlier(stored: Sequence[Any]) -> EarlierDue:
    until, on, basis, reason = stored
    return EarlierDue(_read_day(until), Due(None if on is None else _read_day(on), Basis(basis), _read_reason(reason)))


def _read_returned(stored: Sequence[Any]) -> Returned:
    received_on, returned_on, reason = stored
    return Returned(_read_day(received_on), _read_day(returned_on), _read_reason(reason))


def _read_day(stored: Mapping[str, str]) -> date:
    return date.fromisoformat(stored["day"])
