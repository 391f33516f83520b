"""Signing in, staying signed in, and ending it."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from compliance.services.desk import Desk
from compliance.services.sign_ins import FAILURES_OF_LOGIN
from compliance.store.models.accounts import AccountRole
from tests.web.clients import form_of, hidden, sign_in, soup


def test_the_sign_in_page_opens(client: FlaskClient) -> None:
    page = client.get("/sign-in")
    assert page.status_code == 200
    assert soup(page).h1 is not None


def test_an_officer_lands_on_today(client: FlaskClient) -> None:
    home = sign_in(client, AccountRole.SECTION_OFFICER).get("/", follow_redirects=True)
    assert home.request.path == "/today"
    assert home.status_code == 200, home.text
