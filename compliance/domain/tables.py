"""Reading tables of data (as TOML gives them) key by key: every problem is collected, and unread keys are problems."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from compliance.domain.errors import Words
from compliance.domain.problems import Problem, problem

E = TypeVar("E", bound=StrEnum)

MOST = 36_500
"""The greatest number a rule may carry: a hundred years in days, so that no due day falls off the calendar."""

_KINDS: tuple[tuple[type, Words], ...] = (
    (bool, Words("true / false", "true or false")),
    (int, Words("整数", "a whole number")),
    (float, Words("小数", "a fraction")),
    (str, Words("文字列", "a text")),
    (datetime, Words("日時", "a date and time")),
    (date, Words("日付", "a date")),
    (list, Words("並び", "a list")),
    (dict, Words("表", "a table")),
)
_NAMES = dict(_KINDS)
_OTHER_KIND = Words("時刻", "a time of day")
_EXAMPLES: Mapping[type, str] = {
    bool: "true",
    int: "14",
    str: '"…"',
    date: "2026-04-01",
    list: '["…", "…"]',
    dict: "{ … }",
}
_MONTH_DAY = re.compile("(0[1-9]|1[0-2])-([0-3][0-9])")
_A_YEAR_WITHOUT_LEAP_DAY = 2025


@dataclass
class Table:
    """One table under reading: `file` and `clause` say where it stands, `problems` is shared by the whole file.

    A value that is missing or of the wrong kind is reported and read as its empty form, so that reading goes on.
    """

    values: Mapping[str, object]
    file: str
    problems: list[Problem]
    clause: str = ""
    path: str = ""
    _read: set[str] = field(default_factory=set)

    def report(self, code: str, **words: object) -> None:
        """Adds a problem at this place."""
        self.problems.append(problem(code, self.file, self.clause, words))

    def has(self, key: str) -> bool:
        """Whether the key is there, read or not."""
        return key in self.values

    def name(self, key: str) -> str:
        """The key with the path that leads to it: `due.later_of[1].anchor`."""
        return f"{self.path}.{key}" if self.path else key

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text, without the line breaks around it; an empty one is a problem, a missing optional one is empty."""
        value = self._value(key, str, optional=optional)
        if not isinstance(value, str):
            return ""
        if not value.strip():
            self.report("empty_text", key=self.name(key))
        return value.strip("\n")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; missing means none."""
        return tuple(value for value in self._each(key, str) if isinstance(value, str))

    def number(self, key: str, *, optional: bool = True) -> int:
        """A whole number from 0 to `MOST`; missing means 0."""
        value = self._value(key, int, optional=optional)
        if not isinstance(value, int):
            return 0
        if not 0 <= value <= MOST:
            self.report("out_of_range", key=self.name(key), value=value, most=MOST)
            return 0
        return value

    def flag(self, key: str) -> bool:
        """True or false; missing means false."""
        return self._value(key, bool, optional=True) is True

    def day(self, key: str) -> date:
        """A date; one that is missing or no date is reported and read as the first of all days."""
        value = self._value(key, date, optional=False)
        return value if isinstance(value, date) else date.min

    def month_day(self, key: str) -> str | None:
        """A month and day like `06-30` that every year has; None where it is missing."""
        value = self._value(key, str, optional=True)
        if isinstance(value, str) and not is_month_day(value):
            self.report("no_such_day", key=self.name(key), value=value)
        return value if isinstance(value, str) else None

    def choice(self, key: str, known: type[E], default: E | None = None) -> E:
        """One word of an enumeration; a missing one is the default, or a problem where there is none."""
        value = self._value(key, str, optional=default is not None)
        fallback = next(iter(known)) if default is None else default
        return self._word(key, value, known, fallback) if isinstance(value, str) else fallback

    def choices(self, key: str, known: type[E]) -> tuple[str, ...]:
        """A list of words of an enumeration; missing means none."""
        return tuple(
            self._word(key, value, known, next(iter(known))).value
            for value in self._each(key, str)
            if isinstance(value, str)
        )

    def table(self, key: str) -> "Table":
        """The table under this key; a missing one reads as empty."""
        value = self._value(key, dict, optional=True)
        return self._inner(value if isinstance(value, dict) else {}, self.name(key))

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables listed under this key; missing means none."""
        for n, value in enumerate(self._each(key, dict), start=1):
            if isinstance(value, dict):
                yield self._inner(value, f"{self.name(key)}[{n}]")

    def named_tables(self) -> Iterator[tuple[str, "Table"]]:
        """Every key of this table with the table under it."""
        for key in self.values:
            yield key, self.table(key)

    def at(self, clause: str) -> "Table":
        """This table, its problems reported under `clause`; the path starts anew."""
        return Table(self.values, self.file, self.problems, clause, "", self._read)

    def finish(self) -> None:
        """Reports every key that nobody read: a misspelt key must not pass in silence."""
        for key in self.values:
            if key in self._read:
                continue
            near = get_close_matches(key, self._read, n=1)
            words = {"near": f"{near[0]} ではありませんか。", "near_en": f"Did you mean {near[0]}? "} if near else {}
            self.report("unknown_key", **{"key": self.name(key), "near": "", "near_en": "", **words})

    def _inner(self, values: Mapping[str, object], path: str) -> "Table":
        return Table(values, self.file, self.problems, self.clause, path)

    def _value(self, key: str, kind: type, *, optional: bool) -> object:
        self._read.add(key)
        if key not in self.values:
            if not optional:
                self.report("missing_key", key=self.name(key))
            return None
        value = self.values[key]
        if _kind_of(value) is kind:
            return value
        self._wrong(self.name(key), kind, value)
        return None

    def _each(self, key: str, kind: type) -> Iterator[object]:
        values = self._value(key, list, optional=True)
        for n, value in enumerate(values if isinstance(values, list) else [], start=1):
            if _kind_of(value) is not kind:
                self._wrong(f"{self.name(key)}[{n}]", kind, value)
            elif isinstance(value, str) and not value.strip():
                self.report("empty_text", key=f"{self.name(key)}[{n}]")
            else:
                yield value

    def _word(self, key: str, value: str, known: type[E], fallback: E) -> E:
        if value not in {word.value for word in known}:
            listed = ", ".join(word.value for word in known)
            self.report("unknown_word", key=self.name(key), value=value, known=listed)
            return fallback
        return known(value)

    def _wrong(self, name: str, kind: type, value: object) -> None:
        expected, found = _NAMES[kind], _NAMES.get(_kind_of(value), _OTHER_KIND)
        self.report(
            "wrong_type",
            key=name,
            expected=expected.ja,
            expected_en=expected.en,
            found=found.ja,
            found_en=found.en,
            example=f"{_last_key(name)} = {_EXAMPLES[kind]}",
        )


def _last_key(name: str) -> str:
    return name.rpartition(".")[2].partition("[")[0]


def _kind_of(value: object) -> type:
    """The kind of a TOML value; true is no number and a date with a time is no date, whatever Python says."""
    return next((kind for kind, _ in _KINDS if isinstance(value, kind)), type(None))


def is_month_day(value: str) -> bool:
    """Whether it is a month and a day that every year has, written like `06-30`."""
    found = _MONTH_DAY.fullmatch(value)
    if found is None:
        return False
    try:
        date(_A_YEAR_WITHOUT_LEAP_DAY, int(found[1]), int(found[2]))
    except ValueError:
        return False
    return True
