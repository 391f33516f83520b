"""The first notice of an incident by a contractor: recorded as such, told to the section, and about its own contracts only."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from compliance.config import Config
from compliance.factory import create_app
from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.services.recording import record
from compliance.services.ward_settings import SetWard
from compliance.store.models.accounts import AccountRole
from compliance.store.models.incidents import Incident, IncidentNotice
from compliance.store.models.mails import Mail
from tests.web.clients import form_of, hidden, sign_in, soup
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
AT = "/own-incidents/notify"
STAFF = AccountRole.CONTRACTOR_STAFF


def sent(client: FlaskClient, **fields: str) -> tuple[int, str]:
    form = form_of(client.get(AT))
    ready = {"kind": "accident", "outline": "CD-Rを1枚なくした。200人分の名簿。", "contact": "03-1111-2222"}
    chosen = {"contracts": [str(box["value"]) for box in form.select("[name=contracts][checked]")]}
    when = {"discovered_at": "R8.11.20 8:30"}
    answer = client.post(AT, data=hidden(form) | chosen | when | ready | fields)
    return answer.status_code, answer.text


def test_four_things_are_said_and_it_is_told(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    client = client_as(STAFF)
    assert sent(client)[0] == 302
    assert "CD-Rを1枚なくした" in client.get("/own-incidents").text
    with desk.database.reading() as session:
        incident, notice = session.scalars(select(Incident)).one(), session.scalars(select(IncidentNotice)).one()
        assert notice.incident_id == incident.id
        assert notice.notified_by is not None
        assert "03-1111-2222" in notice.notified_by
    officer = client_as(AccountRole.SECTION_OFFICER)
    assert "CD-Rを1枚なくした" in officer.get(f"/contracts/{ward.kept}/incidents").text
    assert verify(desk, lambda _done, _total: None).proven


def test_the_morning_begins_with_what_the_ward_was_told(client_as: ClientAs) -> None:
    officer = client_as(AccountRole.SECTION_OFFICER)
    assert soup(officer.get("/today")).select_one("#told") is None
    sent(client_as(STAFF))
    told = soup(client_as(AccountRole.SECTION_OFFICER).get("/today")).select_one("section.notice.bad")
    assert told is not None
    assert "R8-健康-001" in told.get_text()
    assert "CD-R" not in told.get_text()


def test_its_duty_to_report_in_writing_stands_on_its_home(client_as: ClientAs) -> None:
    client = client_as(STAFF)
    before = len(soup(client.get("/own-contracts")).select(".own-tasks li"))
    sent(client)
    assert len(soup(client.get("/own-contracts")).select(".own-tasks li")) > before


@pytest.mark.parametrize(
    ("field", "typed"),
    [("outline", ""), ("contact", " "), ("discovered_at", "きのう"), ("discovered_at", "R8.11.21 9:00"), ("kind", "x")],
)
def test_what_is_missing_or_impossible_is_told_and_nothing_is_lost(
    client_as: ClientAs, desk: Desk, field: str, typed: str
) -> None:
    status, text = sent(client_as(STAFF), **{field: typed})
    assert status == 422
    assert field == "outline" or "CD-Rを1枚なくした" in text
    with desk.database.reading() as session:
        assert session.scalars(select(Incident)).all() == []


def test_a_strangers_contract_cannot_be_chosen(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    status, _text = sent(client_as(STAFF), contracts=str(ward.late))
    assert status == 422
    with desk.database.reading() as session:
        assert session.scalars(select(Incident)).all() == []


def test_the_section_and_the_office_are_mailed_without_what_was_written(config: Config, desk: Desk, ward: Ward) -> None:
    mailing = replace(desk, sends_mail=True)
    app: Flask = create_app(config, mailing)
    record(desk, SEEDER, SetWard(name="練習区", email="office@example.lg.jp"))
    assert sent(sign_in(app.test_client(), STAFF))[0] == 302
    with desk.database.reading() as session:
        mails = session.scalars(select(Mail).where(Mail.subject.contains("至急"))).all()
    assert {mail.recipient for mail in mails} == {"office@example.lg.jp"}
    assert all("R8-健康-001" in mail.body and "CD-R" not in mail.body for mail in mails)
