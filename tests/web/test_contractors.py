"""A contractor sees what it owes itself, and why; what the ward or another contractor owes does not exist for it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.services.desk import Desk
from compliance.services.recording import record
from compliance.services.ward_settings import SetWard
from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
PRACTICE = "練習用データで動いています"


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


def reasons(client: FlaskClient, address: str, start: str) -> list[str]:
    links = soup(client.get(address)).select(f'tbody th a[href^="{start}/"]')
    return [str(link["href"]).split("?", maxsplit=1)[0].removeprefix(f"{start}/") for link in links]


def test_a_contractor_begins_with_its_own_list(client: FlaskClient) -> None:
    assert client.get("/").location == "/own-contracts"
    text = client.get("/own-obligations?status=all").text
    assert "R8-健康-001" in text
    assert "R8-健康-002" not in text
    assert "表の担当課に直接お渡しください" in text


def test_each_row_says_whom_it_is_about_and_opens_its_reason(client: FlaskClient) -> None:
    assert "山田 花子（取扱責任者）" in client.get("/own-obligations?status=all").text
    owed = reasons(client, "/own-obligations?status=all", "/own-obligations")
    assert owed
    answer = client.get(f"/own-obligations/{owed[0]}")
    assert "なぜこの義務があるか" in answer.text
    assert "お渡し・お問合せ先" in answer.text
    assert "/contracts/" not in answer.text


def test_a_contractor_opens_neither_the_wards_duties_nor_anothers(
    client: FlaskClient, client_as: ClientAs, ward: Ward
) -> None:
    officer = client_as(AccountRole.PRIVACY_OFFICER)
    of_ward = reasons(officer, f"/obligations?status=all&party=ward&contract={ward.kept}", "/obligations")
    of_another = reasons(officer, f"/obligations?status=all&party=contractor&contract={ward.late}", "/obligations")
    assert of_ward
    assert of_another
    for hidden in (of_ward[0], of_another[0]):
        assert client.get(f"/own-obligations/{hidden}").status_code == 404


def test_a_page_that_makes_no_sense_does_not_break_the_list(client: FlaskClient) -> None:
    assert client.get("/own-obligations?after=x&status=x").status_code == 200


def test_an_administrator_is_told_the_commands(client_as: ClientAs) -> None:
    text = client_as(AccountRole.ADMINISTRATOR).get("/system").text
    assert "compliance accounts add" in text
    assert "docs/operators.md" in text


def test_the_banner_tells_what_the_database_says_of_its_data(desk: Desk, client: FlaskClient) -> None:
    assert PRACTICE not in client.get("/own-obligations").text
    record(desk, SEEDER, SetWard(name="練習区", practice=True))
    assert PRACTICE in client.get("/own-obligations").text
