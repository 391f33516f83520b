"""What one party owes under one item: days, never a stored state. The status is a question asked for a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID, uuid5

from compliance.domain.calendar import fiscal_year_of
from compliance.domain.reasons import Reason


class Party(StrEnum):
    """Who is bound: 甲 (the ward) or 乙 (the contractor), whatever the edition calls them."""

    WARD = "ward"
    CONTRACTOR = "contractor"


class Basis(StrEnum):
    """Whose date a due date is. Only what stands in the text is `CLAUSE`; a policy day is always shown as policy."""

    CLAUSE = "clause"
    MEASURE = "measure"
    CONTRACT = "contract"
    REQUEST = "request"
    LAW = "law"
    POLICY = "policy"


class Status(StrEnum):
    """The answer for a day."""

    NOT_YET = "not_yet"
    OPEN = "open"
    CLAIMED = "claimed"
    OVERDUE = "overdue"
    MET = "met"
    LAPSED = "lapsed"
    STANDING = "standing"


OUTSTANDING = frozenset({Status.OPEN, Status.CLAIMED, Status.OVERDUE})
TO_DO = frozenset({Status.OPEN, Status.OVERDUE})
"""What is outstanding and waits for whoever owes it: nothing was handed in that the ward would have to look at."""

FIXED = frozenset({Basis.CLAUSE, Basis.LAW})
"""Whose days the ward does not set and cannot move."""


@dataclass(frozen=True, slots=True)
class Due:
    """A due day with whose date it is and why; `on` is None where nothing sets a day."""

    on: date | None
    basis: Basis
    reason: Reason


@dataclass(frozen=True, slots=True)
class EarlierDue:
    """A due day that stood before `until`, the first day of the next one: what was extended stays visible."""

    until: date
    due: Due


@dataclass(frozen=True, slots=True)
class Returned:
    """A submission that was sent back: from `received_on` to the day before `returned_on` it was 確認待ち."""

    received_on: date
    returned_on: date
    reason: Reason


_NEW = tuple.__new__


class _Owed(NamedTuple):
    """The fields of an obligation; a tuple, because a record of twenty fields is filled at once or slowly."""

    contract: UUID
    subject: UUID | None
    rule: str
    period: str
    episode: int
    item: str
    edition: str
    party: Party
    raised_on: date
    raised_by: Reason
    due: Due
    standing: bool = False
    earlier_dues: tuple[EarlierDue, ...] = ()
    claimed_on: date | None = None
    met_on: date | None = None
    accepted_on: date | None = None
    met_by: Reason | None = None
    lapsed_on: date | None = None
    lapsed_by: Reason | None = None
    returned: tuple[Returned, ...] = ()


def place_of(field: str) -> int:
    """The place of a field in the tuple: who looks at one field of every obligation gets it so in half the time."""
    return _Owed._fields.index(field)


_SUBJECT, _PERIOD, _ITEM, _PARTY = map(place_of, ("subject", "period", "item", "party"))
_DUTY = slice(place_of("rule"), place_of("claimed_on"))
_MET = slice(place_of("met_on"), place_of("returned"))
"""From the day it was met to the reason it lapsed by."""
_IDENTITY = itemgetter(*map(place_of, ("rule", "subject", "period", "episode")))


class Obligation(_Owed):
    """One thing one party owes under one item of one contract.

    `key` is rule / subject / period # episode; `id` is uuid5 of the contract and the key, so it survives every
    recomputation. `met_on` is the day of receipt or of the act, valid from `accepted_on`; between `claimed_on` and
    `accepted_on` it is 確認待ち. A standing duty has `standing` set, no due day, and is never met. `item` is read in
    `edition`, that it was raised under: a clause that a later edition repeats word for word is the same.
    """

    @property
    def due_on(self) -> date | None:
        """The due day in force now (None where nothing sets one)."""
        return self.due.on

    @property
    def basis(self) -> Basis:
        """Whose date `due_on` is."""
        return self.due.basis

    @property
    def duty(self) -> "Duty":
        """What it shares with those of other subjects, whatever became of each."""
        return tuple(self)[_DUTY]

    @cached_property
    def key(self) -> str:
        """`rule/subject/period`, with `#n` from the second episode on; empty parts are left out."""
        return key_of(self.rule, self.subject, self.period, self.episode)

    def sorting_key(self) -> tuple[str, int, str, int]:
        """The parts of `key` in an order that is cheap to compare."""
        rule, subject, period, episode = _IDENTITY(self)
        return rule, 0 if subject is None else subject.int, period, episode

    @cached_property
    def id(self) -> UUID:
        """Stable across recomputations, moves between databases and versions of the engine."""
        return id_of(self.contract, self.key)

    def of_each(self, subjects: Iterable[UUID]) -> "list[Obligation]":
        """The same duty of each subject: thousands of people share their days, and sharing them makes it fast."""
        row: list[object] = [*self]  # one row for all: the subject is put in its place for each
        return [_NEW(Obligation, row) for row[_SUBJECT] in subjects]

    def unmet(self, on: date, why: Reason) -> "Obligation":
        """The same duty, not met but no longer owed from `on`."""
        row: list[object] = [*self]
        row[_MET] = None, None, None, on, why
        return _NEW(Obligation, row)

    def of_measures(self, contract: UUID, measures: Iterable[tuple[str, Party]]) -> "list[Obligation]":
        """The same duty of this contract for each measure, by its key and whom it binds."""
        row: list[object] = [contract, *self[1:]]
        owed = []
        for row[_PERIOD], row[_PARTY] in measures:
            row[_ITEM] = f"measure:{row[_PERIOD]}"
            owed.append(_NEW(Obligation, row))
        return owed

    @property
    def fiscal_year(self) -> int:
        """The fiscal year it is counted under: that of its period, else that of the day it was raised."""
        return int(self.period[2:6]) if self.period.startswith("FY") else fiscal_year_of(self.raised_on)

    def due_as_of(self, as_of: date) -> Due:
        """The due day that stood on `as_of`."""
        for earlier in self.earlier_dues:
            if as_of < earlier.until:
                return earlier.due
        return self.due

    def status(self, as_of: date) -> Status:
        """Where it stands on `as_of`, by what had happened up to the end of that day."""
        if as_of < self.raised_on:
            return Status.NOT_YET
        if self.lapsed_on is not None and self.lapsed_on <= as_of:
            return Status.LAPSED
        if self.accepted_on is not None and self.accepted_on <= as_of:
            return Status.MET
        if self.standing:
            return Status.STANDING
        if self._awaits_review(as_of):
            return Status.CLAIMED
        due_on = (self.due_as_of(as_of) if self.earlier_dues else self.due).on
        return Status.OVERDUE if due_on is not None and due_on < as_of else Status.OPEN

    def _awaits_review(self, as_of: date) -> bool:
        if self.claimed_on is not None and self.claimed_on <= as_of:
            return True
        return any(r.received_on <= as_of < r.returned_on for r in self.returned)

    def outstanding(self, as_of: date) -> bool:
        """Open, claimed or overdue on `as_of`. Standing duties are not outstanding."""
        return self.status(as_of) in OUTSTANDING

    def late(self, as_of: date) -> bool:
        """Whether the due day passed before the act, or before receipt: waiting for the ward makes nobody late."""
        due_on = self.due_as_of(as_of).on
        if due_on is None or self.status(as_of) in {Status.NOT_YET, Status.LAPSED, Status.STANDING}:
            return False
        return due_on < self._acted_on(as_of)

    def _acted_on(self, as_of: date) -> date:
        if self.accepted_on is not None and self.accepted_on <= as_of and self.met_on is not None:
            return self.met_on
        if self.claimed_on is not None and self.claimed_on <= as_of:
            return self.claimed_on
        waiting = [r.received_on for r in self.returned if r.received_on <= as_of < r.returned_on]
        return waiting[0] if waiting else as_of

    def turning_days(self) -> tuple[date, ...]:
        """Every day on which the status may change, in order: what a timeline or a tally needs, and no more."""
        from_days: set[date] = {self.raised_on}
        for day in (self.claimed_on, self.accepted_on, self.lapsed_on):
            if day is not None:
                from_days.add(day)
        for r in self.returned:
            from_days.update((r.received_on, r.returned_on))
        for earlier in self.earlier_dues:
            from_days.add(earlier.until)
        from_days.update(_day_after(due.on) for due in self._dues() if due.on is not None)
        return tuple(sorted(day for day in from_days if day >= self.raised_on))

    def _dues(self) -> tuple[Due, ...]:
        return (*(earlier.due for earlier in self.earlier_dues), self.due)


Duty = tuple[object, ...]
"""An obligation without its contract and subject, and without what became of it: from its rule to its earlier dues."""


def to_each(contract: UUID, subjects: Iterable[UUID], duty: Duty, became: tuple[object, ...]) -> list[Obligation]:
    """One duty of each subject, and what became of it: thousands of people share their days."""
    row: list[object] = [contract, None, *duty, *became]  # one row for all: the subject is put in its place for each
    return [_NEW(Obligation, row) for row[_SUBJECT] in subjects]


Unsigned = tuple[object, ...]
"""An obligation without its contract."""


def under(contract: UUID, duties: Iterable[Unsigned]) -> list[Obligation]:
    """These duties under a contract: those concluded the same day for as long share them."""
    of_it = (contract,)
    return [_NEW(Obligation, of_it + duty) for duty in duties]


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def rule_of(key: str) -> str:
    """The rule in the key of an obligation."""
    return key.partition("/")[0].partition("#")[0]


def key_of(rule: str, subject: UUID | None, period: str, episode: int) -> str:
    """`rule/subject/period`, with `#n` from the second episode on; empty parts are left out."""
    key = "/".join(part for part in (rule, "" if subject is None else str(subject), period) if part)
    return f"{key}#{episode}" if episode > 1 else key


def id_of(contract: UUID, key: str) -> UUID:
    """What an obligation is known by everywhere, made of its contract and its key."""
    return uuid5(contract, key)
