"""Twelve tasks of a ward officer by the keyboard alone: no click, no script of the test moves the focus."""

import pytest
from playwright.sync_api import Browser, Page, expect

from compliance.store.models.accounts import AccountRole
from compliance.web.officer.bulk_renewal_forms import number_field
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


def test_2_extending_a_due_day_in_bulk_and_taking_it_back(page: Page) -> None:
    page.goto("/obligations?status=overdue&party=contractor")
    press_on(page, 'tbody input[name="row"]', "Space")
    opened_by_key(page, 'button[name="act"][value="extend"]', "**/bulk/preview")
    tab_to(page, "main input[name=new_due_on]")
    page.keyboard.type("R9.2.26")
    tab_to(page, "main input[name=reason]")
    page.keyboard.type("受託者の人員の交代のため")
    opened_by_key(page, "main button[formaction]", "**/bulk/preview")
    opened_by_key(page, "main .acts button:not([formaction])", "**/bulk-acts/**")
    expect(page.locator("main .notice.good")).to_contain_text("1件を記録しました。")
    opened_by_key(page, ".undo button", "**/bulk-acts/**")
    expect(page.locator("main")).to_contain_text("この操作は元に戻しました。")


def test_3_finding_a_contract_by_a_few_strokes(page: Page, ward: Ward) -> None:
    page.goto("/today")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("ひか")
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/contracts/{ward.kept}")


def test_4_saving_a_list_for_excel(page: Page) -> None:
    page.goto("/obligations?status=overdue")
    tab_to(page, "a.export")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".xlsx")


def test_5_opening_what_a_count_counts(page: Page) -> None:
    page.goto("/today")
    opened_by_key(page, 'a.figure[href*="status=overdue"]', "**/obligations?*")


def test_6_asking_why(page: Page) -> None:
    page.goto("/obligations?status=overdue")
    opened_by_key(page, 'tbody a[href^="/obligations/"]', "**/obligations/**")
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


def test_11_reading_a_letter_and_taking_it_to_the_printer(page: Page) -> None:
    page.goto("/reminders")
    opened_by_key(page, 'tbody a[href^="/reminders/"]', "**/reminders/*")
    tab_to(page, 'main a[href*="letters.pdf"]')
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".pdf")


def test_12_signing_out(page: Page) -> None:
    page.goto("/today")
    opened_by_key(page, 'form[action="/sign-out"] button', "**/sign-in")


def test_renewing_a_contract_from_the_list_and_taking_it_back(page: Page, ward: Ward) -> None:
    page.goto("/contracts?q=R8-健康")
    press_on(page, f'tbody input[name="row"][value="{ward.kept}"]', "Space")
    opened_by_key(page, 'button[name="act"][value="renew"]', "**/bulk/preview")
    tab_to(page, f"main input[name={number_field(ward.kept)}]")
    page.keyboard.type("R9-健康-777")
    opened_by_key(page, "main button[formaction]", "**/bulk/preview")
    opened_by_key(page, "main .acts button:not([formaction])", "**/bulk-acts/**")
    expect(page.locator("main .notice.good")).to_contain_text("1件の契約を更新しました。")
    opened_by_key(page, ".undo button", "**/bulk-acts/**")
    expect(page.locator("main")).to_contain_text("この操作は元に戻しました。")


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
