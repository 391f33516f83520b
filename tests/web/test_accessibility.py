"""Every page of the route table, in both languages and at every width: no violation, no sideways scroll."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from playwright.sync_api import Browser, Page

from compliance.keys import SESSION_KEY, create_key
from compliance.passwords import Passwords
from compliance.services.accounts import NewAccount, open_practice_account
from compliance.store.migrate import upgrade
from compliance.store.models.accounts import AccountRole
from compliance.store.shelves import Shelf
from compliance.web.gate import declarations
from compliance.web.permissions import may
from tests.web.addresses import FOR_EVERYBODY, NOT_PAGES, OF_ONE_ACCOUNT, OPENED
from tests.web.addresses import address as lies_at
from tests.web.audits import mistakes
from tests.web.browsers import served, signed_in, visit
from tests.web.desks import app_of, config_of, desk_of
from tests.web.wards import PAPER, PASSWORD, SEEDER, Ward

pytestmark = pytest.mark.browser
ClientAs = Callable[[AccountRole], FlaskClient]
PageAs = Callable[[AccountRole, str], Page]
LANGUAGES = ("ja", "en")
SHARES = 3
"""The pages are dealt out to as many tests, so that workers share them."""

PAGES = sorted(set(OPENED) - NOT_PAGES - FOR_EVERYBODY - OF_ONE_ACCOUNT)
READERS = (
    AccountRole.PRIVACY_OFFICER,
    AccountRole.ADMINISTRATOR,
    AccountRole.CONTRACTOR_RESPONSIBLE,
)
"""Between them they may open every page."""

NEW_READERS = READERS[:2]
"""Who is there before the first contract is."""

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


def signed_in_once(browser: Browser, at: str) -> Iterator[PageAs]:
    """A signed-in page for a role and language, made once."""
    kept: dict[tuple[AccountRole, str], Page] = {}

    def open_as(role: AccountRole, language: str) -> Page:
        if (role, language) not in kept:
            kept[role, language] = signed_in(browser, at, role, language)
        return kept[role, language]

    yield open_as
    for page in kept.values():
        page.context.close()


@pytest.fixture(scope="module")
def page_as(browser: Browser, address: str) -> Iterator[PageAs]:
    """A page in the small ward."""
    yield from signed_in_once(browser, address)


@pytest.mark.parametrize(("language", "share"), list(product(LANGUAGES, range(SHARES))))
def test_every_page_is_accessible_and_fits_its_window(
    standing_app: Flask,
    ward: Ward,
    reader_as: ClientAs,
    page_as: PageAs,
    language: str,
    share: int,
) -> None:
    wrong = []
    for endpoint in PAGES[share::SHARES]:
        role = reader_of(standing_app, endpoint)
        page = page_as(role, language)
        answer = page.goto(lies_at(endpoint, ward, reader_as(role)))
        assert answer is not None
        wrong += [] if answer.status == 200 else [f"{endpoint}: {answer.status}"]
        wrong += mistakes(page, endpoint)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_are_empty_or_refuse_are_accessible_too(ward: Ward, page_as: PageAs, language: str) -> None:
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


@pytest.fixture(scope="module")
def new_ward(shelf: Shelf, templates: BytecodeCache, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a ward that has recorded nothing yet: a privacy officer, an administrator, and no more."""
    config = config_of(tmp_path_factory.mktemp("new") / "instance")
    create_key(config.keys, SESSION_KEY)
    desk = desk_of(config, shelf)
    upgrade(desk.database)
    password = Passwords(config.password_cost).hash(PASSWORD)
    for role in NEW_READERS:
        new = NewAccount(login=role.value.replace("_", "-"), name="佐藤 恵", role=role)
        open_practice_account(desk, SEEDER, new, password)
    with served(app_of(config, desk, templates)) as at:
        yield at
    desk.database.dispose()


@pytest.fixture(scope="module")
def new_page_as(browser: Browser, new_ward: str) -> Iterator[PageAs]:
    """A page in the ward that has nothing in it."""
    yield from signed_in_once(browser, new_ward)


@pytest.mark.parametrize(("language", "share"), list(product(LANGUAGES, range(SHARES))))
def test_every_page_of_a_ward_with_nothing_in_it_is_accessible_too(
    standing_app: Flask, new_page_as: PageAs, language: str, share: int
) -> None:
    wrong = []
    for endpoint in [name for name in PAGES if "{" not in OPENED[name]][share::SHARES]:
        role = reader_of(standing_app, endpoint)
        if role not in NEW_READERS:
            continue
        page = new_page_as(role, language)
        answer = page.goto(OPENED[endpoint])
        assert answer is not None
        wrong += [] if answer.status == 200 else [f"{endpoint}: {answer.status}"]
        wrong += mistakes(page, f"{endpoint} (empty)")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_for_everybody_are_accessible_and_fit_their_windows(
    browser: Browser, address: str, ward: Ward, language: str
) -> None:
    page, wrong = visit(browser, address, language), []
    for path in ("/sign-in", "/invitations", f"/invitations/{ward.code}"):
        page.goto(path)
        wrong += mistakes(page, path)
        page.locator("main button").click()
        wrong += mistakes(page, f"{path} refused")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_open_menu_the_suggestions_and_the_dialog_are_accessible(page_as: PageAs, language: str) -> None:
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
