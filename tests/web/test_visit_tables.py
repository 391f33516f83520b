"""The visits and the incidents of a contract are sorted by the address and exported as they are shown."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from compliance.domain.facts import IncidentKind
from compliance.services.desk import Desk
from compliance.services.incidents import NotifyIncident, RecordIncident
from compliance.services.inspections import AnnounceInspection, OpenInspection, open_inspection
from compliance.services.recording import record
from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import SEEDER, Ward


@pytest.fixture
def officer(client_as: Callable[[AccountRole], FlaskClient]) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


def cells(officer: FlaskClient, at: str, name: str) -> list[list[str]]:
    """The rows of one table of the page."""
    table = soup(officer.get(at)).select_one(f'table[aria-labelledby="{name}"], #{name} ~ * table, #{name} ~ table')
    assert table is not None
    return [[cell.get_text(" ", strip=True) for cell in row.select("td, th")] for row in table.select("tbody tr")]


def exported(officer: FlaskClient, at: str) -> str:
    """All that the workbook says."""
    sheet = load_workbook(BytesIO(officer.get(at).data)).active
    assert sheet is not None
    return "\n".join(" ".join(str(value) for value in row if value is not None) for row in sheet.values)


def test_visits_stand_by_the_day_announced_and_leave_as_excel(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    plan = OpenInspection(
        contracts=(ward.kept,), happened_on=date(2026, 11, 2), fiscal_year=2026, visit_on=date(2027, 2, 1)
    )
    visit = open_inspection(desk, SEEDER, plan)
    told = AnnounceInspection(inspection_id=visit, happened_on=date(2026, 11, 4), visit_on=date(2026, 12, 9))
    record(desk, SEEDER, told)
    at = f"/contracts/{ward.kept}/inspections"
    first, second = cells(officer, at, "visits")
    assert "2026-12-09" in first[1]
    assert first[2] == "これから"
    assert second[2] == "実地"
    assert [row[1] for row in cells(officer, f"{at}?visits.sort=visit", "visits")] == [second[1], first[1]]
    assert "2026-09-10" in exported(officer, f"{at}?visits.format=xlsx")
    assert "2026-12-09" not in exported(officer, f"{at}?as_of=2026-11-01&visits.format=xlsx")


def test_incidents_leave_as_excel_with_their_notice(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    known = RecordIncident(
        contracts=(ward.kept,), known_on=date(2026, 11, 5), incident_kind=IncidentKind.RISK, outline="誤送付のおそれ"
    )
    record(desk, SEEDER, NotifyIncident(incident_id=record(desk, SEEDER, known), happened_on=date(2026, 11, 6)))
    at = f"/contracts/{ward.kept}/incidents"
    assert "誤送付のおそれ" in cells(officer, at, "incidents")[0][2]
    told = exported(officer, f"{at}?format=xlsx")
    assert "誤送付のおそれ" in told
    assert "2026-11-06" in told
