"""Where a contractor begins: its own contracts with what is left, what was sent back first, and nobody else's."""

from collections.abc import Callable
from datetime import date

import pytest
from bs4 import Tag
from flask.testing import FlaskClient
from sqlalchemy import select

from compliance.services.desk import Desk
from compliance.services.recording import record
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.accounts import AccountRole
from compliance.store.models.status_requests import StatusReport
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


def cards(client: FlaskClient) -> list[Tag]:
    return soup(client.get("/own-contracts")).select("section.contract-card")


def states(card: Tag) -> list[str]:
    return [tag.text for tag in card.select(".own-tasks .tag")]


def test_it_begins_with_its_own_contracts(client: FlaskClient) -> None:
    assert client.get("/").location == "/own-contracts"
    (card,) = cards(client)
    assert "R8-健康-001" in card.text
    assert "R8-健康-002" not in client.get("/own-contracts").text


def test_a_card_counts_its_tasks_and_each_opens_where_it_is_told(client: FlaskClient) -> None:
    (card,) = cards(client)
    told = states(card)
    assert "完了" in told
    assert f"{len(told)}項目のうち" in card.text
    for link in card.select(".own-tasks a"):
        assert client.get(str(link["href"])).status_code == 200


def test_what_is_handed_in_waits_and_what_is_sent_back_comes_first(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    at = f"/own-obligations/{ward.report}/report"
    client.post(at, data=hidden(form_of(client.get(at))) | {"answer": "保管庫を毎月点検し、異状なし。"})
    with desk.reading() as session:
        report = session.scalars(select(StatusReport.id).where(StatusReport.contract_id == ward.kept)).one()
    assert "確認待ち" in states(cards(client)[0])
    assert "差し戻されたもの" not in client.get("/own-contracts").text
    back = ReviewSubmission(
        contract_id=ward.kept,
        happened_on=date(2026, 11, 20),
        subject_id=report,
        subject_kind="status_report",
        accepted=False,
        reason="保管場所の記載がありません。",
    )
    record(desk, SEEDER, back)
    assert states(cards(client)[0])[0] == "差戻し"
    assert "保管場所の記載がありません。" in client.get("/own-contracts").text


def test_other_contractors_tasks_are_their_own(client_as: ClientAs, ward: Ward) -> None:
    assert client_as(AccountRole.SECTION_OFFICER).get("/own-contracts").status_code == 403
