"""A chronicle: what happens in the practice ward, written down in any order, told day by day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from random import Random
from uuid import UUID

from compliance.services.recording import Command
from compliance.store.models.base import Version


@dataclass(frozen=True, slots=True)
class Entry:
    """Something recorded under an id of its own."""

    id: UUID
    command: Command


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later version of something recorded before: these fields become other ones."""

    id: UUID
    model: type[Version]
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Something recorded by mistake is voided, with the reason."""

    id: UUID
    model: type[Version]
    reason: str


Happening = Entry | Amendment | Withdrawal


class Chronicle:
    """Happenings by the day they are recorded on. Ids come from `seed` and their place: the same seed, the same ids."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self._ids = self.dice("ids")
        self._by_day: dict[date, list[Happening]] = defaultdict(list)
        self._recorded_on: dict[UUID, date] = {}

    def dice(self, name: str) -> Random:
        """Chance of one's own: what is drawn under one name never shifts what is drawn under another."""
        return Random(f"{self.seed}/{name}")

    def enter(self, on: date, command: Command) -> UUID:
        """`command` is recorded on this day; returns the id it will have, which other happenings may refer to.

        Where it refers to something recorded later, it waits for that day: a session until its people are on a list.
        """
        ident = UUID(int=self._ids.getrandbits(128), version=4)
        day = max([on, *(self._recorded_on[other] for other in _ids_in(command) if other in self._recorded_on)])
        self._recorded_on[ident] = day
        self._by_day[day].append(Entry(ident, command))
        return ident

    def amend(self, on: date, command: type[Command], ident: UUID, **fields: object) -> None:
        """What was recorded by a command of this kind gets other values on this day."""
        day = max(on, self._recorded_on[ident])
        self._by_day[day].append(Amendment(ident, command.model, fields))

    def withdraw(self, on: date, command: type[Command], ident: UUID, reason: str) -> None:
        """What was recorded by a command of this kind is voided on this day."""
        self._by_day[on].append(Withdrawal(ident, command.model, reason))

    def days(self, before: date) -> Iterator[tuple[date, Sequence[Happening]]]:
        """Each day before `before` on which something is recorded, in order, with what."""
        for on in sorted(day for day in self._by_day if day < before):
            yield on, self._by_day[on]


def _ids_in(command: Command) -> Iterator[UUID]:
    """The ids that a command names, alone or in a tuple."""
    for field in fields(command):
        value = getattr(command, field.name)
        if isinstance(value, UUID):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, UUID))
