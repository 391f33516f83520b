"""Twelve tasks of a ward officer by the keyboard alone: no click, no script of the test moves the focus."""

import pytest
from playwright.sync_api import Browser, Page, expect

from compliance.store.models.accounts import AccountRole
from tests.web.browsers import signed_in, visit
from tests.web.keys import opened_by_key, press_on, tab_to
from tests.web.wards import PASSWORD, Ward

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    """A section officer's page."""
    return signed_in(browser, address, AccountRole.SECTION_OFFICER)


def test_1_signing_in(browser: Browser, address: str) -> None:
    page = visit(browser, address)
    page.goto("/sign-in")
    tab_to(page, "input[name=login]")
    page.keyboard.type("section-officer")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today*")


def test_2_skipping_the_menu(page: Page) -> None:
    page.goto("/today")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_3_finding_a_contract_by_a_few_strokes(page: Page, ward: Ward) -> None:
    page.goto("/today")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("ひか")
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/contracts/{ward.kept}")


def test_4_reading_about_the_keys(page: Page) -> None:
    page.goto("/obligations")
    page.keyboard.press("?")
    page.wait_for_url("**/guide/keys")


def test_5_opening_what_a_count_counts(page: Page) -> None:
    page.goto("/today")
    opened_by_key(page, 'a.figure[href*="status=overdue"]', "**/obligations?*")


def test_6_asking_why(page: Page) -> None:
    page.goto("/obligations?status=overdue")
    opened_by_key(page, 'tbody a[href^="/obligations/"]', "**/obligations/*")
    expect(page.locator("main")).to_contain_text("なぜこの義務があるか")


def test_7_narrowing_a_list(page: Page) -> None:
    page.goto("/obligations")
    tab_to(page, "select[name=status]")
    page.keyboard.press("End")
    opened_by_key(page, "main form[method=get] button, main form:not([method]) button", "**/obligations?*")
    assert "status=" in page.url


def test_8_opening_the_menu_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/today")
    press_on(page, ".menu > details > summary")
    opened_by_key(page, '.menu a[href="/contracts"]', "**/contracts")


def test_9_recording_what_came_in_on_paper(page: Page, ward: Ward) -> None:
    page.goto(f"/contracts/{ward.kept}/record/place")
    tab_to(page, "main input[name=happened_on]")
    page.keyboard.type("R8.11.2")
    tab_to(page, "main input[name=name]")
    page.keyboard.type("ひかり産婦人科 分室")
    tab_to(page, 'button[name=step]:not([tabindex="-1"])')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main .notice.good")).to_be_visible()


def test_10_leaving_a_form_and_coming_back_to_it(page: Page, ward: Ward) -> None:
    page.goto(f"/contracts/{ward.late}/record/place")
    tab_to(page, "main input[name=name]")
    page.keyboard.type("書きかけの場所")
    press_on(page, ".draft-bar button")
    expect(page.locator("[data-draft-told]")).to_contain_text("下書きを保存しました")
    page.goto("/today")
    page.goto(f"/contracts/{ward.late}/record/place")
    expect(page.locator("main input[name=name]")).to_have_value("書きかけの場所")
    opened_by_key(page, ".notice.draft button", f"**/contracts/{ward.late}/record/place*")
    expect(page.locator("main input[name=name]")).to_have_value("")


def test_11_changing_the_language(page: Page) -> None:
    page.goto("/guide")
    opened_by_key(page, "button[name=language]", "**/guide")
    expect(page.locator("h1")).to_have_text("Your first week")
    opened_by_key(page, "button[name=language]", "**/guide")
    expect(page.locator("h1")).to_have_text("はじめの1週間")


def test_12_signing_out(page: Page) -> None:
    page.goto("/today")
    opened_by_key(page, 'form[action="/sign-out"] button', "**/sign-in")


def test_a_lost_session_is_signed_in_again_in_place(browser: Browser, address: str, ward: Ward) -> None:
    page = signed_in(browser, address, AccountRole.SECTION_OFFICER)
    page.goto(f"/contracts/{ward.late}/record/place")
    tab_to(page, "main input[name=happened_on]")
    page.keyboard.type("R8.11.2")
    tab_to(page, "main input[name=name]")
    page.keyboard.type("期限切れの後の場所")
    page.context.clear_cookies()
    press_on(page, 'button[name=step]:not([tabindex="-1"])')
    expect(page.locator("#sign-in-again")).to_be_visible()
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main .notice.good")).to_be_visible()
