"""What a table is: its columns, and the order it begins with."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeAlias, TypeVar

from flask_babel import LazyString

from compliance.documents.sheets import Cell
from compliance.store.queries.paging import Order, Page, Position, Reading

Line = TypeVar("Line")
Words: TypeAlias = str | LazyString
XLSX = "xlsx"


class Listed(Protocol[Line]):
    """The lines of a table: a `Listing` of the store, or a `HeldList` of what is read whole."""

    @property
    def known(self) -> int | None:
        """How many lines there are, where that is known without counting them."""

    def page(self, session: Reading, order: Order, after: Position | None = None, /) -> Page[Line]:
        """The page that begins after a line, or the first one."""

    def stream(self, session: Reading, order: Order, /) -> Iterator[Line]:
        """Every line in order."""

    def number(self, session: Reading, at_most: int, /) -> int:
        """How many lines there are, counted no further than one more than `at_most`."""


class Kind(StrEnum):
    """How the cells of a column stand: figures to the right, days as days."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """One column. `value` is its plain cell: the workbook's, and the page's where the template has no macro for it.

    `sorts`: the listing has an order of this key. `heads`: the cell names its row. A column that is not `on_page`
    stands in the workbook only, beside the one whose cell says the same on the page. `whole`: a number or a short name,
    which no line break may cut.
    """

    key: str
    words: Words
    value: Callable[[Line], Cell]
    kind: Kind = Kind.TEXT
    sorts: bool = False
    heads: bool = False
    on_page: bool = True
    whole: bool = False

    @property
    def style(self) -> str:
        """The class of its cells on the page; empty where they are plain."""
        return "number" if self.kind is Kind.NUMBER else "whole" if self.whole else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of one table: its order, where the page begins, and whether as a workbook."""

    order: Order
    after: Position | None
    workbook: bool


def _of_nobody(_line: object) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Table(Generic[Line]):
    """A declared table. `words` name it as caption, sheet and file; `own` marks the lines of the ward's own duties.

    `barred` are lines that the visitor may see and not choose for a bulk act: their boxes are greyed.
    Of several tables on one page each has its `prefix` before `sort`, `after` and `format` in the address.
    """

    name: str
    words: Words
    columns: tuple[Column[Line], ...]
    order: Order
    own: Callable[[Line], bool] = _of_nobody
    prefix: str = ""
    barred: Callable[[Line], bool] = _of_nobody

    def on_page(self) -> tuple[Column[Line], ...]:
        """The columns that the page shows."""
        return tuple(column for column in self.columns if column.on_page)

    def asked(self, query: Mapping[str, str]) -> Asked:
        """What an address asks for; what makes no sense in it asks for nothing."""
        return Asked(
            self._order(query.get(f"{self.prefix}sort", "")),
            _position(query.get(f"{self.prefix}after", "")),
            query.get(f"{self.prefix}format") == XLSX,
        )

    def _order(self, text: str) -> Order:
        key = text.removeprefix("-")
        if any(column.key == key and column.sorts for column in self.columns):
            return Order(key, descending=text.startswith("-"))
        return self.order


def _position(text: str) -> Position | None:
    try:
        return Position.parse(text) if text else None
    except ValueError:
        return None
