"""Renewing on the page: the effect is seen first, what was ticked comes along once, and a stranger's does not exist."""

from collections.abc import Callable
from uuid import UUID

import pytest
from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from compliance.domain.obligations import Status
from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.web.clients import form_of, hidden, soup
from tests.web.counting import few_queries
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
Fields = dict[str, str | list[str]]


@pytest.fixture
def officer(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


def main_form(page: TestResponse) -> Tag:
    form = soup(page).select_one("main form.fact")
    assert form is not None
    return form


def filled(page: TestResponse, **typed: str | list[str]) -> Fields:
    """What the form posts: its hidden and typed fields, ticks as they stand, and these."""
    form = main_form(page)
    fields: Fields = dict(hidden(form))
    for each in form.select("input:not([type=hidden], [type=checkbox], [type=radio], [type=search])"):
        fields[str(each["name"])] = str(each.get("value", ""))
    fields |= {str(each["name"]): each.get_text().strip() for each in form.select("textarea")}
    fields |= {str(each["name"]): str(each["value"]) for each in form.select("input[type=checkbox][checked]")}
    for each in form.select("select"):
        chosen = each.select_one("option[selected]")
        fields[str(each["name"])] = str(chosen["value"]) if chosen else ""
    return {**fields, **typed}


def ticks(page: TestResponse, name: str) -> list[str]:
    return [str(each["value"]) for each in main_form(page).select(f"input[name={name}]")]


def renewed(officer: FlaskClient, ward: Ward, **typed: str | list[str]) -> TestResponse:
    """The page with its effect shown."""
    at = f"/contracts/{ward.kept}/renew"
    page = officer.get(at)
    return officer.post(at, data=filled(page, number="R9-健康-001", step="preview", **typed))


def contract_of(answer: TestResponse) -> UUID:
    return UUID(answer.location.rpartition("/")[2])


def statuses(desk: Desk, contract: UUID, item: str) -> set[Status]:
    with desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY, contract=contract), desk.today())
    return {row.status for row in rows if row.obligation.item == item and row.obligation.party.value == "contractor"}


def test_nothing_is_ticked_beforehand_and_the_year_after_is_proposed(officer: FlaskClient, ward: Ward) -> None:
    page = officer.get(f"/contracts/{ward.kept}/renew")
    fields = filled(page)
    assert fields["start_on"] == "令和9年4月1日"
    assert fields["end_on"] == "令和10年3月31日"
    assert not {"holdings", "people", "places", "self_check"} & set(fields)
    assert ticks(page, "holdings")


def test_the_effect_is_shown_and_then_all_of_it_is_done_once(
    app: Flask, officer: FlaskClient, desk: Desk, ward: Ward
) -> None:
    at = f"/contracts/{ward.kept}/renew"
    holdings = ticks(officer.get(at), "holdings")
    with few_queries(app, desk):
        preview = renewed(officer, ward, holdings=holdings, people="y")
    assert preview.status_code == 200
    assert "更新するとこうなります" in preview.text
    assert len(soup(officer.get("/contracts?q=R9-健康-001")).select("tbody tr")) == 0
    data = filled(preview, holdings=holdings, step="renew")
    done = officer.post(at, data=data)
    assert done.status_code == 302
    assert officer.post(at, data=data).location == done.location
    contract = contract_of(done)
    assert statuses(desk, contract, "13") == {Status.CLAIMED}
    assert Status.MET not in statuses(desk, contract, "11")


def test_with_other_words_than_those_seen_the_effect_is_shown_again(officer: FlaskClient, ward: Ward) -> None:
    preview = renewed(officer, ward)
    again = officer.post(f"/contracts/{ward.kept}/renew", data=filled(preview, people="y", step="renew"))
    assert again.status_code == 200
    assert "更新するとこうなります" in again.text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "R8-健康-002"}, "number"),
        ({"end_on": "R9.3.1"}, "end_on"),
        ({"self_check": "y", "self_check_due_on": ""}, "self_check_due_on"),
        ({"holdings": "all", "instruction": ""}, "instruction"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    officer: FlaskClient, ward: Ward, typed: Fields, field: str
) -> None:
    at = f"/contracts/{ward.kept}/renew"
    page = officer.get(at)
    if typed.get("holdings"):
        typed = {**typed, "holdings": ticks(page, "holdings")}
    answer = officer.post(at, data={**filled(page, number="R9-健康-001", step="preview"), **typed})
    assert answer.status_code == 422
    summary = soup(answer).select_one("#summary")
    assert summary is not None
    assert not field or summary.select_one(f'a[href="#{field}"]')
    assert filled(answer)["start_on"] == "令和9年4月1日"


def test_another_sections_contract_cannot_be_renewed(officer: FlaskClient, ward: Ward) -> None:
    at = f"/contracts/{ward.elsewhere}/renew"
    assert officer.get(at).status_code == 404
    keys = hidden(form_of(officer.get("/account"), "/account/password"))
    assert officer.post(at, data={**keys, "number": "x", "step": "renew"}).status_code == 404


def test_holdings_of_another_contract_are_no_choice(officer: FlaskClient, ward: Ward) -> None:
    foreign = ticks(officer.get(f"/contracts/{ward.late}/renew"), "holdings")
    assert foreign
    assert renewed(officer, ward, holdings=foreign).status_code == 422
