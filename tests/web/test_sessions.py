"""Signing in, staying signed in, and ending it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from compliance.clock import FixedClock
from compliance.config import Config
from compliance.factory import create_app
from compliance.passwords import PRACTICE_PASSWORD
from compliance.services.desk import Desk
from compliance.services.sign_ins import FAILURES_FROM_ADDRESS, FAILURES_OF_LOGIN, IDLE, LONGEST, WINDOW
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store.models.accounts import Account, AccountRole, LoginFailure, LoginSession
from compliance.store.models.trail import TrailEntry
from tests.web.clients import form_of, hidden, sign_in, soup
from tests.web.wards import PASSWORD, SEEDER

ClientAs = Callable[[AccountRole], FlaskClient]
COOKIE = "compliance"


def later(config: Config, desk: Desk, by: timedelta) -> Flask:
    """The same application when this much time has passed."""
    return create_app(config, replace(desk, clock=FixedClock(desk.clock.now() + by)))


def fail(client: FlaskClient, login: str = "section-officer") -> int:
    fields = hidden(form_of(client.get("/sign-in"))) | {"login": login, "password": "not the password"}
    return client.post("/sign-in", data=fields).status_code


def cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def test_an_officer_lands_on_today(client: FlaskClient) -> None:
    home = sign_in(client, AccountRole.SECTION_OFFICER).get("/", follow_redirects=True)
    assert (home.request.path, home.status_code) == ("/today", 200)


def test_a_stranger_is_sent_to_sign_in_and_comes_back_to_the_page(client: FlaskClient) -> None:
    asked = client.get("/obligations?status=overdue", follow_redirects=True)
    assert asked.request.path == "/sign-in"
    fields = hidden(form_of(asked)) | {"login": "section-officer", "password": PASSWORD}
    assert client.post("/sign-in", data=fields).location == "/obligations?status=overdue"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:1",
        "/today\r\nSet-Cookie: x=1",
        "/\t/evil.example",
        "/\u2028/evil.example",
    ],
)
def test_the_way_back_never_leads_elsewhere(client: FlaskClient, elsewhere: str) -> None:
    fields = hidden(form_of(client.get("/sign-in"))) | {"login": "section-officer", "password": PASSWORD}
    assert client.post("/sign-in", data=fields | {"back": elsewhere}).location == "/"


def test_case_and_width_of_the_sign_in_name_do_not_matter(client: FlaskClient) -> None:
    fields = hidden(form_of(client.get("/sign-in"))) | {"login": " Ｓｅｃｔｉｏｎ-Officer ", "password": PASSWORD}
    assert client.post("/sign-in", data=fields).status_code == 302


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(client: FlaskClient) -> None:
    answers = []
    for login in ("section-officer", "nobody-at-all"):
        fields = hidden(form_of(client.get("/sign-in"))) | {"login": login, "password": "wrong"}
        page = client.post("/sign-in", data=fields)
        answers.append((page.status_code, soup(page).select_one("#summary").get_text(" ", strip=True)))  # type: ignore[union-attr]
    assert answers[0] == answers[1]
    assert answers[0][0] == 422


def test_a_disabled_account_cannot_sign_in_and_loses_its_session(desk: Desk, client: FlaskClient) -> None:
    sign_in(client, AccountRole.AUDITOR)
    with desk.database.writing() as session:
        session.execute(update(Account).where(Account.login == "auditor").values(disabled_at=desk.clock.now()))
    assert client.get("/today").status_code == 302
    assert fail(client, "auditor") == 422


def test_failures_are_throttled_even_for_the_right_password_until_the_window_has_passed(
    config: Config, desk: Desk, client: FlaskClient
) -> None:
    for _ in range(FAILURES_OF_LOGIN):
        assert fail(client) == 422
    fields = hidden(form_of(client.get("/sign-in"))) | {"login": "section-officer", "password": PASSWORD}
    assert client.post("/sign-in", data=fields).status_code == 429
    sign_in(client, AccountRole.AUDITOR)  # another login is not throttled
    after = later(config, desk, WINDOW + timedelta(seconds=1)).test_client()
    sign_in(after, AccountRole.SECTION_OFFICER)


def test_wrong_tries_for_invented_names_shut_nobody_out_behind_the_same_address(client: FlaskClient) -> None:
    for number in range(FAILURES_FROM_ADDRESS):
        assert fail(client, f"nobody-{number}") == 422
    assert fail(client, "auditor") == 422  # the first failure of this name
    assert fail(client, "auditor") == 429
    sign_in(client, AccountRole.SECTION_OFFICER)


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "192.0.2.9"), (2, "10.0.0.1")])
def test_a_failure_is_noted_for_the_address_that_the_trusted_proxies_tell(
    config: Config, desk: Desk, proxies: int, address: str
) -> None:
    client = create_app(replace(config, proxies=proxies), desk).test_client()
    fields = hidden(form_of(client.get("/sign-in"))) | {"login": "nobody", "password": "wrong"}
    client.post("/sign-in", data=fields, headers={"X-Forwarded-For": "10.0.0.1, 192.0.2.9"})
    with desk.reading() as session:
        assert session.scalars(select(LoginFailure.address)).all() == [address]


def test_a_session_that_is_signed_in_over_is_ended(app: Flask, client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    old = app.test_client()
    old.set_cookie(COOKIE, cookie_of(client))
    fields = hidden(form_of(client.get("/sign-in"))) | {"login": "auditor", "password": PASSWORD}
    assert client.post("/sign-in", data=fields).status_code == 302
    assert client.get("/today").status_code == 200
    assert old.get("/today").status_code == 302


def test_a_cookie_copied_before_signing_out_is_worth_nothing_after(app: Flask, client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    copied = cookie_of(client)
    fields = hidden(form_of(client.get("/today"), "/sign-out"))
    assert client.post("/sign-out", data=fields).location == "/sign-in"
    thief = app.test_client()
    thief.set_cookie(COOKIE, copied)
    assert thief.get("/today").status_code == 302


def test_signing_out_takes_a_post(client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    assert client.get("/sign-out").status_code == 405
    assert client.get("/today").status_code == 200


def test_a_cookie_from_before_signing_in_is_not_the_one_of_the_session(client: FlaskClient) -> None:
    client.get("/sign-in")
    planted = cookie_of(client)
    sign_in(client, AccountRole.SECTION_OFFICER)
    assert cookie_of(client) != planted
    victim = client.application.test_client()
    victim.set_cookie(COOKIE, planted)
    assert victim.get("/today").status_code == 302


def test_only_the_hash_of_the_token_is_kept(desk: Desk, client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    with client.session_transaction() as cookie:
        token = cookie["token"]
    with desk.reading() as session:
        kept = session.scalars(select(LoginSession.token_hash)).all()
    assert token not in kept
    assert all(len(each) == 64 for each in kept)


@pytest.mark.parametrize(("by", "still"), [(IDLE - timedelta(minutes=1), 200), (IDLE + timedelta(minutes=1), 302)])
def test_a_session_ends_when_it_lies_idle(
    config: Config, desk: Desk, client_as: ClientAs, by: timedelta, still: int
) -> None:
    cookie = cookie_of(client_as(AccountRole.SECTION_OFFICER))
    client = later(config, desk, by).test_client()
    client.set_cookie(COOKIE, cookie)
    assert client.get("/today").status_code == still


def test_a_session_ends_after_twelve_hours_however_busy(config: Config, desk: Desk, client_as: ClientAs) -> None:
    cookie = cookie_of(client_as(AccountRole.SECTION_OFFICER))
    answers = []
    for hours in (3, 6, 9, 11.9, 12.1):
        client = later(config, desk, timedelta(hours=hours)).test_client()
        client.set_cookie(COOKIE, cookie)
        answers.append(client.get("/today").status_code)
    assert answers == [200, 200, 200, 200, 302]
    assert timedelta(hours=12) == LONGEST


def test_a_new_password_ends_every_other_session(app: Flask, client_as: ClientAs) -> None:
    here, there = client_as(AccountRole.SECTION_OFFICER), client_as(AccountRole.SECTION_OFFICER)
    fields = hidden(form_of(here.get("/account"), "/account/password"))
    changed = here.post("/account/password", data=fields | {"current": PASSWORD, "new": "another long password"})
    assert changed.status_code == 302
    assert here.get("/today").status_code == 200
    assert there.get("/today").status_code == 302
    fields = hidden(form_of(app.test_client().get("/sign-in")))
    assert fail(app.test_client()) == 422


@pytest.mark.parametrize(
    ("current", "new"), [("wrong", "another long password"), (PASSWORD, "short"), (PASSWORD, ""), ("", "x" * 20)]
)
def test_a_password_is_not_changed_without_the_old_one_or_to_a_short_one(
    client_as: ClientAs, current: str, new: str
) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    fields = hidden(form_of(client.get("/account"), "/account/password"))
    refused = client.post("/account/password", data=fields | {"current": current, "new": new})
    assert refused.status_code == 422
    assert soup(refused).select_one("[aria-invalid=true]") is not None


def change_password(client: FlaskClient, current: str, new: str) -> int:
    fields = hidden(form_of(client.get("/account"), "/account/password"))
    return client.post("/account/password", data=fields | {"current": current, "new": new}).status_code


def test_guessing_the_current_password_counts_as_failing_to_sign_in(client_as: ClientAs, client: FlaskClient) -> None:
    thief = client_as(AccountRole.SECTION_OFFICER)
    for _ in range(FAILURES_OF_LOGIN):
        assert change_password(thief, "a guess", "another long password") == 422
    assert change_password(thief, PASSWORD, "another long password") == 429
    assert fail(client) == 429


def test_a_short_new_password_counts_as_no_failure(client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    for _ in range(FAILURES_OF_LOGIN):
        assert change_password(client, PASSWORD, "short") == 422
    assert change_password(client, PASSWORD, "another long password") == 302


def test_the_published_password_is_refused_outside_the_practice_ward(client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    assert change_password(client, PASSWORD, PRACTICE_PASSWORD) == 422


def test_the_practice_ward_may_keep_its_published_password(desk: Desk, client_as: ClientAs) -> None:
    set_ward(desk, SEEDER, SetWard(name="練習区", practice=True))
    client = client_as(AccountRole.SECTION_OFFICER)
    assert change_password(client, PASSWORD, PRACTICE_PASSWORD) == 302


def test_signing_in_and_out_leave_their_entries_in_the_trail(desk: Desk, client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    client.post("/sign-out", data=hidden(form_of(client.get("/today"), "/sign-out")))
    with desk.reading() as session:
        actions = session.scalars(select(TrailEntry.action).order_by(TrailEntry.seq)).all()
    assert actions[-2:] == ["account.sign_in", "account.sign_out"]


def test_over_tls_the_cookie_is_bound_to_this_host(secure_app: Flask) -> None:
    answer = secure_app.test_client().get("/sign-in", base_url="https://127.0.0.1")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-compliance=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Strict-Transport-Security" in answer.headers


def test_without_tls_the_cookie_is_still_out_of_reach_of_scripts(client: FlaskClient) -> None:
    cookie = client.get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
