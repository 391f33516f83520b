"""One page of a table as the template shows it: headings that sort, lines, their number, and the way on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request
from flask_babel import gettext as _
from markupsafe import Markup

from compliance.store.queries.paging import PAGE, Page, Reading
from compliance.web.addresses import with_query
from compliance.web.tables.declarations import XLSX, Asked, Column, Kind, Listed, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.rows import Draw, rows

Line = TypeVar("Line")
COUNTED = 1_000
"""A longer list says only that it is longer: counting all of it would take longer than showing it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; `address` sorts by it, the other way round where it sorts already (`sorted` tells how)."""

    words: str
    kind: Kind
    address: str | None
    sorted: str | None


@dataclass(frozen=True, slots=True)
class Shown(Generic[Line]):
    """What the macros of `parts/tables.html` are given. Where not all lines were `counted`, there are more of them."""

    table: Table[Line]
    asked: Asked
    page: Page[Line]
    number: int
    counted: bool
    narrowing: Narrowing

    @property
    def columns(self) -> tuple[Column[Line], ...]:
        """The columns on the page."""
        return self.table.on_page()

    def headings(self) -> Iterator[Heading]:
        """The head of each column on the page."""
        for column in self.columns:
            order = self.asked.order
            current = column.sorts and column.key == order.key
            direction = ("descending" if order.descending else "ascending") if current else None
            words = str(column.words)
            yield Heading(words, column.kind, self._sorting(column, current) if column.sorts else None, direction)

    def rows(self, cells: Mapping[str, Draw[Line]], *, pick: bool = False) -> Markup:
        """The rows of the page: see `compliance.web.tables.rows`."""
        return rows(self.table, self.page.lines, cells, pick=pick)

    def sortings(self) -> Iterator[tuple[str, str, bool]]:
        """Every order as a choice (value, words, chosen): for narrow screens, where no headings are seen."""
        for column in self.columns:
            if column.sorts:
                words, here = str(column.words), column.key == self.asked.order.key
                down = self.asked.order.descending
                yield column.key, _("%(column)s（昇順）", column=words), here and not down
                yield f"-{column.key}", _("%(column)s（降順）", column=words), here and down

    def narrowed(self) -> bool:
        """Whether the address narrows the list, so that clearing it may show more."""
        names = (*(field.name for field in self.narrowing.fields), *self.narrowing.kept)
        return any(request.args.get(name) for name in names)

    def number_words(self) -> str:
        """How many there are."""
        if not self.counted:
            return _("%(number)s件を超えています", number=f"{COUNTED:,}")
        return _("%(number)s件", number=f"{self.number:,}")

    @property
    def exact_number(self) -> int | None:
        """How many there are, where all of them may be chosen at once."""
        return None if self.number > COUNTED else self.number

    def next_words(self) -> str:
        """The link to the next page."""
        return _("次の%(number)s件", number=PAGE)

    def first_address(self) -> str | None:
        """The first page, from a later one."""
        return with_query(**{self._name("after"): None}) if self.asked.after else None

    def next_address(self) -> str | None:
        """The page after this one; None on the last."""
        return with_query(**{self._name("after"): str(self.page.after)}) if self.page.after else None

    def workbook_address(self) -> str:
        """The whole list as a workbook."""
        return with_query(**{self._name("after"): None, self._name("format"): XLSX})

    def _sorting(self, column: Column[Line], current: bool) -> str:
        turned = "-" if current and not self.asked.order.descending else ""
        return with_query(**{self._name("sort"): f"{turned}{column.key}", self._name("after"): None})

    def _name(self, part: str) -> str:
        return f"{self.table.prefix}{part}"


def page_of(
    session: Reading, table: Table[Line], asked: Asked, listing: Listed[Line], narrowing: Narrowing | None = None
) -> Shown[Line]:
    """The asked page of the listing, in two queries and those that its lines take."""
    page = listing.page(session, asked.order, asked.after)
    whole = asked.after is None and page.after is None
    number = len(page.lines) if whole else listing.number(session, COUNTED)
    counted = number <= COUNTED or listing.known is not None
    return Shown(table, asked, page, number, counted, narrowing or Narrowing())
