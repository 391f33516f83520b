"""Statements written down once for each shape of a question: to write one takes longer than to run it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache, wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, Date, Integer, Uuid
from sqlalchemy.types import TypeEngine

Asked = ParamSpec("Asked")
Written = TypeVar("Written")
Values = dict[str, object]

KEPT = 64
"""How many shapes are kept of each question: more than the pages ask, fewer than visitors can type."""


def shaped(write: Callable[Asked, Written]) -> Callable[Asked, tuple[Written, Values]]:
    """Lets `write` be called once for each shape of its arguments; returns what it wrote, and the values to bind.

    It is given a `bindparam` for each day, id, number and text, and for each set of ids or numbers that is not empty.
    What is None, true or false, an enum, an empty set or words is the shape itself, and given as it is; a dataclass
    is taken field by field, and a tuple of them one by one. So `write` may ask whether something is given, and compare
    columns with it, no more.

        @shaped
        def _due(scope: Scope, as_of: date) -> Select[...]: ...

        session.execute(*_due(scope, today))
    """
    names = tuple(signature(write).parameters)
    written = lru_cache(maxsize=KEPT)(write)

    @wraps(write)
    def ask(*arguments: Asked.args, **named: Asked.kwargs) -> tuple[Written, Values]:
        values: Values = {}
        given = zip(names, arguments, strict=False)
        places: Any = [_place(name, value, values) for name, value in given]
        places_named: Any = {name: _place(name, value, values) for name, value in named.items()}
        return written(*places, **places_named), values

    return ask


_TYPES: Mapping[type[Any], TypeEngine[Any]] = {date: Date(), UUID: Uuid(), int: Integer()}
"""What tells its type, as it is not always compared with a column; other values have that of their column."""


class _Given(BindParameter[Any]):
    """The place of a value; true, as what is not given is None or an empty set."""

    inherit_cache = True

    def __bool__(self) -> bool:
        return True


def _place(name: str, value: object, values: Values) -> object:
    """What `write` is given instead of a value, which is put among the `values`."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part: _place(f"{name}_{part}", getattr(value, part), values) for part in _parts(type(value))}
        return type(value)(**parts)
    if isinstance(value, tuple) and all(map(is_dataclass, value)):
        return tuple(_place(f"{name}_{place}", one, values) for place, one in enumerate(value))
    if isinstance(value, date | UUID | int | str) and not isinstance(value, bool | Enum):
        values[name] = value
        return _given(name, _TYPES.get(type(value)))
    if isinstance(value, Collection) and value and all(type(one) in (UUID, int) for one in value):
        values[name] = list(value)
        return _given(name, _TYPES[type(next(iter(value)))], several=True)
    return value


@cache
def _parts(of: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))


@cache
def _given(name: str, of: TypeEngine[Any] | None, *, several: bool = False) -> _Given:
    return _Given(name, type_=of, expanding=several)
