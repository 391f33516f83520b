"""Several SELECTs answered by one statement: for pages, whose statements are counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import CompoundSelect, Connection, Select, Subquery, cast, literal, null, select, union_all
from sqlalchemy.types import TypeEngine

Slot = tuple[str, int]
"""A column of the union: the first, second, third of its type, whatever each statement means by it."""


class Source(Protocol):
    """What answers statements: a connection, or what one statement brought of several."""

    def execute(self, statement: Select[*tuple[Any, ...]], parameters: Mapping[str, Any], /) -> Iterable[Any]:
        """The rows of a statement."""


class Gathering:
    """Statements that share their parameters, written down as one; their order is lost, so whoever asks sorts."""

    def __init__(self, *statements: Select[*tuple[Any, ...]]) -> None:
        self._number = {id(statement): n for n, statement in enumerate(statements)}
        self._kept = statements
        parts = [statement.order_by(None).subquery() for statement in statements]
        self._places, types = _placed(parts)
        rows = (_row(n, part, places, types) for n, (part, places) in enumerate(zip(parts, self._places, strict=True)))
        self._union: CompoundSelect[*tuple[Any, ...]] = union_all(*rows)

    def read(self, connection: Connection, parameters: Mapping[str, Any]) -> "Gathered":
        """The rows of all of them."""
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for n, *values in connection.execute(self._union, parameters):
            found[n].append(tuple(values[place] for place in self._places[n]))
        return Gathered(self._number, found)


class Gathered:
    """What was read at once, asked for statement by statement, as a connection is."""

    def __init__(self, numbers: Mapping[int, int], found: Mapping[int, Sequence[tuple[Any, ...]]]) -> None:
        self._numbers, self._found = numbers, found

    def execute(self, statement: Select[*tuple[Any, ...]], _parameters: Mapping[str, Any], /) -> Iterable[Any]:
        """The rows of one of the statements that were gathered; KeyError for another."""
        return self._found.get(self._numbers[id(statement)], ())


def _placed(parts: Sequence[Subquery]) -> tuple[Sequence[Sequence[int]], Sequence[TypeEngine[Any]]]:
    """Where each part's columns stand in the union, and the types of the union's columns."""
    slots: dict[Slot, tuple[int, TypeEngine[Any]]] = {}
    places = []
    for part in parts:
        of_type: Counter[str] = Counter()
        own = []
        for column in part.c:
            slot = repr(column.type), of_type[repr(column.type)]
            of_type[slot[0]] += 1
            own.append(slots.setdefault(slot, (len(slots), column.type))[0])
        places.append(own)
    return places, [kind for _place, kind in slots.values()]


def _row(n: int, part: Subquery, places: Sequence[int], types: Sequence[TypeEngine[Any]]) -> Select[*tuple[Any, ...]]:
    own = dict(zip(places, part.c, strict=True))
    return select(literal(n), *(own.get(place, cast(null(), kind)) for place, kind in enumerate(types)))
