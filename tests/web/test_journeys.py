"""A visitor's ways through the pages in a real browser, with and without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from compliance.store.models.accounts import AccountRole
from tests.documents.handler_samples import workbook
from tests.web.browsers import signed_in, visit
from tests.web.wards import PASSWORD, Ward

pytestmark = pytest.mark.browser


def test_a_clause_is_read_in_the_grid_by_the_keyboard_without_scripts(
    browser: Browser, address: str, ward: Ward
) -> None:
    signed = signed_in(browser, address, AccountRole.PRIVACY_OFFICER)
    page = visit(browser, address, width=320, scripts=False, kept=signed)
    page.goto(f"/contracts/{ward.late}")
    summary = page.locator("summary", has_text="第16項")
    quoted = page.locator("details", has=summary).locator("blockquote")
    assert not quoted.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert quoted.is_visible()


def test_an_officer_finds_what_is_late_asks_why_and_opens_the_contract_without_scripts(
    browser: Browser, address: str
) -> None:
    page = visit(browser, address, scripts=False)
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
    page = visit(browser, address)
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


def test_an_officer_reads_a_contractors_list_on_a_phone_without_scripts(
    browser: Browser, address: str, ward: Ward, tmp_path: Path
) -> None:
    signed = signed_in(browser, address, AccountRole.SECTION_OFFICER)
    page = visit(browser, address, width=360, scripts=False, kept=signed)
    people = f"/contracts/{ward.late}/people"
    page.goto(people)
    page.get_by_role("link", name="名簿のファイルを読み込む").click()
    file = tmp_path / "従事者名簿.xlsx"
    rows = (("区分", "従事者氏名", "ふりがな", "開始日"), ("責任者", "髙橋 恵", "高橋", "R8.4.1"))
    file.write_bytes(workbook((("令和8年度 従事者名簿",), (), *rows)))
    page.get_by_label("名簿のファイル").set_input_files(file)
    page.get_by_role("button", name="読み取って確かめる").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_label("4行目のC列（ふりがな）").fill("タカハシ メグミ")
    page.get_by_role("button", name="直した内容で確かめ直す").click()
    page.get_by_role("button", name="この内容で記録する").click()
    page.wait_for_url(f"**{people}")
    assert "髙橋 恵" in page.content()
