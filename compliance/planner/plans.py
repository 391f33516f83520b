"""What the planner answers: visits on days, what moved, what could not be planned and what would help, and the sum."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from compliance.planner.problems import Placed


class Hindrance(StrEnum):
    """What keeps a visit from a day, or an inspector from a visit on it."""

    PAST = "past"
    NOTICE = "notice"
    CLOSED = "closed"
    FROZEN = "frozen"
    CONTRACTOR_CLOSED = "contractor_closed"
    OWN_SECTION = "own_section"
    SKILL = "skill"
    LEAVE = "leave"
    WEEK_FULL = "week_full"
    DAY_FULL = "day_full"
    ELSEWHERE = "elsewhere"
    CREW = "crew"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that would have to be otherwise: of the day, or of an inspector on that day."""

    hindrance: Hindrance
    inspector: UUID | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest change that would let a visit be made on `on` by `inspectors`: all of its needs together."""

    on: date
    inspectors: tuple[UUID, ...]
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A visit without a day: on how many of the `days` of its window each hindrance stood in its way.

    `change` is None where nothing would help: no day is left in the window, or there are too few inspectors.
    """

    visit: UUID
    days: int
    hindrances: Mapping[Hindrance, int]
    change: Change | None


@dataclass(frozen=True, slots=True)
class Cost:
    """The sum that the search makes small, in its parts (see `Weights`)."""

    waiting: int = 0
    travel: int = 0
    unwished: int = 0
    apart: int = 0

    @property
    def total(self) -> int:
        """All parts together."""
        return self.waiting + self.travel + self.unwished + self.apart


@dataclass(frozen=True, slots=True)
class Moved:
    """A visit that another plan said otherwise of: on another day, or with others."""

    before: Placed
    now: Placed | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The visits by day, what moved against the earlier plan, what could not be planned, and how it was found.

    With the same problem and seed, `rounds` rounds give this plan again on any machine.
    """

    placed: tuple[Placed, ...]
    moved: tuple[Moved, ...]
    unplanned: tuple[Unplanned, ...]
    cost: Cost
    rounds: int
    seed: int
