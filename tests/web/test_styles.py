"""The style sheets, read as text: where colours may depend on the width of the window."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.web.audits import LIKE_ANOTHER, RULED

STYLES = Path(__file__).parents[2] / "compliance" / "static" / "styles"
WIDTH = re.compile(r"(?:min-|max-)?width\s*(?::|>=|<=|<|>)\s*([0-9.]+)rem")
COLOUR = re.compile(r"(?:^|[{;])\s*[a-z-]*(?:color|background|opacity)[a-z-]*\s*:")
REM = 16
"""Pixels."""


def blocks(style: str) -> Iterator[tuple[str, str]]:
    """Each `@media` with its condition and what stands in it."""
    for found in re.finditer(r"@media([^{]*)\{", style):
        end, depth = found.end(), 1
        while depth:
            depth += {"{": 1, "}": -1}.get(style[end], 0)
            end += 1
        yield found.group(1), style[found.end() : end - 1]


def test_colours_change_at_no_width_between_those_at_which_contrast_is_checked() -> None:
    changes = {
        round(float(width) * REM)
        for file in STYLES.glob("*.css")
        for condition, body in blocks(file.read_text("utf-8"))
        if COLOUR.search(body)
        for width in WIDTH.findall(condition)
    }
    assert changes
    for width in LIKE_ANOTHER:
        narrower = max(other for other in RULED if other < width and other not in LIKE_ANOTHER)
        assert not [at for at in changes if narrower < at <= width]
