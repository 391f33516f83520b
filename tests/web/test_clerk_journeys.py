"""A clinic's clerk on a telephone: from the first page to what waits for the ward, with a photograph of a signed sheet."""

from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from compliance.store.models.accounts import AccountRole
from tests.web.browsers import served, signed_in

pytestmark = pytest.mark.browser
NARROW = 360


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= NARROW)


def test_a_clerk_hands_in_a_session_with_a_photograph_and_sees_it_wait(
    browser: Browser, app: Flask, tmp_path: Path
) -> None:
    sheet = tmp_path / "署名.jpg"
    Image.new("RGB", (400, 300), (250, 250, 240)).save(sheet, "JPEG")
    with served(app) as address:
        page = signed_in(browser, address, AccountRole.CONTRACTOR_STAFF, width=NARROW)
        assert fits(page)
        page.locator('.own-tasks a.button[href*="education_session"]').first.click()
        assert fits(page)
        page.get_by_label("教育をした日").fill("R8.11.18")
        for topic in ("個人情報の適正な管理を教えた", "情報セキュリティを教えた", "条例・法律の内容を知らせた"):
            page.get_by_label(topic).check()
        for person in page.locator("input[name=attendees]").all():
            person.check()
        page.locator("input[type=file][multiple]").set_input_files(sheet)
        page.context.set_offline(True)
        page.locator("p.acts button", has_text="区に提出する").click()
        expect(page.locator("main form #not-sent")).to_contain_text("選んだファイルは、この画面に残っています")
        assert fits(page)
        page.context.set_offline(False)
        page.locator("p.acts button", has_text="区に提出する").click()
        page.wait_for_url("**/own-submissions/*")
        assert "署名.jpg" in page.content()
        assert fits(page)
        page.goto("/own-contracts")
        waiting = page.locator(".own-tasks li", has=page.locator(".tag", has_text="確認待ち"))
        assert waiting.filter(has_text="教育").count() >= 1
        page.goto(page.locator('.own-tasks a[href^="/own-obligations"]').first.get_attribute("href") or "")
        assert fits(page)
