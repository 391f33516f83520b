"""On a narrow window nothing is cut off, and what belongs side by side stays there."""

import pytest
from playwright.sync_api import Browser

from compliance.store.models.accounts import AccountRole
from tests.web.browsers import signed_in

pytestmark = pytest.mark.browser
CUT = """() => [...document.querySelectorAll("main .narrowing select:not([name=sort])")].filter(select => {
  const style = getComputedStyle(select), room = document.createElement("canvas").getContext("2d")
  room.font = style.font
  const words = Math.max(...[...select.options].map(option => room.measureText(option.text).width))
  return words > select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 12
}).map(select => select.name)"""
"""The choices of which some words are wider than the field with its arrow; an order is also read off the headings."""


@pytest.mark.parametrize(
    ("role", "path", "language"),
    [
        (AccountRole.SECTION_OFFICER, "/contracts", "ja"),
        (AccountRole.SECTION_OFFICER, "/contracts", "en"),
        (AccountRole.CONTRACTOR_STAFF, "/own-obligations", "ja"),
        (AccountRole.CONTRACTOR_STAFF, "/own-obligations", "en"),
    ],
)
def test_choices_are_not_cut_and_signing_out_stays_beside_the_name(
    browser: Browser, address: str, role: AccountRole, path: str, language: str
) -> None:
    page = signed_in(browser, address, role, language, width=360)
    page.goto(path)
    assert page.locator("main .narrowing select").count()
    assert page.evaluate(CUT) == []
    name = page.locator(".person > a").bounding_box()
    button = page.locator('.person form[action="/sign-out"] button').bounding_box()
    assert name
    assert button
    assert button["y"] < name["y"] + name["height"]
    page.context.close()
