"""Lists of any length: sorted by a named expression, paged by key, counted up to a limit, streamed in chunks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar, cast
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    SQLColumnExpression,
    bindparam,
    column,
    func,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from compliance.store.queries.shapes import KEPT, Values

Line = TypeVar("Line")
Expression: TypeAlias = SQLColumnExpression[Any]
Rows: TypeAlias = Sequence[Row[*tuple[Any, ...]]]
Reading: TypeAlias = Session
"""A session as pages pass it on: they read through listings and write no SQL."""
Sorted: TypeAlias = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]

SortedKind = TypeVar("SortedKind", Select[*tuple[Any, ...]], CompoundSelect[*tuple[Any, ...]])

PAGE = 50
CHUNK = 500
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Order:
    """By which of a list's expressions it is sorted."""

    key: str
    descending: bool = False

    def turned(self) -> "Order":
        """The same the other way round."""
        return replace(self, descending=not self.descending)


@dataclass(frozen=True, slots=True)
class Position:
    """The last row of a page, by what it is sorted by and its id: the next page begins after it."""

    value: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.value}_{self.id.hex}"

    @classmethod
    def parse(cls, text: str) -> "Position":
        """The reverse of `str`; ValueError for anything else."""
        value, _, ident = text.rpartition("_")
        if "\0" in value:
            raise ValueError("a position holds no NUL")
        return cls(value, UUID(hex=ident))


@dataclass(frozen=True, slots=True)
class Page(Generic[Line]):
    """One page of lines; `after` begins the next one, None on the last."""

    lines: tuple[Line, ...]
    after: Position | None


@dataclass(frozen=True, slots=True)
class Listing(Generic[Line]):
    """A scoped and filtered statement that is not sorted yet.

    `parts` are conditions of which a row meets one at most; without any the statement alone says which rows are meant.
    `orders` are expressions that are never NULL, by the keys they are asked for; `id` tells rows of one value apart.
    `read` makes the lines of one page or chunk, so that what belongs to them is looked up once and not row by row.
    `values` are bound to a statement kept by its shape: the statements of its pages are then kept as well.
    `shows` says what is shown of the rows where `statement` only finds them: it is joined to those of a page by `id`.
    `known` is how many lines there are, where that is known without counting them.
    """

    statement: Select[*tuple[Any, ...]]
    id: Expression
    orders: Mapping[str, Expression]
    read: Callable[[Session, Rows], Iterable[Line]]
    parts: tuple[ColumnElement[bool], ...] = (true(),)
    values: Values = field(default_factory=dict)
    shows: Select[*tuple[Any, ...]] | None = None
    known: int | None = None

    def page(self, session: Session, order: Order, after: Position | None = None, limit: int = PAGE) -> Page[Line]:
        """The page that begins after a row, or the first one; a position that is none of this order begins anew."""
        begins = self._begins(order, after)
        write = _kept if self.values else _page
        asked = self.statement, self.parts, self._key(order), order.descending
        statement = write(*asked, limit + 1, bool(begins), self.shows)
        rows = session.connection().execute(statement, {**self.values, **begins}).all()
        last = Position(str(rows[limit - 1].sort_value), rows[limit - 1].sort_id) if len(rows) > limit else None
        return Page(tuple(self.read(session, rows[:limit])), last)

    def stream(self, session: Session, order: Order) -> Iterator[Line]:
        """Every line in order; no more than a chunk is held at a time."""
        every = _page(self.statement, self.parts, self._key(order), order.descending, shows=self.shows)
        found = session.execute(every.execution_options(yield_per=CHUNK), self.values)
        for rows in found.partitions():
            yield from self.read(session, rows)

    def number(self, session: Session, at_most: int) -> int:
        """How many lines there are, where it is not known counted no further than one more than `at_most`."""
        if self.known is not None:
            return self.known
        ids = self._ids().limit(at_most + 1)
        return session.scalar(select(func.count()).select_from(ids.subquery()), self.values) or 0

    def ids(self, session: Session, at_most: int) -> tuple[UUID, ...]:
        """The ids of its lines, `at_most` of them, in no order that means anything."""
        return tuple(session.scalars(self._ids().limit(at_most), self.values))

    def _ids(self) -> CompoundSelect[*tuple[Any, ...]]:
        ids = self.statement.with_only_columns(self.id, maintain_column_froms=True)
        return union_all(*(ids.where(part) for part in self.parts))

    def _key(self, order: Order) -> tuple[Expression, Expression]:
        return self.orders[order.key], self.id

    def _begins(self, order: Order, after: Position | None) -> Values:
        """What the page begins after, as `_page` binds it; nothing for the first."""
        if after is None:
            return {}
        value = _typed(after.value, _column(self.orders[order.key]).type.python_type)
        return {} if value is None else {_AFTER: value, _AFTER_ID: after.id}


def _page(
    statement: Select[*tuple[Any, ...]],
    parts: tuple[ColumnElement[bool], ...],
    key: tuple[Expression, Expression],
    descending: bool,
    limit: int | None = None,
    continued: bool = False,
    shows: Select[*tuple[Any, ...]] | None = None,
) -> Sorted:
    """The first page of a statement, or with `continued` the one after the values bound as `_AFTER` and `_AFTER_ID`."""
    if continued:
        here, types = tuple_(*key), [_column(part).type for part in key]
        there = tuple_(*(bindparam(name, type_=of) for name, of in zip((_AFTER, _AFTER_ID), types, strict=True)))
        statement = statement.where(here < there if descending else here > there)
    found = in_order(statement, parts, *key, limit, descending=descending)
    return found if shows is None else _joined(shows, key[1], found, descending)


def _joined(shows: Select[*tuple[Any, ...]], id: Expression, found: Sorted, descending: bool) -> Sorted:
    """What is shown of the rows that were found, in their order: names are looked up for these alone."""
    page = found.subquery("page")
    keys = page.c.sort_value, page.c.sort_id
    return _directed(shows.join(page, page.c.sort_id == id).add_columns(*keys), keys, descending)


_AFTER, _AFTER_ID = "page_after", "page_after_id"
_kept = lru_cache(maxsize=KEPT)(_page)
"""Kept by the identity of a statement that is itself kept."""


def in_order(
    statement: Select[*tuple[Any, ...]],
    parts: Sequence[ColumnElement[bool]],
    value: Expression,
    id: Expression,
    limit: int | None = None,
    *,
    descending: bool = False,
) -> Sorted:
    """The rows of every part sorted by `value` and `id`, named `sort_value` and `sort_id`, and no more than `limit`.

    Each part is cut off by itself, so that its index is read no further than needed.
    """
    key: tuple[ColumnElement[Any], ...] = (value.label("sort_value"), id.label("sort_id"))
    arms = [_directed(statement.add_columns(*key).where(part), key, descending).limit(limit) for part in parts]
    if len(arms) == 1:
        return arms[0]
    every = union_all(*(select(arm.subquery()) for arm in arms))
    return _directed(every, (column("sort_value"), column("sort_id")), descending).limit(limit)


def _directed(rows: SortedKind, keys: Iterable[ColumnElement[Any]], descending: bool) -> SortedKind:
    return rows.order_by(*(key.desc() if descending else key for key in keys))


def _column(expression: Expression) -> ColumnElement[Any]:
    """What every expression of a statement is; a model's column is only declared as less."""
    return cast(ColumnElement[Any], expression)


def _typed(text: str, kind: type) -> str | int | date | datetime | None:
    """The value that a position's text stands for, None where it stands for none."""
    try:
        if kind is int:
            number = int(text)
            return number if abs(number) <= _LARGEST else None
        if kind is datetime:
            instant = datetime.fromisoformat(text)
            return instant if instant.tzinfo else None
        return date.fromisoformat(text) if kind is date else text
    except ValueError:
        return None
