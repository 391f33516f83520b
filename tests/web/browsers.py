"""A real server and a real Chromium for the journeys; import the fixtures into a test module."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import noto_cjk_sans_jp_bold  # type: ignore[import-untyped]  # ships no types
import noto_cjk_sans_jp_regular  # type: ignore[import-untyped]  # ships no types
import pytest
from flask import Flask
from jinja2 import BytecodeCache
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.store.models.accounts import AccountRole
from compliance.store.shelves import Shelf
from tests.web.desks import app_of, config_of, desk_of
from tests.web.wards import PASSWORD, Ward

CHROMIUM = Path("/usr/bin/chromium")
LOCALES = {"ja": "ja-JP", "en": "en-GB"}
PATIENCE = 180_000
"""Milliseconds that a loaded machine is given for what is waited for."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font configuration with the Japanese fonts of our papers: a fresh machine has none of its own."""
    folders = [Path(module.__path__[0]) for module in (noto_cjk_sans_jp_regular, noto_cjk_sans_jp_bold)]
    file = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
    cache = f"<cachedir>{file.parent}</cachedir>"
    file.write_text(f"<fontconfig>{listed}<dir>/usr/share/fonts</dir>{cache}</fontconfig>", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def browser(fonts: Path) -> Iterator[Browser]:
    """Debian's Chromium; where it is missing the tests fail and say what to install."""
    assert CHROMIUM.exists(), "chromium is missing: apt-get install chromium"
    env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS, env=env)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def address(
    seeded: tuple[Path, Ward], shelf: Shelf, templates: BytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of an application that runs for all journeys, over a ward of its own."""
    folder = tmp_path_factory.mktemp("journeys") / "instance"
    shutil.copytree(seeded[0], folder)
    config = config_of(folder)
    desk = desk_of(config, shelf)
    with served(app_of(config, desk, templates)) as at:
        yield at
    assert_proven(desk)
    desk.database.dispose()


def assert_proven(desk: Desk) -> None:
    """What journeys wrote is what `compliance verify` wants: trail, facts, projection and tally agree."""
    found = verify(desk, lambda _done, _total: None)
    assert found.proven, found.faults


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which a thread of this process serves the application."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def visit(
    browser: Browser,
    address: str,
    language: str = "ja",
    width: int = 1280,
    scripts: bool = True,
    kept: Page | None = None,
) -> Page:
    """An empty page of a visitor nobody knows, or of the one whose page is `kept`."""
    context = browser.new_context(
        base_url=address,
        locale=LOCALES[language],
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        storage_state=kept.context.storage_state() if kept else None,
    )
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def signed_in(browser: Browser, address: str, role: AccountRole, language: str = "ja", width: int = 1280) -> Page:
    """A page of a visitor who has signed in by the form."""
    page = visit(browser, address, language, width)
    page.goto("/sign-in")
    page.locator("input[name=login]").fill(role.value.replace("_", "-"))
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page
