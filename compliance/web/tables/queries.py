"""Reads what an address narrows a table to, and remembers what of it could not be read."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar
from unicodedata import normalize
from uuid import UUID

from compliance.domain.wareki import FIRST_ASKED, LAST_ASKED
from compliance.domain.yearless_days import read_asked_day_near
from compliance.web.visitors import desk

Choice = TypeVar("Choice", bound=StrEnum)


class Query:
    """The parts of an address by name; a part that makes no sense is None, and its name is among the `mistakes`."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.mistakes: set[str] = set()

    def typed(self, name: str) -> str:
        """What was typed, without what no keyboard types."""
        return "".join(sign for sign in self._given.get(name, "") if sign.isprintable() or sign.isspace()).strip()

    def text(self, name: str) -> str | None:
        """A text that says something."""
        return self.typed(name) or None

    def day(self, name: str) -> date | None:
        """A day in ISO or 和暦; one without its year is the one near today."""
        text = self.typed(name)
        day = read_asked_day_near(text, desk().today()) if text else None
        if text and day is None:
            self.mistakes.add(name)
        return day

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        """One of the values of an enumeration."""
        text = self.typed(name)
        try:
            return kind(text) if text else None
        except ValueError:
            self.mistakes.add(name)
            return None

    def id(self, name: str) -> UUID | None:
        """An id of ours."""
        text = self.typed(name)
        try:
            return UUID(text) if text else None
        except ValueError:
            self.mistakes.add(name)
            return None

    def years(self, name: str) -> frozenset[int]:
        """Fiscal years: `2025` or `2025,2026`."""
        texts = normalize("NFKC", self.typed(name)).replace(" ", "").split(",")
        if any(text and not _is_fiscal_year(text) for text in texts):
            self.mistakes.add(name)
            return frozenset()
        return frozenset(int(text) for text in texts if text)

    def ignored(self, *but: str) -> tuple[str, ...]:
        """What was typed and does not narrow, for a line that says so; `but` are names whose field tells it."""
        return tuple(self.typed(name) for name in sorted(self.mistakes.difference(but)))


def _is_fiscal_year(text: str) -> bool:
    digits = text.isascii() and text.isdecimal() and len(text) == 4
    return digits and FIRST_ASKED.year <= int(text) <= LAST_ASKED.year
