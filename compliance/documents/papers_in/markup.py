"""The HTML inside a table cell as a flow of texts and breaks, by Beautiful Soup."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, PageElement

from compliance.documents.papers_in.breaks import BLOCK, ITEM, WRAP, Break

_BLOCKS = frozenset({"p", "div", "ol", "ul", "table", "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "h4"})
_INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "sub", "sup", "font", "a"})


def flow(html: str) -> Iterator[Break | str]:
    """The texts of a cell with a break wherever a line begins; tags that are no layout are kept as text."""
    return _flow(BeautifulSoup(html, "html.parser"), html)


def _flow(node: Tag, source: str) -> Iterator[Break | str]:
    for child in node.children:
        yield from _child_flow(child, source)


def _child_flow(child: PageElement, source: str) -> Iterator[Break | str]:
    if isinstance(child, Comment):
        yield from (Break(BLOCK), f"<!--{child}-->", Break(BLOCK))
    elif isinstance(child, NavigableString):
        yield str(child)
    elif isinstance(child, Tag):
        yield from _tag_flow(child, source)


def _tag_flow(tag: Tag, source: str) -> Iterator[Break | str]:
    if tag.name == "br":
        yield Break(WRAP)
        yield from _flow(tag, source)
    elif tag.name == "li" or tag.name in _BLOCKS:
        yield Break(ITEM if tag.name == "li" else BLOCK)
        yield from _flow(tag, source)
        yield Break(BLOCK)
    else:
        yield "" if tag.name in _INLINE else _printed(tag, source)
        yield from _flow(tag, source)


def _printed(tag: Tag, source: str) -> str:
    """The tag as it stands in the source: `<A社>` is a name in angle brackets, not markup."""
    start = tag.sourcepos or 0
    end = source.find(">", start)
    return source[start : end + 1] if end >= 0 else source[start:]
