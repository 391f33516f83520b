"""Pages that are seen when something is wrong, and before something is done: as accessible as any other."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route
from werkzeug.exceptions import BadRequest, Forbidden, RequestEntityTooLarge, TooManyRequests

from compliance.domain.errors import KeyReused, NotFound, Stale
from compliance.services.freshness import BeingRefreshed
from compliance.store.models.accounts import AccountRole
from tests.web.audits import mistakes
from tests.web.browsers import signed_in
from tests.web.clients import sign_in
from tests.web.wards import Ward

pytestmark = pytest.mark.browser
ClientAs = Callable[[AccountRole], FlaskClient]
LANGUAGES = ("ja", "en")
OFFICE = AccountRole.PRIVACY_OFFICER
FAILURES: tuple[tuple[int, Exception], ...] = (
    (400, BadRequest()),
    (403, Forbidden()),
    (404, NotFound("contract", uuid4())),
    (409, KeyReused(uuid4())),
    (409, Stale("contract", uuid4(), mine={"number": "R8-1"}, theirs={"number": "R8-2"})),
    (413, RequestEntityTooLarge()),
    (429, TooManyRequests()),
    (500, RuntimeError("broken")),
    (503, BeingRefreshed()),
)
ASKED_EMPTY = (
    "/council-meetings/record",
    "/council-meetings/{ward.meeting}/cancel",
    "/contractors/new",
    "/outsourcings/new",
    "/outsourcings/{ward.outsourcing}/contracts/new",
    "/contracts/{ward.kept}/renew",
    "/contracts/{ward.kept}/record/place",
    "/contracts/{ward.kept}/records/place/{ward.place}/void",
    "/settings/departments/add",
    "/settings/policies/change?edition=shinjuku-2021&name=return",
    "/settings/sections/{ward.section}/reorganise",
)
"""Forms that refuse to be sent as they are opened."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_page_is_accessible(app: Flask, browser: Browser, address: str, language: str) -> None:
    page, wrong = signed_in(browser, address, OFFICE, language), []
    client = sign_in(app.test_client(), OFFICE)
    for code, failure in FAILURES:
        _show(page, _failed(app, client, failure, language), code)
        wrong += mistakes(page, f"{code} {type(failure).__name__}")
    page.context.close()
    assert not wrong, "\n".join(wrong)


def _failed(app: Flask, client: FlaskClient, failure: Exception, language: str) -> str:
    """What the application answers where its account page fails so."""

    def fail() -> str:
        raise failure

    app.view_functions["auth.account"] = fail
    return client.get("/account", headers={"Accept-Language": language}).text


def _show(page: Page, html: str, code: int) -> None:
    """Opens these words in the place of the account page, with the styles of the server."""

    def answer(route: Route) -> None:
        route.fulfill(status=code, body=html, content_type="text/html; charset=utf-8")

    page.route("**/account", answer, times=1)
    response = page.goto("/account")
    assert response is not None
    assert response.status == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_that_refuse_are_accessible(browser: Browser, address: str, ward: Ward, language: str) -> None:
    page, wrong = signed_in(browser, address, OFFICE, language), []
    for path in ASKED_EMPTY:
        page.goto(path.format(ward=ward))
        _send(page)
        wrong += [] if page.locator("#summary").count() else [f"{path}: nothing was refused"]
        wrong += mistakes(page, f"{path} refused")
    page.context.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_previews_are_accessible(browser: Browser, address: str, ward: Ward, language: str) -> None:
    page = signed_in(browser, address, OFFICE, language)
    page.goto("/obligations?status=overdue")
    page.locator('tbody input[name="row"]').first.check()
    _send(page, 'main button[name="act"][value="extend"]')
    wrong = mistakes(page, "bulk preview")
    page.goto("/contracts")
    for row in page.locator('tbody input[name="row"]').all():
        row.check()
    _send(page, 'main button[name="act"][value="renew"]')
    for number in page.locator('main input[name^="number-"]').all():
        number.fill("R9-健康-999")
    page.locator('main input[name="holdings"]').check()
    _send(page, "main button[formaction]")
    wrong += mistakes(page, "bulk renewal with a number given twice")
    page.goto(f"/contracts/{ward.kept}/renew")
    page.locator('main input[name="number"]').fill("R9-健康-999")
    _send(page)
    wrong += mistakes(page, "preview of a renewal")
    page.goto(f"/settings/sections/{ward.section}/reorganise")
    page.locator('main input[name="on"]').fill("R9.4.1")
    page.locator('main input[name="name"]').fill("新しい課")
    _send(page)
    wrong += mistakes(page, "preview of a reorganisation")
    page.context.close()
    assert not wrong, "\n".join(wrong)


def _send(page: Page, button: str = 'main form[method="post"] button:not([formaction], [type="button"])') -> None:
    """As the Enter key sends the form: by its first button, which may be there for that alone."""
    with page.expect_navigation():
        page.locator(button).first.evaluate("button => button.form.requestSubmit(button)")
