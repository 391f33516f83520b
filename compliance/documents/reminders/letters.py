"""What one reminder holds: who writes to whom, and the matters that are late or soon due. Names of people: none."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing owed under one contract; `number` of them where it is owed for several people or things alike.

    `days_over` counts the days since the due day, 0 where it has not passed. `policy`: the day is only the ward's own.
    """

    contract: str
    title: str
    owed: str
    item: str
    due_on: date | None
    basis: str
    policy: bool
    days_over: int
    number: int = 1


@dataclass(frozen=True, slots=True)
class Letter:
    """One reminder of a section: to a contractor, or to the section itself where `contractor` is empty."""

    ward: str
    section: str
    telephone: str
    email: str
    contractor: str
    postal_code: str
    address: str
    written_on: date
    late: tuple[Matter, ...]
    soon: tuple[Matter, ...]
    practice: bool = False

    @property
    def has_policy_days(self) -> bool:
        """Whether one of its days is only the ward's own."""
        return any(matter.policy for matter in (*self.late, *self.soon))


def letter_json(letter: Letter) -> dict[str, object]:
    """The letter as the outbox keeps it."""
    told = asdict(letter)
    told["written_on"] = letter.written_on.isoformat()
    for name in ("late", "soon"):
        told[name] = [{**matter, "due_on": _text(matter["due_on"])} for matter in told[name]]
    return told


def letter_from_json(told: Mapping[str, Any]) -> Letter:
    """The reverse of `letter_json`."""
    late, soon = (tuple(_matter(matter) for matter in told[name]) for name in ("late", "soon"))
    return Letter(**{**told, "written_on": date.fromisoformat(told["written_on"]), "late": late, "soon": soon})


def _matter(told: Mapping[str, Any]) -> Matter:
    return Matter(**{**told, "due_on": date.fromisoformat(told["due_on"]) if told["due_on"] else None})


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
