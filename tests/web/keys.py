"""Real key presses: going to a thing by Tab alone, as somebody without a mouse does."""

from playwright.sync_api import Page

MOST = 250
_REACHED = "selector => document.activeElement?.matches(selector) ?? false"


def tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Presses Tab (or Shift+Tab) until what matches has the focus, and sees that the focus shows."""
    for _press in range(MOST):
        if page.evaluate(_REACHED, selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", selector
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{selector} is not reached by Tab on {page.url}")


def press_on(page: Page, selector: str, key: str = "Enter") -> None:
    """Goes there by Tab and presses the key."""
    tab_to(page, selector)
    page.keyboard.press(key)


def opened_by_key(page: Page, selector: str, address: str) -> None:
    """The same for a link or button that leads to `address` (a glob)."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url(address)
