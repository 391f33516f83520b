"""What a form changes leaves its entry in the trail, once however often it is sent; what is refused leaves none."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.models.trail import TrailEntry
from compliance.web.gate import declarations
from compliance.web.permissions import may
from tests.web.addresses import OPENED, POSTED, address
from tests.web.clients import form_of, hidden, sign_in
from tests.web.wards import PASSWORD, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
SILENT = frozenset({"auth.switch_language", "auth.save_draft", "auth.discard_draft"})
"""What is taken without an entry: a choice kept in the cookie, and drafts, which are no fact."""

SENT = {
    "auth.sign_out": ({}, ["account.sign_out"]),
    "auth.sign_out_elsewhere": ({}, ["account.sign_out_elsewhere"]),
    "auth.change_password": (
        {"current": PASSWORD, "new": "another long password"},
        ["account.change_password", "account.sign_in"],
    ),
    "auth.save_draft": ({"note": "書きかけ"}, []),
    "auth.discard_draft": ({}, []),
    "auth.switch_language": ({"language": "en"}, []),
    "officer.record_fact": (
        {"happened_on": "2026-11-02", "name": "分室", "step": "save"},
        ["place.record"],
    ),
}
"""A form that is taken, by endpoint, and what the trail then says."""


def posting(app: Flask) -> list[str]:
    """Every endpoint that takes a form."""
    return sorted({rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())})


def actions(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return list(session.scalars(select(TrailEntry.action).order_by(TrailEntry.seq)))


def keys(client: FlaskClient) -> dict[str, str]:
    """The keys of a form of this visitor's."""
    stamped = hidden(form_of(client.get("/account"), "/account/password"))
    return {"csrf_token": stamped["csrf_token"], "once": stamped["once"]}


def test_every_form_is_known(app: Flask) -> None:
    assert set(posting(app)) <= {*OPENED, *POSTED}


def test_a_form_that_is_refused_leaves_no_entry(app: Flask, desk: Desk, ward: Ward) -> None:
    for endpoint in posting(app):
        role = next(role for role in AccountRole if may(role, declarations(app)[endpoint].permission))
        client = sign_in(app.test_client(), role)
        form, at = keys(client), address(endpoint, ward, client)
        before = len(actions(desk))
        answer = client.post(at, data=form)
        if not 300 <= answer.status_code < 400 or endpoint in SILENT:
            assert actions(desk)[before:] == [], endpoint


@pytest.mark.parametrize("endpoint", sorted(SENT))
def test_a_form_leaves_just_its_entry_and_once_only(desk: Desk, ward: Ward, client_as: ClientAs, endpoint: str) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    body, expected = SENT[endpoint]
    at, shown = (
        address(endpoint, ward, client),
        "/import-paper" if endpoint in POSTED else address(endpoint, ward, client),
    )
    form = hidden(form_of(client.get(shown))) | body
    before = len(actions(desk))
    client.post(at, data=form)
    assert actions(desk)[before:] == expected
    client.post(at, data=form)
    assert actions(desk)[before:] == expected
