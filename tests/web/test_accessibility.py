"""Every page of the route table, in both languages and at every width: no violation, no sideways scroll."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from compliance.store.models.accounts import AccountRole
from compliance.web.gate import declarations
from compliance.web.permissions import may
from tests.web.addresses import FOR_EVERYBODY, NOT_PAGES, OF_ONE_ACCOUNT, OPENED
from tests.web.addresses import address as lies_at
from tests.web.audits import mistakes
from tests.web.browsers import signed_in
from tests.web.wards import PAPER, Ward

pytestmark = pytest.mark.browser
ClientAs = Callable[[AccountRole], FlaskClient]
LANGUAGES = ("ja", "en")
SHARES = 3
"""The pages are dealt out to as many tests, so that workers share them."""

PAGES = sorted(set(OPENED) - NOT_PAGES - FOR_EVERYBODY - OF_ONE_ACCOUNT)
READERS = (
    AccountRole.PRIVACY_OFFICER,
    AccountRole.ADMINISTRATOR,
    AccountRole.CONTRACTOR_STAFF,
)
"""Between them they may open every page."""

STATES = (
    "/today?tour=officer-1",
    "/obligations?as_of=x",
    "/obligations?item=999",
    "/contracts?q=nothing",
    "/contractors?q=nothing",
    "/search",
    "/search?q=nothing",
    "/outsourcings/{ward.undecided}",
    "/contracts/{ward.late}",
    "/council-report?as_of=2020-01-01",
    "/council-report?as_of=x",
    "/nothing",
)
"""Pages that are empty, refused, or show something else than the route table's address does."""


def reader_of(app: Flask, endpoint: str) -> AccountRole:
    """The first of the readers who may open it."""
    permission = declarations(app)[endpoint].permission
    return next(role for role in READERS if may(role, permission))


@pytest.fixture(scope="module")
def page_as(browser: Browser, address: str) -> Iterator[Callable[[AccountRole, str], Page]]:
    """A signed-in page for a role and language, made once."""
    kept: dict[tuple[AccountRole, str], Page] = {}

    def open_as(role: AccountRole, language: str) -> Page:
        if (role, language) not in kept:
            kept[role, language] = signed_in(browser, address, role, language)
        return kept[role, language]

    yield open_as
    for page in kept.values():
        page.context.close()


@pytest.mark.parametrize(("language", "share"), list(product(LANGUAGES, range(SHARES))))
def test_every_page_is_accessible_and_fits_its_window(
    app: Flask,
    ward: Ward,
    client_as: ClientAs,
    page_as: Callable[[AccountRole, str], Page],
    language: str,
    share: int,
) -> None:
    wrong = []
    for endpoint in PAGES[share::SHARES]:
        role = reader_of(app, endpoint)
        page = page_as(role, language)
        answer = page.goto(lies_at(endpoint, ward, client_as(role)))
        assert answer is not None
        wrong += [] if answer.status == 200 else [f"{endpoint}: {answer.status}"]
        wrong += mistakes(page, endpoint)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_are_empty_or_refuse_are_accessible_too(
    ward: Ward, page_as: Callable[[AccountRole, str], Page], language: str
) -> None:
    page, wrong = page_as(AccountRole.PRIVACY_OFFICER, language), []
    for path in STATES:
        page.goto(path.format(ward=ward))
        wrong += mistakes(page, path)
    page.goto("/import-paper")
    with page.expect_navigation():
        page.locator("main button").click()
    wrong += mistakes(page, "no file chosen")
    page.set_input_files("input[type=file]", PAPER)
    page.locator("main button").click()
    page.wait_for_selector("input[name=paper]", state="attached")
    wrong += mistakes(page, "review")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_in_page_is_accessible_and_fits_its_window(browser: Browser, address: str, language: str) -> None:
    page = browser.new_context(base_url=address, locale={"ja": "ja-JP", "en": "en-GB"}[language]).new_page()
    page.goto("/sign-in")
    wrong = mistakes(page, "sign-in")
    page.locator("main button").click()
    wrong += mistakes(page, "sign-in refused")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_open_menu_the_suggestions_and_the_dialog_are_accessible(
    page_as: Callable[[AccountRole, str], Page], language: str
) -> None:
    page = page_as(AccountRole.PRIVACY_OFFICER, language)
    page.goto("/today")
    page.set_viewport_size({"width": 320, "height": 900})
    page.locator(".menu > details > summary").click()
    wrong = mistakes(page, "menu")
    page.keyboard.press("/")
    page.keyboard.type("ひかり")
    page.wait_for_selector("#suggestions [role=option]")
    wrong += mistakes(page, "suggestions")
    page.evaluate("document.querySelector('#sign-in-again').showModal()")
    wrong += mistakes(page, "dialog")
    assert not wrong, "\n".join(wrong)
