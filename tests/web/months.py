"""The practice ward behind one server whose day can be moved on, and what its officers do on its pages by hand."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, Download, Page

from compliance.clock import Clock
from compliance.passwords import PRACTICE_PASSWORD
from compliance.scheduler.jobs import JOBS
from compliance.scheduler.tasks import TASKS
from compliance.services.desk import Desk
from compliance.services.jobs import perform_next
from compliance.services.nightly import Nightly, perform
from tests.web.browsers import visit

RUNNER = "the runner of the month"


@dataclass(slots=True)
class MovedClock(Clock):
    """A clock that a test sets to nine o'clock of a day, and some minutes on."""

    on: date
    minutes: int = 0

    def now(self) -> datetime:
        """So many minutes after nine in the morning in Japan, in UTC."""
        return datetime(self.on.year, self.on.month, self.on.day, 0, self.minutes, tzinfo=UTC)


@dataclass(slots=True)
class Month:
    """The ward, its clock and its nights."""

    browser: Browser
    address: str
    clock: MovedClock
    desk: Desk

    def morning(self, login: str, on: date) -> Page:
        """Signed in on that day; the session of the day before has ended by itself."""
        self.clock.on, self.clock.minutes = on, 0
        page = visit(self.browser, self.address)
        page.goto("/sign-in")
        page.get_by_label("サインイン名").fill(login)
        page.get_by_label("パスワード").fill(PRACTICE_PASSWORD)
        page.get_by_role("button", name="サインインする").click()
        page.wait_for_url(lambda address: "sign-in" not in address)
        return page

    def night(self, before: date, *names: Nightly) -> None:
        """These jobs of the night before that day, as the runner does them."""
        self.clock.on = before
        for name in names:
            assert perform(self.desk, name, JOBS[name].work, RUNNER, lambda: True)

    def make_files(self) -> None:
        """What was asked for, as the runner makes it."""
        assert perform_next(self.desk, TASKS, RUNNER, lambda: True)


def figure(page: Page, status: str, party: str) -> int:
    """What the today page counts of this status for the ward, or for its contractors."""
    return number_in(page.locator(f'a.figure[href*="status={status}"][href*="party={party}"]').first.inner_text())


def listed(page: Page) -> int:
    """How many rows the list says it has."""
    return number_in(page.locator("main .conditions strong").last.inner_text())


def number_in(words: str) -> int:
    """The first number in these words: `1,234件`."""
    found = re.search(r"[\d,]+", words)
    assert found is not None, words
    return int(found[0].replace(",", ""))


def opened_by_search(page: Page, typed: str) -> str:
    """Opens the first suggestion and returns its address."""
    page.locator("#search").fill(typed)
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page.url


def fill(page: Page, typed: Mapping[str, str]) -> None:
    """Types into the fields of the page's form by their names; of a list, what begins so is chosen."""
    for name, words in typed.items():
        field = page.locator(f'main form [name="{name}"]').first
        kind = str(field.evaluate("element => element.type"))
        if kind == "select-one":
            field.select_option(index=int(words))
        elif kind == "radio":
            page.locator(f'main form [name="{name}"][value="{words}"]').check()
        else:
            field.fill(words)


def press(page: Page, words: str) -> None:
    """Presses the button of the content that is called so, and waits for the page that it opens."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words).first.click()


def record(page: Page, contract: str, kind: str, typed: Mapping[str, str], words: str = "記録する") -> None:
    """Records one thing under a contract by its form."""
    page.goto(f"{contract}/record/{kind}")
    fill(page, typed)
    page.locator('main button[name=step]:not([tabindex="-1"])', has_text=words).click()
    page.wait_for_selector("main .notice.good")


def rows_of(download: Download, folder: Path) -> int:
    """How many rows beneath its headings the downloaded workbook has."""
    download.save_as(folder / "list.xlsx")
    book = openpyxl.load_workbook(io.BytesIO((folder / "list.xlsx").read_bytes()))
    return book[book.sheetnames[0]].max_row
