"""Values of scenario files: dates in ISO or 和暦, words of enumerations, names in place of ids; problems collected."""

import types
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar, Union, get_args, get_origin
from uuid import UUID, uuid5

from compliance.domain.errors import Words
from compliance.domain.facts import Measure
from compliance.domain.problems import Problem
from compliance.domain.wareki import DateRead, read_date

NAMESPACE = UUID("6f6d6a30-16c1-5e0e-9d5e-a4f1c6f0a021")
NONE = "none"

Tables = Mapping[str, object]
T = TypeVar("T")


class _Unreadable(Exception):
    def __init__(self, problem: Words, mend: Words) -> None:
        super().__init__(problem.en)
        self.problem, self.mend = problem, mend


class Values:
    """Reads the values of one file; ids are made of the names in it, always the same for the same name."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.names: dict[str, UUID] = {}

    def entity(self, name: str) -> UUID:
        """The id that stands for `name` in this file."""
        return self.names.setdefault(name, uuid5(NAMESPACE, name))

    def report(self, where: str, problem: Words, mend: Words) -> None:
        """Adds a problem found at `where`."""
        self.problems.append(Problem(self.source, where, "scenario", problem, mend))

    def only(self, table: Tables, known: Iterable[str], where: str) -> None:
        """Reports every key that is not `known`: a misspelt key must not pass in silence."""
        words = ", ".join(sorted(known))
        for key in sorted(table.keys() - set(known)):
            problem = Words(f"{key} という項目はありません。", f"There is no key {key}.")
            self.report(where, problem, Words(f"使える項目：{words}。", f"Known keys: {words}."))

    def table(self, tables: Tables, key: str) -> Tables | None:
        """The table `[key]`; None where there is none. One that is no table is reported."""
        value = tables.get(key)
        if value is None or isinstance(value, dict):
            return value
        problem = Words(f"{key} は表ではありません。", f"{key} is no table.")
        self.report(f"[{key}]", problem, Words(f"[{key}] の下に書いてください。", f"Write it under [{key}]."))
        return None

    def tables(self, tables: Tables, key: str) -> Sequence[Tables]:
        """The tables `[[key]]`; none where there is none. What is no list of tables is reported."""
        value = tables.get(key, [])
        if isinstance(value, list) and all(isinstance(table, dict) for table in value):
            return value
        problem = Words(f"{key} は表の並びではありません。", f"{key} is no list of tables.")
        mend = Words(f"一つずつ [[{key}]] の下に書いてください。", f"Write each under its own [[{key}]].")
        self.report(f"[[{key}]]", problem, mend)
        return []

    def required(self, table: Tables, key: str, kind: type[T], where: str) -> T | None:
        """The value under `key`; one that is missing or of another kind is reported and read as None."""
        if key not in table:
            problem = Words(f"{key} がありません。", f"{key} is missing.")
            self.report(where, problem, Words(f"{key} = … を書いてください。", f"Add {key} = …"))
        return self.optional(table, key, kind, where)

    def optional(self, table: Tables, key: str, kind: type[T], where: str) -> T | None:
        """The value under `key`, None where it is missing; one of another kind is reported."""
        value = self.converted(table[key], kind, where, key) if key in table else None
        return value if isinstance(value, kind) else None

    def converted(self, value: object, hint: object, where: str, key: str) -> object:
        """`value` as the type `hint` asks for; what cannot be is reported and read as None."""
        try:
            return self._as(value, hint)
        except _Unreadable as wrong:
            self.report(f"{where} {key}".strip(), wrong.problem, wrong.mend)
            return None

    def _as(self, value: object, hint: object) -> object:
        origin = get_origin(hint)
        if origin in {Union, types.UnionType}:
            (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
            return None if value == NONE else self._as(value, inner)
        if origin in {tuple, frozenset}:
            inner = get_args(hint)[0]
            each = (self._as(one, inner) for one in (value if isinstance(value, list) else [value]))
            return tuple(each) if origin is tuple else frozenset(each)
        return self._scalar(value, hint)

    def _scalar(self, value: object, hint: object) -> object:
        if hint is UUID and isinstance(value, str):
            return self.entity(value)
        if hint is date:
            return _day(value)
        if hint is Measure and isinstance(value, dict):
            return _measure(value)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return _word(value, hint)
        if isinstance(hint, type) and isinstance(value, hint) and (hint is bool or not isinstance(value, bool)):
            return value
        wanted = getattr(hint, "__name__", str(hint))
        problem = Words(f"「{value}」は {wanted} ではありません。", f"“{value}” is no {wanted}.")
        raise _Unreadable(problem, Words(f"{wanted} で書いてください。", f"Write a {wanted}."))


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    read = read_date(value) if isinstance(value, str) else None
    if isinstance(read, DateRead):
        return read.on
    raise _Unreadable(
        Words(f"「{value}」は日付として読めません。", f"“{value}” is no date."),
        Words("2026-04-01 か 令和8年4月1日 のように書いてください。", "Write it like 2026-04-01 or 令和8年4月1日."),
    )


def _word(value: object, known: type[Enum]) -> Enum:
    try:
        return known(value)
    except ValueError:
        words = ", ".join(str(word.value) for word in known)
        problem = Words(f"「{value}」は使えません。", f"“{value}” is not one of the words.")
        raise _Unreadable(problem, Words(f"次のどれかにしてください：{words}。", f"Use one of: {words}.")) from None


def _measure(value: Tables) -> Measure:
    key, ward, links = value.get("key"), value.get("ward", False), value.get("links", [])
    written = links if isinstance(links, list) else [links]
    if isinstance(key, str) and isinstance(ward, bool) and value.keys() <= {"key", "ward", "links"}:
        return Measure(key, ward, tuple(str(link) for link in written))
    raise _Unreadable(
        Words("対策として読めません。", "This is no measure."),
        Words(
            '{ key = "contractor.system.3", ward = false, links = ["8"] } のように書いてください。',
            'Write it like { key = "contractor.system.3", ward = false, links = ["8"] }.',
        ),
    )
