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
from compliance.store.models.accounts import AccountRole
from compliance.store.models.status_requests import StatusReport
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import QUESTION, SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


@pytest.fixture
def at(ward: Ward) -> str:
    return f"/own-obligations/{ward.report}/report"


def answered(client: FlaskClient, at: str, text: str) -> int:
    return client.post(at, data=hidden(form_of(client.get(at))) | {"answer": text}).status_code


def reports(desk: Desk, ward: Ward) -> list[StatusReport]:
    with desk.database.reading() as session:
        found = select(StatusReport).where(StatusReport.contract_id == ward.kept).order_by(StatusReport.row_id)
        return list(session.scalars(found))


def test_its_home_leads_to_it(client: FlaskClient, at: str) -> None:
    opened = [soup(client.get(str(link["href"]))) for link in soup(client.get("/own-contracts")).select(".own-tasks a")]
    assert any(page.select(f'main a.button[href="{at}"]') for page in opened)


def test_it_is_answered_sent_back_answered_anew_and_met(client: FlaskClient, desk: Desk, ward: Ward, at: str) -> None:
    assert QUESTION in client.get(at).text
    assert answered(client, at, "鍵付きの保管庫。持出しなし（入退室の記録で確認）。") == 302
    (report,) = reports(desk, ward)
    assert report.submitted
    assert client.get(at).status_code == 302
    assert "確認待ち" in client.get("/own-contracts").text
    _reviewed(desk, ward, report.id, accepted=False)
    assert "保管庫の場所が分かりません。" in client.get("/own-contracts").text
    assert answered(client, at, "本館2階の鍵付き保管庫。") == 302
    _reviewed(desk, ward, reports(desk, ward)[-1].id, accepted=True)
    assert "差し戻されたもの" not in client.get("/own-contracts").text
    assert client.get(at).status_code == 302


def test_an_empty_answer_is_refused_beside_its_field(client: FlaskClient, desk: Desk, ward: Ward, at: str) -> None:
    assert answered(client, at, "  ") == 422
    assert reports(desk, ward) == []


def test_only_its_own_contractor_answers(client_as: ClientAs, at: str) -> None:
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
