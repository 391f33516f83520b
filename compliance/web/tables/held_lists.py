"""Lists that a page holds whole because they stay short: sorted, searched and paged as those of the store are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeAlias, TypeVar
from uuid import UUID

from compliance.domain.search_keys import search_key, search_words
from compliance.store.queries.paging import PAGE, Order, Page, Position, Reading

Line = TypeVar("Line")
SortValue: TypeAlias = str | int | date


@dataclass(frozen=True, slots=True)
class HeldList(Generic[Line]):
    """The lines at hand. `orders` are never None, by the keys they are asked for; `id` tells equal lines apart."""

    lines: Sequence[Line]
    id: Callable[[Line], UUID]
    orders: Mapping[str, Callable[[Line], SortValue]]

    @property
    def known(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def page(self, _session: Reading, order: Order, after: Position | None = None) -> Page[Line]:
        """The page that begins after a line, or the first one."""
        lines = tuple(self.stream(_session, order))
        begin = next((place for place, line in enumerate(lines, 1) if after and self.id(line) == after.id), 0)
        shown, more = lines[begin : begin + PAGE], len(lines) > begin + PAGE
        return Page(shown, Position(str(self.orders[order.key](shown[-1])), self.id(shown[-1])) if more else None)

    def stream(self, _session: Reading, order: Order) -> Iterator[Line]:
        """Every line in order."""
        value = self.orders[order.key]
        return iter(sorted(self.lines, key=lambda line: (value(line), self.id(line)), reverse=order.descending))

    def number(self, _session: Reading, at_most: int) -> int:
        """How many lines there are, no more than one more than `at_most`."""
        return min(len(self.lines), at_most + 1)


def lines_called(lines: Sequence[Line], typed: str, texts: Callable[[Line], Sequence[str | None]]) -> Sequence[Line]:
    """The lines in whose texts every typed word stands, in any width, case and kana."""
    words = search_words(typed)
    return [line for line in lines if all(word in search_key(*texts(line)) for word in words)]
