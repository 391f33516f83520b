"""A request for a report, answered by the contractor on its page, sent back with a reason, answered anew, and met."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from compliance.services.desk import Desk
from compliance.services.recording import record
from compliance.services.reviews import ReviewSubmission
from compliance.services.status_requests import RequestStatus
from compliance.store.models.accounts import AccountRole
from compliance.store.models.status_requests import StatusReport
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
QUESTION = "保管場所と、持ち出した物の有無"


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


@pytest.fixture
def asked(desk: Desk, ward: Ward) -> UUID:
    day = date(2026, 11, 18)
    return record(desk, SEEDER, RequestStatus(contract_id=ward.kept, happened_on=day, question=QUESTION))


def address(client: FlaskClient, asked: UUID) -> str:
    """The page of the obligation that answers this request: found as its contractor finds it."""
    for link in soup(client.get("/own-contracts")).select(".own-tasks a"):
        page = soup(client.get(str(link["href"])))
        if way := page.select_one("main a.button[href$='/report']"):
            return str(way["href"])
    raise AssertionError(f"nothing leads to the answer of {asked}")


def answered(client: FlaskClient, at: str, text: str) -> int:
    return client.post(at, data=hidden(form_of(client.get(at))) | {"answer": text}).status_code


def reports(desk: Desk, asked: UUID) -> list[StatusReport]:
    with desk.database.reading() as session:
        found = select(StatusReport).where(StatusReport.request_id == asked).order_by(StatusReport.row_id)
        return list(session.scalars(found))


def test_it_is_answered_sent_back_answered_anew_and_met(
    client: FlaskClient, desk: Desk, ward: Ward, asked: UUID
) -> None:
    at = address(client, asked)
    assert QUESTION in client.get(at).text
    assert answered(client, at, "鍵付きの保管庫。持出しなし（入退室の記録で確認）。") == 302
    (report,) = reports(desk, asked)
    assert report.submitted
    assert client.get(at).status_code == 302
    assert "確認待ち" in client.get("/own-contracts").text
    _reviewed(desk, ward, report.id, accepted=False)
    assert "保管庫の場所が分かりません。" in client.get("/own-contracts").text
    assert answered(client, at, "本館2階の鍵付き保管庫。") == 302
    _reviewed(desk, ward, reports(desk, asked)[-1].id, accepted=True)
    assert "差し戻されたもの" not in client.get("/own-contracts").text
    assert client.get(at).status_code == 302


def test_an_empty_answer_is_refused_beside_its_field(client: FlaskClient, desk: Desk, asked: UUID) -> None:
    at = address(client, asked)
    assert answered(client, at, "  ") == 422
    assert reports(desk, asked) == []


def test_only_its_own_contractor_answers(client: FlaskClient, client_as: ClientAs, asked: UUID) -> None:
    at = address(client, asked)
    assert client_as(AccountRole.SECTION_OFFICER).get(at).status_code == 403


def _reviewed(desk: Desk, ward: Ward, report: UUID, *, accepted: bool) -> None:
    reason = None if accepted else "保管庫の場所が分かりません。"
    command = ReviewSubmission(
        contract_id=ward.kept,
        happened_on=date(2026, 11, 20),
        subject_id=report,
        subject_kind="status_report",
        accepted=accepted,
        reason=reason,
    )
    record(desk, SEEDER, command)
