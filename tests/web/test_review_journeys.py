"""An officer reviews a submission in a browser: sees its file, returns it by the keys, takes that back, accepts it."""

from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from compliance.demo.sheets import scanned
from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from tests.web.audits import mistakes
from tests.web.browsers import signed_in
from tests.web.test_reviews import beside, reviews
from tests.web.wards import Ward

pytestmark = pytest.mark.browser


def test_a_submission_is_returned_and_accepted_by_the_keys(
    browser: Browser, journey: str, desk: Desk, ward: Ward
) -> None:
    beside(desk, ward, "台帳.pdf", "application/pdf", scanned("台帳", ["書庫"], Random(1)))
    page = signed_in(browser, journey, AccountRole.SECTION_OFFICER)
    page.goto("/reviews")
    page.click(f'tbody a[href="/reviews/{ward.review}"]')
    _see_the_picture(page)
    _return_by_keys(page)
    assert [accepted for accepted, _reason in reviews(desk)] == [False]
    page.keyboard.press("u")
    page.wait_for_url(f"**/reviews/{ward.review}")
    assert reviews(desk) == []
    page.keyboard.press("a")
    expect(page.locator("main .notice.good")).to_contain_text("受理しました。")
    page.context.close()
    assert reviews(desk) == [(True, None)]


def _see_the_picture(page: Page) -> None:
    picture = page.frame_locator("iframe[name=look]").locator("img.whole")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 500
    assert mistakes(page, "review") == []


def _return_by_keys(page: Page) -> None:
    page.keyboard.press("r")
    expect(page.locator("#stock")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#reason")).to_have_value(
        "たずねたことの一部に、答えがありません。すべてに答えて、もう一度提出してください。"
    )
    page.keyboard.press("Tab")
    page.keyboard.type("3問目です。")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main .notice.good")).to_contain_text("差し戻しました。")
