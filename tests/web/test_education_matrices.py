"""Handlers by fiscal years: what was taught, what waits, and who may not handle yet, for the ward and the contractor."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from uuid import UUID

from flask.testing import FlaskClient
from openpyxl import load_workbook

from compliance.domain.facts import Role
from compliance.services.desk import Desk
from compliance.services.education import HoldSession
from compliance.services.people import Designate, RegisterPerson
from compliance.services.recording import record
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
TODAY = date(2026, 11, 20)


def newcomer(desk: Desk, ward: Ward) -> UUID:
    """Somebody designated today under the kept contract whom nobody has taught."""
    person = record(desk, SEEDER, RegisterPerson(contractor_id=ward.contractor, name="新井 望"))
    designation = Designate(contract_id=ward.kept, person_id=person, role=Role.HANDLER, from_on=TODAY)
    record(desk, SEEDER, designation)
    return person


def shown(client: FlaskClient, at: str, name: str) -> str:
    """The line of a person in the table, without blanks."""
    tables = [table for table in soup(client.get(at)).select("main table") if "取り扱えるか" in table.text]
    rows = ("".join(row.text.split()) for row in tables[0].select("tbody tr"))
    (row,) = [row for row in rows if name in row]
    return row


def test_a_newcomer_may_not_handle_until_the_ward_accepts_the_education(
    client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    clerk, officer = client_as(AccountRole.CONTRACTOR_STAFF), client_as(AccountRole.SECTION_OFFICER)
    own, office = f"/own-contracts/{ward.kept}/education", f"/contracts/{ward.kept}/education"
    person = newcomer(desk, ward)
    for client, at in ((clerk, own), (officer, office)):
        assert "取扱い前の教育がまだ" in shown(client, at, "新井望")
        assert "未受講" in shown(client, at, "新井望")
    session = HoldSession(
        contracts=(ward.kept,),
        happened_on=TODAY,
        attendees=(person,),
        teaches_protection=True,
        teaches_security=True,
        tells_ordinance=True,
        submitted=True,
    )
    held = record(desk, SEEDER, session)
    assert "取扱い前の教育が確認待ち" in shown(clerk, own, "新井望")
    assert "確認待ち2026-11-20" in shown(officer, office, "新井望")
    accepted = ReviewSubmission(
        contract_id=ward.kept, happened_on=TODAY, subject_id=held, subject_kind="education_session", accepted=True
    )
    record(desk, SEEDER, accepted)
    assert "取扱い前の教育" not in shown(clerk, own, "新井望")
    assert "受講2026-11-20" in shown(officer, office, "新井望")


def test_the_workbook_holds_the_same_years(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(AccountRole.CONTRACTOR_RESPONSIBLE)
    answer = client.get(f"/own-contracts/{ward.kept}/education?matrix.format=xlsx")
    sheet = load_workbook(BytesIO(answer.data)).worksheets[0]
    heads = {str(cell) for row in sheet.iter_rows(max_row=6, values_only=True) for cell in row if cell}
    assert {"氏名", "取り扱えるか", "令和8年度"} <= heads


def test_a_stranger_sees_nothing(client_as: ClientAs, ward: Ward) -> None:
    assert client_as(AccountRole.CONTRACTOR_STAFF).get(f"/own-contracts/{ward.late}/education").status_code == 404
