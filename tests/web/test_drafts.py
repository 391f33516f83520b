"""What is typed is kept on the server: by the button, by the script, when the session is lost, and for its owner alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template_string, request
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from compliance.clock import FixedClock
from compliance.config import Config
from compliance.factory import create_app
from compliance.services.desk import Desk
from compliance.services.drafts import KEPT, LARGEST, keep_draft
from compliance.services.sign_ins import IDLE
from compliance.store.models.accounts import AccountRole
from compliance.store.models.drafts import Draft
from compliance.store.models.trail import TrailEntry
from compliance.web import stamps
from tests.web.clients import form_of, hidden, sign_in, soup

ClientAs = Callable[[AccountRole], FlaskClient]
PAGE = "/system"
FORM = """{% extends "parts/frame.html" %}{% block content %}<h1>form</h1>
<form method="post" action="/account/sign-out-elsewhere">{{ form_keys() }}
<input name="title" value="before"><textarea name="note"></textarea>
<input type="checkbox" name="kind" value="a" checked><input type="checkbox" name="kind" value="b">
<select name="medium"><option value="paper" selected>紙</option><option value="disc">CD</option></select>
<input type="password" name="password"><input type="file" name="file"><input type="hidden" name="version" value="1">
<button>save</button>{{ draft_bar() }}</form>{% endblock %}"""
TYPED = {"title": "産後ケア <b>", "note": "1行目\n2行目 & 終わり", "kind": "b", "medium": "disc", "version": "1"}


@pytest.fixture
def app(config: Config, desk: Desk) -> Flask:
    return with_form(create_app(config, desk))


def with_form(app: Flask) -> Flask:
    """The application with a long form in the place of the administrator's page."""
    app.view_functions["administrator.system"] = lambda: render_template_string(FORM, page_id="form")
    return app


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.ADMINISTRATOR)


def keys(client: FlaskClient) -> dict[str, str]:
    return hidden(form_of(client.get(PAGE), "/account/sign-out-elsewhere"))


def filled(page: BeautifulSoup) -> dict[str, str]:
    """What the form shows as typed."""
    form = page.select_one('main form[action="/account/sign-out-elsewhere"]')
    assert form is not None
    field = {str(tag["name"]): tag for tag in form.select("[name]") if tag.get("type") != "checkbox"}
    ticked = ",".join(str(box["value"]) for box in form.select("input[type=checkbox][checked]"))
    chosen = field["medium"].select_one("option[selected]")
    return {
        "title": str(field["title"]["value"]),
        "note": field["note"].get_text(),
        "kind": ticked,
        "medium": str(chosen["value"]) if chosen else "",
        "version": str(field["version"]["value"]),
    }


def opened(client: FlaskClient, answer: TestResponse) -> BeautifulSoup:
    assert answer.location is not None
    return soup(client.get(answer.location))


def drafts(desk: Desk) -> int:
    with desk.reading() as session:
        return session.scalar(select(func.count()).select_from(Draft)) or 0


def test_the_button_keeps_a_draft_that_is_filled_in_when_the_form_is_opened_again(client: FlaskClient) -> None:
    page = opened(client, client.post("/drafts", data=keys(client) | TYPED))
    assert filled(page) == TYPED
    assert "保存した下書きを開いています" in page.get_text()
    assert filled(soup(client.get(PAGE))) == TYPED


def test_the_script_is_told_the_time(client: FlaskClient) -> None:
    answer = client.post("/drafts", data=keys(client) | TYPED, headers={"Accept": "application/json"})
    assert answer.get_json() == {"told": "10:00に下書きを保存しました。"}


def test_a_draft_leaves_no_entry_in_the_trail_and_no_password(desk: Desk, client: FlaskClient) -> None:
    with desk.reading() as session:
        before = session.scalar(select(func.max(TrailEntry.seq)))
    client.post("/drafts", data=keys(client) | TYPED | {"password": "secret", "new_password": "secret"})
    with desk.reading() as session:
        assert session.scalar(select(func.max(TrailEntry.seq))) == before
        assert "secret" not in (session.scalar(select(Draft.fields)) or "")


def test_a_draft_is_discarded_by_its_button(client: FlaskClient, desk: Desk) -> None:
    client.post("/drafts", data=keys(client) | TYPED)
    notice = form_of(client.get(PAGE), "/drafts/discard")
    assert filled(opened(client, client.post("/drafts/discard", data=hidden(notice))))["title"] == "before"
    assert drafts(desk) == 0


def test_a_draft_is_forgotten_once_its_form_is_taken(client: FlaskClient, desk: Desk) -> None:
    client.post("/drafts", data=keys(client) | TYPED)
    assert client.post("/account/sign-out-elsewhere", data=keys(client) | TYPED).status_code == 302
    assert drafts(desk) == 0


def test_a_draft_is_its_owners_alone(client: FlaskClient, client_as: ClientAs) -> None:
    mine = keys(client)
    other = client_as(AccountRole.PRIVACY_OFFICER)
    theirs = hidden(form_of(other.get("/account"), "/account/password"))
    assert other.post("/drafts", data=theirs | {"stamp": mine["stamp"]} | TYPED).status_code == 400


def test_a_draft_is_kept_for_thirty_days(config: Config, desk: Desk, client: FlaskClient) -> None:
    client.post("/drafts", data=keys(client) | TYPED)
    after = replace(desk, clock=FixedClock(desk.clock.now() + KEPT + timedelta(minutes=1)))
    later = sign_in(with_form(create_app(config, after)).test_client(), AccountRole.ADMINISTRATOR)
    assert filled(soup(later.get(PAGE)))["title"] == "before"


@pytest.mark.parametrize("typed", [{}, {"note": "長" * 500_000}])
def test_nothing_and_too_much_are_no_draft(client: FlaskClient, desk: Desk, typed: dict[str, str]) -> None:
    sent = {name: value for name, value in keys(client).items() if name != "version"}
    assert client.post("/drafts", data=sent | typed, headers={"Accept": "application/json"}).status_code == 413
    assert drafts(desk) == 0
    assert keep_draft(desk, UUID(int=1), "/anywhere", [("note", "長" * (LARGEST + 1))]) is None


@pytest.fixture
def expired(config: Config, desk: Desk, client: FlaskClient) -> tuple[FlaskClient, dict[str, str]]:
    """The browser after its session lay idle for too long, and the form that was open in it."""
    sent = keys(client)
    after = replace(desk, clock=FixedClock(desk.clock.now() + IDLE + timedelta(minutes=1)))
    later = with_form(create_app(config, after)).test_client()
    cookie = client.get_cookie("compliance")
    assert cookie is not None
    later.set_cookie("compliance", cookie.value)
    return later, sent


def sign_in_there(client: FlaskClient, address: str, role: AccountRole) -> TestResponse:
    page = client.get(address)
    assert "入力した内容は預かっています" in page.text
    assert "産後" not in page.text
    fields = hidden(form_of(page)) | {"login": role.value.replace("_", "-"), "password": "a long enough password"}
    return client.post(address, data=fields)


def test_a_form_sent_after_the_session_ended_waits_behind_the_sign_in(
    expired: tuple[FlaskClient, dict[str, str]], desk: Desk
) -> None:
    client, sent = expired
    asked = client.post("/account/sign-out-elsewhere", data=sent | TYPED)
    page = opened(client, sign_in_there(client, asked.location, AccountRole.ADMINISTRATOR))
    assert filled(page) == TYPED
    fresh = hidden(form_of(client.get(PAGE), "/account/sign-out-elsewhere"))
    assert fresh["once"] != sent["once"]
    assert fresh["csrf_token"] != sent["csrf_token"]
    assert client.post("/account/sign-out-elsewhere", data=fresh | TYPED).status_code == 302


def test_somebody_else_who_signs_in_then_sees_nothing_of_it(expired: tuple[FlaskClient, dict[str, str]]) -> None:
    client, sent = expired
    asked = client.post("/account/sign-out-elsewhere", data=sent | TYPED)
    answer = sign_in_there(client, asked.location, AccountRole.PRIVACY_OFFICER)
    assert "産後" not in client.get(answer.location).text


def test_a_stamp_that_is_not_ours_keeps_nothing(client: FlaskClient, desk: Desk) -> None:
    stranger = client.application.test_client()
    answer = stranger.post("/account/sign-out-elsewhere", data=TYPED | {"stamp": keys(client)["stamp"] + "x"})
    assert answer.location.startswith("/sign-in")
    assert drafts(desk) == 0


def test_a_form_opened_before_signing_in_anew_is_shown_again_with_what_was_typed(client: FlaskClient) -> None:
    sent = keys(client)
    sign_in(client, AccountRole.ADMINISTRATOR)
    page = opened(client, client.post("/account/sign-out-elsewhere", data=sent | TYPED))
    assert filled(page) == TYPED
    assert "まだ保存していません" in page.get_text()


def test_a_form_of_somebody_else_is_not_shown_to_who_signed_in_since(client: FlaskClient) -> None:
    sent = keys(client)
    sign_in(client, AccountRole.PRIVACY_OFFICER)
    refused = client.post("/account/sign-out-elsewhere", data=sent | TYPED)
    assert refused.status_code == 400
    assert "産後" not in refused.text


def test_an_old_stamp_keeps_nothing(client: FlaskClient, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stamped = {"stamp": keys(client)["stamp"]}
    monkeypatch.setattr(stamps, "LASTS", timedelta(seconds=-1))
    stranger = client.application.test_client()
    assert stranger.post("/account/sign-out-elsewhere", data=TYPED | stamped).location.startswith("/sign-in")
    assert drafts(desk) == 0


def test_a_password_form_carries_no_stamp(client: FlaskClient) -> None:
    assert "stamp" not in hidden(form_of(client.get("/account"), "/account/password"))


def test_text_beside_a_file_that_is_too_large_is_kept(client: FlaskClient) -> None:
    sent = keys(client) | TYPED | {"file": (BytesIO(b"x" * 2_000_000), "large.pdf")}
    answer = client.post("/account/sign-out-elsewhere", data=sent, content_type="multipart/form-data")
    answer.request.environ["wsgi.input"].close()
    assert answer.status_code == 413
    back = soup(answer).select_one("main a.button")
    assert back is not None
    assert filled(soup(client.get(str(back["href"])))) == TYPED


def test_a_page_that_answers_a_sent_form_shows_what_was_sent(app: Flask, client: FlaskClient) -> None:
    client.post("/drafts", data=keys(client) | TYPED)
    app.view_functions["auth.sign_out_elsewhere"] = lambda: render_template_string(
        FORM.replace("before", "{{ request.form.title }}"), page_id="form", request=request
    )
    answer = client.post("/account/sign-out-elsewhere", data=keys(client) | TYPED | {"title": "あとから"})
    assert filled(soup(answer))["title"] == "あとから"
