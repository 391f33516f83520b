"""One contract of the practice ward while its year is written down: who works there, what it holds, how it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from compliance.demo.chronicles import Chronicle
from compliance.demo.contractors import Business
from compliance.domain.calendar import IsClosed, fiscal_year_begin, fiscal_year_end, next_open_day
from compliance.domain.facts import Employment, Medium, Role


@dataclass(frozen=True, slots=True)
class Manner:
    """How the two sides go about it: the chance that something is done in time, and how many days it slips else."""

    punctual: float = 1.0
    slips: int = 0
    ward_punctual: float = 1.0


DILIGENT = Manner()
ORDINARY = Manner(punctual=0.93, slips=9, ward_punctual=0.94)
BUSY = Manner(punctual=0.8, slips=21, ward_punctual=0.85)
CARELESS = Manner(punctual=0.5, slips=45, ward_punctual=0.8)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the years of one work at one contractor share. `issued` is what the ward hands over, `place` where to."""

    outsourcing: UUID
    contractor: UUID
    business: Business
    edition: str
    section: str
    issued: str
    place: str
    media: tuple[Medium, ...]
    collects: bool
    measures: tuple[str, ...]
    crew: int
    manner: Manner = ORDINARY


@dataclass(slots=True)
class Worker:
    """Somebody of the contractor's: the person, and the designation under the contract at hand."""

    person: UUID
    role: Role
    employment: Employment
    designation: UUID


@dataclass(slots=True)
class Piece:
    """Something the contractor holds."""

    holding: UUID
    medium: Medium
    description: str
    count: int


@dataclass(slots=True)
class Life:
    """One contract-year. Days that come out of `day` are working days; chance is the contract's own."""

    chronicle: Chronicle
    dice: Random
    is_closed: IsClosed
    setting: Setting
    year: int
    contract: UUID
    number: str
    start: date
    end: date
    handling_from: date
    crew: list[Worker] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    own_manner: Manner | None = None
    notes: Mapping[str, UUID] = field(default_factory=dict)

    @property
    def manner(self) -> Manner:
        """How this year goes."""
        return self.own_manner or self.setting.manner

    def day(self, after: date, least: int, most: int | None = None) -> date:
        """A working day, by chance `least` to `most` days after a day."""
        days = least if most is None else self.dice.randint(least, most)
        return next_open_day(after + timedelta(days=days), self.is_closed)

    def in_time(self, by: date, early: int = 5) -> date:
        """The working day on which the contractor does what is asked by a day: before it, or after it has slipped."""
        if self.dice.random() < self.manner.punctual:
            return self.back(by, self.dice.randint(0, early))
        return self.day(by, 1, max(1, self.manner.slips))

    def back(self, by: date, days: int) -> date:
        """The last working day that lies at least so many days before a day."""
        day = by - timedelta(days=days)
        while self.is_closed(day):
            day -= timedelta(days=1)
        return day

    def ward_keeps(self) -> bool:
        """Whether the ward does its own part in time, by chance."""
        return self.dice.random() < self.manner.ward_punctual

    def keeps(self) -> bool:
        """Whether the contractor does its part well, by chance."""
        return self.dice.random() < self.manner.punctual


def year_days(year: int) -> tuple[date, date]:
    """1 April and 31 March of a fiscal year."""
    return fiscal_year_begin(year), fiscal_year_end(year)
