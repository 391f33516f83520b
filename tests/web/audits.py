"""What is wrong with a page in a browser: what axe finds, and sideways scroll, at each width."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (320, 820, 960, 1280)
RULED = (320, 820, 1280)
"""Where axe runs."""

LIKE_ANOTHER = frozenset({820})
"""Where every colour is that of a narrower window (`test_styles.py` holds it): contrast, most of axe's work, is known."""

_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
}
"""Nothing is fetched anew and no frame is looked into: our pages are one document with its own styles."""

_AXE = Axe().axe_script
_LOADED = "'axe' in window"
_BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def mistakes(page: Page, seen: str) -> list[str]:
    """A line for each thing wrong, beginning with what was seen and the width."""
    if not page.evaluate(_LOADED):
        page.evaluate(_AXE)
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if (beyond := page.evaluate(_BEYOND)) > 0:
            wrong.append(f"{seen} {width}px: {beyond}px of sideways scroll")
        if width in RULED:
            wrong += _violations(page, f"{seen} {width}px", contrast=width not in LIKE_ANOTHER)
    return wrong


def _violations(page: Page, seen: str, *, contrast: bool) -> list[str]:
    rules = {**_RULES, "rules": {"color-contrast": {"enabled": contrast}}}
    found = page.evaluate("rules => axe.run(rules)", rules)["violations"]
    return [f"{seen}: {one['id']} {[node['html'][:300] for node in one['nodes']][:3]}" for one in found]
