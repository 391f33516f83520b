"""Where the HTML of a cell begins a new line, and why."""

from dataclasses import dataclass

ITEM, WRAP, BLOCK = "item", "wrap", "block"


@dataclass(frozen=True, slots=True)
class Break:
    """A new line: a list item's, a `<br>`'s, or a block's."""

    kind: str
