"""A month of the practice ward in a browser, for a section officer and for the privacy office: the clock moves on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import BytecodeCache
from playwright.sync_api import Browser, Page, expect

from compliance.demo.loading import load
from compliance.evidence.keyrings import KeyRing
from compliance.keys import SESSION_KEY, create_key
from compliance.passwords import Passwords
from compliance.services.nightly import Nightly
from compliance.store.migrate import upgrade
from compliance.store.shelves import Shelf
from tests.web.browsers import assert_proven, served
from tests.web.desks import app_of, config_of, desk_of
from tests.web.months import (
    Month,
    MovedClock,
    figure,
    fill,
    listed,
    number_in,
    opened_by_search,
    press,
    record,
    rows_of,
)

pytestmark = pytest.mark.browser
FIRST = date(2026, 11, 2)


@pytest.fixture(scope="module")
def month(
    browser: Browser, shelf: Shelf, templates: BytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Month]:
    """The practice ward as it stands on the first working day of November."""
    config = config_of(tmp_path_factory.mktemp("month") / "instance")
    create_key(config.keys, SESSION_KEY)
    KeyRing(config.keys).add()
    clock = MovedClock(FIRST)
    desk = replace(desk_of(config, shelf), clock=clock)
    upgrade(desk.database)
    load(desk, Passwords(config.password_cost), "1", FIRST, 0, lambda done, total: None)
    with served(app_of(config, desk, templates)) as address:
        yield Month(browser, address, clock, desk)
    assert_proven(desk)
    desk.database.dispose()


def test_a_section_officers_month(month: Month, tmp_path: Path) -> None:
    page = month.morning("kenko", FIRST)
    late = opens_what_is_late_and_saves_it(page, tmp_path)
    extends_two_days_in_bulk_and_takes_it_back(page, late)

    page = month.morning("kenko", date(2026, 11, 9))
    clinic = opened_by_search(page, "ひなた")
    reviews_the_list_that_came_in(page, clinic)

    page = month.morning("kensa", date(2026, 11, 16))
    contract = opened_by_search(page, "8健づ第003号")
    records_a_visit_and_what_it_found(page, contract)

    page = month.morning("kensa", date(2026, 11, 24))
    records_that_it_was_put_right(page, contract)

    page = month.morning("kenko", date(2026, 11, 25))
    renews(page, clinic)

    page = month.morning("kenko", date(2026, 11, 30))
    reminds_of_what_is_late(month, page, tmp_path)


def opens_what_is_late_and_saves_it(page: Page, folder: Path) -> int:
    late = figure(page, "overdue", "contractor")
    page.locator('a.figure[href*="status=overdue"][href*="party=contractor"]').click()
    assert listed(page) == late
    with page.expect_download() as download:
        page.get_by_role("link", name="この一覧をExcelで保存").click()
    assert rows_of(download.value, folder) >= late
    page.locator('tbody a[href^="/obligations/"]').first.click()
    expect(page.locator("main")).to_contain_text("なぜこの義務があるか")
    return late


def extends_two_days_in_bulk_and_takes_it_back(page: Page, late: int) -> None:
    page.goto("/obligations?status=overdue&party=contractor")
    for box in page.locator('tbody input[name="row"]').all()[:2]:
        box.check()
    expect(page.locator("[data-bulk-count]")).to_have_text("2件を選択中")
    press(page, "期限を延長する")
    fill(page, {"new_due_on": "R8.12.25", "reason": "受託者の人員の交代のため"})
    press(page, "対象と結果を出し直す")
    expect(page.locator("main")).to_contain_text("令和8年12月25日")
    press(page, "2件")
    expect(page.locator("main .notice.good")).to_contain_text("2件を記録しました。")
    done = page.url
    page.goto("/today")
    assert figure(page, "overdue", "contractor") == late - 2
    page.goto(done)
    press(page, "元に戻す")
    page.goto("/today")
    assert figure(page, "overdue", "contractor") == late


def reviews_the_list_that_came_in(page: Page, contract: str) -> None:
    page.goto(f"{contract}/record/review")
    fill(page, {"submission": "1", "happened_on": "R8.11.9", "accepted": "yes"})
    press(page, "影響を確かめる")
    expect(page.locator("main")).to_contain_text("履行済み")
    press(page, "この内容で保存する")
    page.goto(f"{contract}/timeline?kind=review")
    expect(page.locator("tbody tr").first).to_contain_text("2026-11-09")


def records_a_visit_and_what_it_found(page: Page, contract: str) -> None:
    record(page, contract, "inspection_visit", {"inspection_id": "1", "happened_on": "R8.11.13", "method": "on_site"})
    found = {"happened_on": "R8.11.13", "item": "1", "text": "書庫の施錠の記録がない日があった。", "due_on": "R8.11.30"}
    record(page, contract, "finding", found | {"inspection_id": "1", "severity": "ordinary", "ward": "no"})
    page.goto(f"{contract}/inspections")
    expect(page.locator("main")).to_contain_text("書庫の施錠の記録がない日があった。")
    page.goto(contract)
    expect(page.locator("main")).to_contain_text("2026-11-30")


def records_that_it_was_put_right(page: Page, contract: str) -> None:
    fixed = {"finding_id": "1", "happened_on": "R8.11.20", "text": "施錠の点検表を備え、毎日記録することとした。"}
    record(page, contract, "correction", fixed)
    record(page, contract, "recheck", {"finding_id": "1", "happened_on": "R8.11.24", "confirmed": "yes"})
    page.goto(f"{contract}/timeline")
    expect(page.locator("main")).to_contain_text("是正の再確認")


def renews(page: Page, contract: str) -> None:
    page.goto(f"{contract}/renew")
    fill(page, {"number": "9健づ第001号"})
    page.locator('input[name="people"]').check()
    press(page, "影響を確かめる")
    expect(page.locator("main")).to_contain_text("更新するとこうなります")
    press(page, "この内容で更新する")
    expect(page.locator("h1")).to_contain_text("9健づ第001号")
    expect(page.locator("main")).to_contain_text("確認待ち")
    page.get_by_role("link", name="契約の内容").click()
    page.get_by_role("link", name="更新前の契約を開く").click()
    expect(page.locator("h1")).to_contain_text("8健づ第001号")


def reminds_of_what_is_late(month: Month, page: Page, folder: Path) -> None:
    page.goto("/today")
    page.get_by_role("link", name="期限超過の受託者にまとめて督促する").click()
    page.locator("[data-bulk-page]").check()
    press(page, "督促")
    press(page, "通）")
    letters = number_in(page.locator("main .notice.good strong").inner_text())
    month.clock.minutes = 1  # before that they can be undone, and nothing is printed
    page.goto("/reminders")
    assert listed(page) == letters
    with page.expect_download() as download:
        page.get_by_role("link", name="手紙をまとめてPDFにする").click()
    download.value.save_as(folder / "letters.pdf")
    assert (folder / "letters.pdf").read_bytes().startswith(b"%PDF")
    page.locator("[data-bulk-page]").check()
    press(page, "選んだ手紙を郵送済みにする")
    page.goto("/reminders")
    expect(page.locator("main")).to_contain_text("いまは送るもの・印刷するものはありません。")


def test_the_privacy_offices_month(month: Month, tmp_path: Path) -> None:
    page = month.morning("hogo", date(2026, 12, 1))
    records_a_meeting(page)
    reorganises_a_section(page)

    month.night(date(2026, 12, 4), Nightly.REMINDERS, Nightly.COUNCIL_DRAFTS)
    page = month.morning("hogo", date(2026, 12, 4))
    takes_the_draft_of_the_paper(month, page, tmp_path)
    reads_the_letters_of_the_night(page)

    page = month.morning("hogo", date(2027, 1, 4))
    expect_the_new_section(page)
    opens_a_figure_of_the_report(page)
    page.goto("/search?q=第16項")
    page.locator('.found a[href*="item=16"]').first.click()
    assert listed(page) > 0


def records_a_meeting(page: Page) -> None:
    page.goto("/council-meetings/record")
    fill(page, {"name": "臨時 情報公開・個人情報保護審議会", "held_on": "R8.12.17"})
    press(page, "登録する")
    expect(page.locator("main .notice.good")).to_be_visible()


def takes_the_draft_of_the_paper(month: Month, page: Page, folder: Path) -> None:
    page.goto("/council-meetings")
    held = page.locator("tr", has_text="臨時")
    expect(held).to_contain_text("できています")
    with page.expect_navigation():
        held.get_by_role("button", name="PDFを作る").click()
    month.make_files()
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name="ファイルを受け取る").click()
    download.value.save_as(folder / "draft.pdf")
    assert (folder / "draft.pdf").read_bytes().startswith(b"%PDF")


def reads_the_letters_of_the_night(page: Page) -> None:
    page.goto("/reminders")
    assert listed(page) > 0
    page.locator('tbody a[href^="/reminders/"]').first.click()
    expect(page.locator(".letter-text")).to_contain_text("期限")


def reorganises_a_section(page: Page) -> None:
    page.goto("/settings/sections")
    page.get_by_role("link", name="健康政策課", exact=True).click()
    page.get_by_role("link", name="組織改正").click()
    fill(page, {"on": "R9.1.4", "name": "健康推進課"})
    press(page, "影響を確かめる")
    expect(page.locator("main .notice")).to_contain_text("委託案件1件の担当が「健康推進課」になります。")
    press(page, "この内容で登録する")
    expect(page.locator("main .notice.good")).to_be_visible()


def expect_the_new_section(page: Page) -> None:
    page.goto("/contracts?q=8委第101号")
    expect(page.locator("tbody tr").first).to_contain_text("健康推進課")


def opens_a_figure_of_the_report(page: Page) -> None:
    page.goto("/council-report")
    told = page.locator("td.number a").first
    number = number_in(told.inner_text())
    told.click()
    expect(page.locator("h1")).to_have_text("未履行事項の内訳")
    expect(page.locator("main")).to_contain_text(f"{number}件")
