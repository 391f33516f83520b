"""A month of the practice ward in a browser, for a section officer and for the privacy office: the clock moves on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from compliance.clock import Clock
from compliance.demo.loading import load
from compliance.factory import create_app
from compliance.keys import SESSION_KEY, create_key
from compliance.passwords import PRACTICE_PASSWORD, Passwords
from compliance.services.desk import Desk
from compliance.store.migrate import upgrade
from compliance.store.shelves import Shelf
from tests.web.browsers import served, visit
from tests.web.desks import config_of, desk_of

pytestmark = pytest.mark.browser
FIRST = date(2026, 11, 2)


@dataclass(slots=True)
class MovedClock(Clock):
    """A clock that a test sets to nine o'clock of a day."""

    on: date

    def now(self) -> datetime:
        """Nine in the morning in Japan, in UTC."""
        return datetime(self.on.year, self.on.month, self.on.day, 0, 0, tzinfo=UTC)


@dataclass(slots=True)
class Month:
    """The practice ward behind a server whose day can be moved on, and somebody who signs in each morning."""

    browser: Browser
    address: str
    clock: MovedClock
    desk: Desk

    def morning(self, login: str, on: date) -> Page:
        """Signed in on that day; the session of the day before has ended by itself."""
        self.clock.on = on
        page = visit(self.browser, self.address)
        page.goto("/sign-in")
        page.get_by_label("サインイン名").fill(login)
        page.get_by_label("パスワード").fill(PRACTICE_PASSWORD)
        page.get_by_role("button", name="サインインする").click()
        page.wait_for_url(lambda address: "sign-in" not in address)
        return page


@pytest.fixture(scope="module")
def month(browser: Browser, shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    """The practice ward as it stands on the first working day of November."""
    config = config_of(tmp_path_factory.mktemp("month") / "instance")
    create_key(config.keys, SESSION_KEY)
    clock = MovedClock(FIRST)
    desk = replace(desk_of(config, shelf), clock=clock)
    upgrade(desk.database)
    load(desk, Passwords(config.password_cost), "1", FIRST, 0, lambda done, total: None)
    with served(create_app(config, desk)) as address:
        yield Month(browser, address, clock, desk)
    desk.database.dispose()


def figure(page: Page, status: str) -> int:
    """What the first count of this status on the today page says."""
    return int(page.locator(f'a.figure[href*="status={status}"]').first.inner_text().split()[0].removesuffix("件"))


def opened_by_search(page: Page, typed: str) -> str:
    """Opens the first suggestion and returns its address."""
    page.locator("#search").fill(typed)
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page.url


def send(page: Page) -> None:
    """Presses the button that saves the form."""
    with page.expect_navigation():
        page.locator('button[name=step]:not([tabindex="-1"])').click()


def test_a_section_officers_month(month: Month, tmp_path: Path) -> None:
    page = month.morning("kenko", FIRST)
    late = figure(page, "overdue")
    page.locator('a.figure[href*="status=overdue"]').first.click()
    page.locator('tbody a[href^="/obligations/"]').first.click()
    expect(page.locator("main")).to_contain_text("なぜこの義務があるか")

    page = month.morning("kenko", date(2026, 11, 9))
    contract = opened_by_search(page, "ひなた")
    page.goto(f"{contract}/record/place")
    page.locator("main input[name=name]").fill("ひなた産科クリニック 分室")
    page.locator(".draft-bar button").first.click()
    expect(page.locator("[data-draft-told]")).to_contain_text("09:00に下書きを保存しました")

    page = month.morning("kenko", date(2026, 11, 10))
    page.goto(f"{contract}/record/place")
    expect(page.locator("main input[name=name]")).to_have_value("ひなた産科クリニック 分室")
    page.locator("main input[name=happened_on]").fill("R8.11.10")
    send(page)
    page.goto(f"{contract}/terms")
    expect(page.locator("main")).to_contain_text("分室")

    page = month.morning("kenko", date(2026, 11, 24))
    page.get_by_role("link", name="カレンダー").click()
    page.goto("/obligations?status=overdue")
    with page.expect_download() as download:
        page.locator('a[href*="format=xlsx"]').first.click()
    download.value.save_as(tmp_path / "late.xlsx")
    assert (tmp_path / "late.xlsx").read_bytes().startswith(b"PK")
    page.goto("/today")
    assert figure(page, "overdue") >= late  # days passed, and only a place was recorded


def test_the_privacy_offices_month(month: Month) -> None:
    page = month.morning("hogo", date(2026, 11, 4))
    page.goto("/settings/policies")
    expect(page.locator("h1")).to_be_visible()
    page.goto("/contractors")
    page.locator('tbody a[href^="/contractors/"]').first.click()
    expect(page.locator("h1")).to_be_visible()

    page = month.morning("hogo", date(2026, 11, 16))
    page.goto("/search?q=16")
    page.locator('.found a[href*="item=16"]').first.click()
    expect(page.locator("h1")).to_contain_text("義務")

    page = month.morning("hogo", date(2026, 11, 30))
    page.goto("/council-report")
    told = page.locator("td.number a").first
    page.goto(str(told.get_attribute("href")))
    expect(page.locator("h1")).to_have_text("未履行事項の内訳")
    page.goto("/council-report?as_of=R8.11.2")
    expect(page.locator("main")).to_contain_text("令和8年11月2日")
