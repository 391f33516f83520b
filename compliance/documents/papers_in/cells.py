"""The HTML inside a table cell as lines of text: paragraphs, list items and broken lines, with nothing dropped."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, PageElement

_BLOCKS = frozenset({"p", "div", "ol", "ul", "table", "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "h4"})
_INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "sub", "sup", "font", "a"})
_ITEM, _WRAP, _BLOCK = "item", "wrap", "block"


@dataclass(frozen=True, slots=True)
class CellText:
    """One line of a cell: whether it opens a list item, and whether it stands behind a `<br>`."""

    text: str
    item: bool = False
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class _Break:
    kind: str


def cell_texts(html: str) -> tuple[CellText, ...]:
    """The lines of one cell (or of any line that may hold HTML). Tags that are no layout are kept as text."""
    if "<" not in html and "&" not in html:
        return (CellText(html.strip()),) if html.strip() else ()
    soup = BeautifulSoup(html, "html.parser")
    return tuple(_lines(_flow(soup, html)))


def _lines(flow: Iterator[_Break | str]) -> Iterator[CellText]:
    kinds: set[str] = set()
    for is_break, run in groupby(flow, key=lambda each: isinstance(each, _Break)):
        if is_break:
            kinds |= {each.kind for each in run if isinstance(each, _Break)}
            continue
        text = "".join(each for each in run if isinstance(each, str)).strip()
        if text:
            yield CellText(text, item=_ITEM in kinds, wrapped=kinds == {_WRAP})
            kinds = set()


def _flow(node: Tag, source: str) -> Iterator[_Break | str]:
    for child in node.children:
        yield from _child_flow(child, source)


def _child_flow(child: PageElement, source: str) -> Iterator[_Break | str]:
    if isinstance(child, Comment):
        yield from (_Break(_BLOCK), f"<!--{child}-->", _Break(_BLOCK))
    elif isinstance(child, NavigableString):
        yield str(child)
    elif isinstance(child, Tag):
        yield from _tag_flow(child, source)


def _tag_flow(tag: Tag, source: str) -> Iterator[_Break | str]:
    if tag.name == "br":
        yield _Break(_WRAP)
        yield from _flow(tag, source)
    elif tag.name == "li" or tag.name in _BLOCKS:
        yield _Break(_ITEM if tag.name == "li" else _BLOCK)
        yield from _flow(tag, source)
        yield _Break(_BLOCK)
    else:
        yield "" if tag.name in _INLINE else _printed(tag, source)
        yield from _flow(tag, source)


def _printed(tag: Tag, source: str) -> str:
    """The tag as it stands in the source: `<A社>` is a name in angle brackets, not markup."""
    start = tag.sourcepos or 0
    end = source.find(">", start)
    return source[start : end + 1] if end >= 0 else source[start:]
