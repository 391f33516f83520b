"""Errors say what happened, why and what next; nothing inside shows."""

import logging
import re
from collections.abc import Callable
from io import BytesIO
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from compliance.domain.errors import KeyReused, Stale
from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.web import visitors
from tests.web.clients import form_of, hidden, soup

ClientAs = Callable[[AccountRole], FlaskClient]


def failing(app: Flask, error: Exception) -> None:
    """Lets the account page fail."""

    def fail() -> str:
        raise error

    app.view_functions["auth.account"] = fail


def test_a_failure_shows_a_number_and_logs_it_with_the_trace(
    app: Flask, client_as: ClientAs, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_as(AccountRole.AUDITOR)
    failing(app, RuntimeError("the secret inside"))
    with caplog.at_level(logging.ERROR):
        answer = client.get("/account")
    shown = re.search(r"番号：([0-9A-F]{8})", answer.text)
    assert answer.status_code == 500
    assert "secret inside" not in answer.text
    assert shown is not None
    assert shown[1] in caplog.text
    assert "the secret inside" in caplog.text


def test_a_conflict_without_a_form_says_nothing_of_the_database(app: Flask, client_as: ClientAs) -> None:
    client = client_as(AccountRole.AUDITOR)
    failing(app, Stale("contract", uuid4(), mine={"number": "R8-1"}, theirs={"number": "R8-2"}))
    answer = client.get("/account")
    assert answer.status_code == 409
    assert "いまの内容を確かめて" in answer.text
    assert not soup(answer).select("main table")


def test_a_form_sent_twice_with_other_content_is_a_conflict(app: Flask, client_as: ClientAs) -> None:
    client = client_as(AccountRole.AUDITOR)
    failing(app, KeyReused(uuid4()))
    assert client.get("/account").status_code == 409


def test_a_database_out_of_use_is_told_and_not_hidden(
    client_as: ClientAs, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_as(AccountRole.AUDITOR)
    with desk.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE login_session RENAME TO elsewhere")
    answer = client.get("/today")
    assert answer.status_code == 500
    assert "login_session" not in answer.text


def test_a_page_that_does_not_exist_says_so_in_the_visitors_language(client: FlaskClient) -> None:
    assert "ページが見つかりません" in client.get("/nothing", headers={"Accept-Language": "ja"}).text
    assert "There is no such page" in client.get("/nothing", headers={"Accept-Language": "en"}).text


def test_a_form_without_its_token_is_refused(client_as: ClientAs) -> None:
    answer = client_as(AccountRole.AUDITOR).post("/account/password", data={"current": "x", "new": "y"})
    assert answer.status_code == 400
    assert "保存していません" in answer.text


def test_a_token_of_another_session_is_refused(client_as: ClientAs) -> None:
    here, there = client_as(AccountRole.AUDITOR), client_as(AccountRole.AUDITOR)
    token = hidden(form_of(there.get("/account"), "/account/password"))
    assert here.post("/account/password", data=token).status_code == 400


def test_an_old_form_can_still_be_sent(app: Flask) -> None:
    assert app.config["WTF_CSRF_TIME_LIMIT"] is None


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    answer = client.post("/import-paper", data=b"x" * 5_000_000, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413
    assert "大きすぎます" in answer.text


def test_a_large_file_is_kept_in_memory(app: Flask) -> None:
    with app.test_request_context("/import-paper", method="POST") as context:
        stream = context.request._get_file_stream(10_000_000, "text/plain", "paper.md", 10_000_000)
    assert isinstance(stream, BytesIO)


def test_another_host_is_not_answered(client: FlaskClient) -> None:
    assert client.get("/sign-in", base_url="http://evil.example").status_code == 400


def test_what_a_visitor_sees_is_not_decided_by_the_browser(app: Flask) -> None:
    with app.test_request_context("/today"):
        assert visitors.visitor_or_none() is None
