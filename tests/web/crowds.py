"""A contract with very much under it: what grows with the ward must not make its pages ask more often."""

from collections.abc import Iterator
from datetime import date, timedelta

from compliance.domain.facts import IncidentKind, Medium, Role
from compliance.services.contractors import RegisterContractor
from compliance.services.desk import Desk
from compliance.services.findings import RecordFinding
from compliance.services.handovers import RecordHandover
from compliance.services.holdings import FlagNoLongerNeeded, RecordHolding
from compliance.services.incidents import NotifyIncident, RecordIncident
from compliance.services.inspections import OpenInspection, enter_inspection
from compliance.services.meetings import RegisterMeeting
from compliance.services.people import FileList, Listed, file_list
from compliance.services.recording import enter
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store.changes import Change
from tests.web.wards import SEEDER, Ward

HANDLERS = 2000
OF_EACH = 80
"""How many of each other kind: more than a page shows."""
_FIRST = date(2026, 7, 1)


def crowd(desk: Desk, ward: Ward) -> None:
    """Two thousand handlers, and eighty each of requests, media, visits, findings, incidents, contractors, meetings."""
    people = tuple(Listed(role=Role.HANDLER, from_on=_FIRST, name=f"多田 {n:04}") for n in range(HANDLERS))
    file_list(desk, SEEDER, FileList(contracts=(ward.kept,), happened_on=_FIRST), people)
    with desk.change(SEEDER) as change:
        for n, day in enumerate(_days()):
            _of_one_day(desk, change, ward, n, day)


def _days() -> Iterator[date]:
    return (_FIRST + timedelta(days=n) for n in range(OF_EACH))


def _of_one_day(desk: Desk, change: Change, ward: Ward, n: int, day: date) -> None:
    shelf, kept = desk.shelf, ward.kept
    due, visit_on = day + timedelta(days=9), day + timedelta(days=170)
    request = RequestStatus(contract_id=kept, happened_on=day, due_on=due, question=f"第{n}回")
    asked = enter(change, shelf, request)
    if n % 2:
        enter(change, shelf, ReportStatus(contract_id=kept, happened_on=day, request_id=asked, submitted=True))
    enter(change, shelf, RecordHandover(contract_id=kept, happened_on=day, description=f"帳票{n}", medium=Medium.PAPER))
    holding = RecordHolding(contract_id=kept, happened_on=day, description=f"帳票{n}", medium=Medium.PAPER)
    held = enter(change, shelf, holding)
    enter(change, shelf, FlagNoLongerNeeded(contract_id=kept, happened_on=day, holding_id=held))
    visit = OpenInspection(contracts=(kept,), happened_on=day, fiscal_year=2026, visit_on=visit_on)
    enter_inspection(change, shelf, visit)
    enter(change, shelf, RecordFinding(contract_id=kept, happened_on=day, item="3", text=f"施錠{n}", due_on=due))
    risk = RecordIncident(contracts=(kept,), known_on=day, incident_kind=IncidentKind.RISK, outline=f"誤送付{n}")
    incident = enter(change, shelf, risk)
    enter(change, shelf, NotifyIncident(incident_id=incident, happened_on=day))
    enter(change, shelf, RegisterContractor(name=f"練習診療所 {n:03}"))
    enter(change, shelf, RegisterMeeting(name=f"第{n + 10}回", held_on=day))
