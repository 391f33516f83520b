"""What a form changes leaves its entry in the trail, once however often it is sent; its preview asks few queries."""

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.models.trail import TrailEntry
from compliance.web.gate import declarations
from compliance.web.permissions import may
from tests.web.addresses import OPENED, POSTED, address
from tests.web.clients import form_of, hidden, sign_in, soup
from tests.web.counting import few_queries
from tests.web.sendings import SENDINGS
from tests.web.visits import Visit
from tests.web.wards import Ward

SILENT = frozenset({"auth.switch_language", "auth.save_draft", "auth.discard_draft", "contractor.erasure_step"})
"""What is taken without an entry: a choice kept in the cookie, and drafts, which are no fact."""

EITHER = {
    "contractor.choose_handler_list": ["file"],
    "contractor.check_receipt": ["file"],
    "officer.check_receipt": ["file"],
    "officer.choose_handler_list": ["file"],
    "officer.decide_review": ["reason"],
}
"""A field that is needed only where another is left empty, or says so, bears no mark."""

SENDERS = (AccountRole.PRIVACY_OFFICER, AccountRole.ADMINISTRATOR, AccountRole.CONTRACTOR_RESPONSIBLE)
"""Between them they may send every form."""


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
    assert set(posting(app)) == {*SENDINGS, "auth.sign_in"}


def unmarked(page: BeautifulSoup) -> list[str]:
    """The fields that were missed when nothing was filled in, and are not marked as needed just once."""
    links = [link for link in page.select("#summary a") if link.get_text().endswith("ください。")]
    missed = [page.select_one(str(link["href"])) for link in links]
    names = {str(field["id"]): _name_of(page, field) for field in missed if field is not None}
    return [ident for ident, name in names.items() if len(name.select(".must")) != 1]


def _name_of(page: BeautifulSoup, field: Tag) -> Tag:
    name = page.select_one(f"label[for='{field['id']}']:not(.tick)") or field.find_parent("fieldset", class_="field")
    return field if name is None else name.select_one("legend") or name


def test_a_form_sent_empty_leaves_no_entry_and_had_marked_what_it_needs(app: Flask, desk: Desk, ward: Ward) -> None:
    wrong = {}
    for endpoint in posting(app):
        role = next(role for role in AccountRole if may(role, declarations(app)[endpoint].permission))
        client = sign_in(app.test_client(), role)
        form, at = keys(client), address(endpoint, ward, client)
        before = len(actions(desk))
        answer = client.post(at, data=form)
        if not 300 <= answer.status_code < 400 or endpoint in SILENT:
            assert actions(desk)[before:] == [], endpoint
        if (ids := unmarked(soup(answer))) != EITHER.get(endpoint, []):
            wrong[endpoint] = ids
    assert not wrong


@pytest.mark.parametrize("endpoint", sorted(SENDINGS))
def test_a_form_leaves_just_its_entries_and_once_only(app: Flask, desk: Desk, ward: Ward, endpoint: str) -> None:
    role = next(role for role in SENDERS if may(role, declarations(app)[endpoint].permission))
    visit = Visit(app, desk, ward, sign_in(app.test_client(), role))
    with few_queries(app, desk):
        page = visit.page_for(endpoint)
        before = len(actions(desk))
        sent = visit.send(endpoint, page)
    assert sent.answer.status_code < 400, sent.answer.text
    assert actions(desk)[before:] == list(SENDINGS[endpoint].said)
    visit.post(sent.at, sent.data)
    assert actions(desk)[before:] == list(SENDINGS[endpoint].said)


def test_signing_in_leaves_its_entry_each_time(app: Flask, desk: Desk) -> None:
    before = len(actions(desk))
    for times in (1, 2):
        sign_in(app.test_client(), AccountRole.AUDITOR)
        assert actions(desk)[before:] == ["account.sign_in"] * times
