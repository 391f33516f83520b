"""Lists of any length: sorted by a named expression, paged by key, counted up to a limit, streamed in chunks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Generic, TypeAlias, TypeVar, cast
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    SQLColumnExpression,
    column,
    func,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

Line = TypeVar("Line")
Expression: TypeAlias = SQLColumnExpression[Any]
Rows: TypeAlias = Sequence[Row[*tuple[Any, ...]]]
Reading: TypeAlias = Session
"""A session as pages pass it on: they read through listings and write no SQL."""
Sorted: TypeAlias = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]

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
    """

    statement: Select[*tuple[Any, ...]]
    id: Expression
    orders: Mapping[str, Expression]
    read: Callable[[Session, Rows], Iterable[Line]]
    parts: Sequence[ColumnElement[bool]] = (true(),)

    def page(self, session: Session, order: Order, after: Position | None = None, limit: int = PAGE) -> Page[Line]:
        """The page that begins after a row, or the first one; a position that is none of this order begins anew."""
        beyond = self._beyond(order, after)
        statement = self.statement if beyond is None else self.statement.where(beyond)
        rows = session.execute(self._sorted(statement, order, limit + 1)).all()
        last = Position(str(rows[limit - 1].sort_value), rows[limit - 1].sort_id) if len(rows) > limit else None
        return Page(tuple(self.read(session, rows[:limit])), last)

    def stream(self, session: Session, order: Order) -> Iterator[Line]:
        """Every line in order; no more than a chunk is held at a time."""
        found = session.execute(self._sorted(self.statement, order).execution_options(yield_per=CHUNK))
        for rows in found.partitions():
            yield from self.read(session, rows)

    def number(self, session: Session, at_most: int) -> int:
        """How many lines there are, counted no further than one more than `at_most`."""
        ids = self._ids().limit(at_most + 1)
        return session.scalar(select(func.count()).select_from(ids.subquery())) or 0

    def ids(self, session: Session, at_most: int) -> tuple[UUID, ...]:
        """The ids of its lines, `at_most` of them, in no order that means anything."""
        return tuple(session.scalars(self._ids().limit(at_most)))

    def _ids(self) -> CompoundSelect[*tuple[Any, ...]]:
        ids = self.statement.with_only_columns(self.id, maintain_column_froms=True)
        return union_all(*(ids.where(part) for part in self.parts))

    def _sorted(self, statement: Select[*tuple[Any, ...]], order: Order, limit: int | None = None) -> Sorted:
        return in_order(statement, self.parts, self.orders[order.key], self.id, limit, descending=order.descending)

    def _beyond(self, order: Order, after: Position | None) -> ColumnElement[bool] | None:
        if after is None:
            return None
        expression, ident = _column(self.orders[order.key]), _column(self.id)
        value = _typed(after.value, expression.type.python_type)
        if value is None:
            return None
        here, there = tuple_(expression, ident), tuple_(value, after.id, types=(expression.type, ident.type))
        return here < there if order.descending else here > there


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
    named = statement.add_columns(value.label("sort_value"), id.label("sort_id"))
    directed = (value.desc(), id.desc()) if descending else (value, id)
    arms = [named.where(part).order_by(*directed).limit(limit) for part in parts]
    if len(arms) == 1:
        return arms[0]
    keys: tuple[ColumnElement[Any], ...] = (column("sort_value"), column("sort_id"))
    every = union_all(*(select(arm.subquery()) for arm in arms))
    return every.order_by(*(key.desc() if descending else key for key in keys)).limit(limit)


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
