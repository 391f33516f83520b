"""A visitor's ways through the pages in a real browser: readable by everybody, in both languages, at every width."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compliance.store.models.accounts import AccountRole
from tests.web.browsers import address, browser, fonts, signed_in
from tests.web.wards import PAPER, PASSWORD, Ward

__all__ = ["address", "browser", "fonts"]

pytestmark = pytest.mark.browser
WIDTHS = (320, 820, 960, 1280)
RULED = (320, 820, 1280)
"""Where axe runs."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
AXE = Axe().axe_script


def check(page: Page, seen: str) -> list[str]:
    """What is wrong with the page at each width: what axe finds, and sideways scroll."""
    wrong = []
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            wrong.append(f"{seen} {width}px: {beyond}px of sideways scroll")
        if width not in RULED:
            continue
        found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
        wrong += [f"{seen} {width}px: {v['id']} {[n['html'][:90] for n in v['nodes']][:3]}" for v in found]
    return wrong


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_is_accessible_and_fits_its_window(
    browser: Browser, address: str, ward: Ward, language: str
) -> None:
    page = signed_in(browser, address, AccountRole.PRIVACY_OFFICER, language)
    wrong = []
    page.goto("/obligations?status=overdue")
    reason = page.locator('th a[href^="/obligations/"]').first.get_attribute("href")
    for path in (
        "/today",
        "/obligations",
        "/obligations?as_of=x",
        "/obligations?item=999",
        reason or "",
        "/outsourcings",
        f"/outsourcings/{ward.outsourcing}",
        f"/outsourcings/{ward.undecided}",
        f"/contracts/{ward.kept}",
        f"/contracts/{ward.late}",
        "/council-report",
        "/council-report?as_of=2020-01-01",
        "/council-report/matters?as_of=2026-11-20",
        "/import-paper",
        "/account",
        "/nothing",
    ):
        page.goto(path)
        wrong += check(page, path)
    page.goto("/import-paper")
    page.locator("main button").click()
    wrong += check(page, "no file chosen")
    page.set_input_files("input[type=file]", PAPER)
    page.locator("main button").click()
    page.wait_for_selector("input[name=paper]", state="attached")
    wrong += check(page, "review")
    assert wrong == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pages_of_contractors_and_administrators_are_accessible_and_fit_their_window(
    browser: Browser, address: str, language: str
) -> None:
    page = signed_in(browser, address, AccountRole.CONTRACTOR_STAFF, language)
    wrong = check(page, "/own-obligations")
    page.goto("/own-obligations?status=all")
    page.locator("th a").first.click()
    wrong += check(page, "why, for a contractor")
    page = signed_in(browser, address, AccountRole.ADMINISTRATOR, language)
    wrong += check(page, "/system")
    assert wrong == []


def test_a_clause_is_read_in_the_grid_by_the_keyboard_without_scripts(
    browser: Browser, address: str, ward: Ward
) -> None:
    signed = signed_in(browser, address, AccountRole.PRIVACY_OFFICER)
    context = browser.new_context(
        base_url=address, locale="ja-JP", java_script_enabled=False, storage_state=signed.context.storage_state()
    )
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"/contracts/{ward.late}")
    summary = page.locator("summary", has_text="第16項")
    quoted = page.locator("details", has=summary).locator("blockquote")
    assert not quoted.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert quoted.is_visible()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_sign_in_page_is_accessible_and_fits_its_window(browser: Browser, address: str, language: str) -> None:
    locale = {"ja": "ja-JP", "en": "en-GB"}[language]
    page = browser.new_context(base_url=address, locale=locale).new_page()
    page.goto("/sign-in")
    wrong = check(page, "sign-in")
    page.locator("main button").click()
    wrong += check(page, "sign-in refused")
    assert wrong == []


def test_an_officer_finds_what_is_late_asks_why_and_opens_the_contract_without_scripts(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, locale="ja-JP", java_script_enabled=False).new_page()
    page.goto("/today")
    page.get_by_label("サインイン名").fill("section-officer")
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="サインインする").click()
    page.locator("a.figure").first.click()
    page.locator('th a[href^="/obligations/"]').first.click()
    assert "なぜこの義務があるか" in page.content()
    page.locator('dd a[href^="/contracts/"]').click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("契約 R8-")
    page.get_by_label("基準日").fill("令和9年4月10日")
    page.get_by_role("button", name="この日の状態を見る").click()
    assert "令和9年4月10日（土）現在" in page.content()


def test_the_keyboard_alone_signs_in_and_skips_to_the_content(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address, locale="ja-JP").new_page()
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("section-officer")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today*")
    assert page.locator("h1").inner_text().startswith("今日")


def test_a_secretary_opens_a_figure_and_takes_both_files(browser: Browser, address: str, tmp_path: Path) -> None:
    page = signed_in(browser, address, AccountRole.COUNCIL_SECRETARIAT)
    page.goto("/council-report")
    page.locator("td.number a").first.click()
    assert page.locator("h1").inner_text() == "未履行事項の内訳"
    page.get_by_role("link", name="報告に戻る").click()
    for words, magic in (("PDFで受け取る", b"%PDF"), ("Excelで受け取る", b"PK")):
        with page.expect_download() as download:
            page.get_by_role("link", name=words).click()
        kept = tmp_path / download.value.suggested_filename
        download.value.save_as(kept)
        assert kept.read_bytes().startswith(magic)
