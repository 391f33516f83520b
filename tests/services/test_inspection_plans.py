"""The year's inspections from what is on record: which visits, how risky, who goes, and what stands already."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from compliance.config import PasswordCost
from compliance.domain.errors import Refused
from compliance.domain.facts import IncidentKind
from compliance.passwords import Passwords
from compliance.planner.risks import Factor, RiskWeights
from compliance.services.accounts import NewAccount, open_account
from compliance.services.contracts import DesignatePlace
from compliance.services.findings import RecordFinding
from compliance.services.incidents import RecordIncident
from compliance.services.inspection_needs import VisitToMake, visits_to_make
from compliance.services.inspection_plans import PlanningOrder, YearPlanned, area_of, plan_year
from compliance.services.inspections import (
    AnnounceInspection,
    CancelInspection,
    CarryOutInspection,
    OpenInspection,
    open_inspection,
)
from compliance.services.listings import obligations
from compliance.services.plan_saving import save_plan
from compliance.services.recording import record
from compliance.store.models.accounts import AccountRole
from compliance.store.models.findings import Severity
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward, new_contract, new_outsourcing, new_section

PASSWORDS = Passwords(PasswordCost.CHEAP)
WEIGHTS = RiskWeights()


@pytest.fixture
def inspectors(ward: Ward) -> list[UUID]:
    """One of the section in charge, two of another."""
    other = new_section(ward.desk, "情報システム課")
    return [_inspector(ward, n, section) for n, section in enumerate((ward.section, other, other))]


def _inspector(ward: Ward, number: int, section: UUID) -> UUID:
    role = AccountRole.SECTION_OFFICER
    new = NewAccount(login=f"kensa{number}", name=f"検査 {number}", role=role, section_id=section, inspector=True)
    return open_account(ward.desk, PASSWORDS, OFFICER, new, "naga-nagai-kotoba")


def visits(ward: Ward, year: int = 2026) -> tuple[VisitToMake, ...]:
    return visits_to_make(ward.desk, year, WEIGHTS)


def planned(ward: Ward) -> YearPlanned:
    return plan_year(ward.desk, PlanningOrder(fiscal_year=2026, rounds=20))


def planned_for(ward: Ward, on: date) -> UUID:
    new = OpenInspection(contracts=(ward.contract,), happened_on=date(2026, 5, 20), fiscal_year=2026, visit_on=on)
    return open_inspection(ward.desk, OFFICER, new)


def test_contracts_of_one_contractor_and_place_share_a_visit_as_long_as_their_days_do(ward: Ward) -> None:
    other = new_contract(ward.desk, new_outsourcing(ward.desk, "歯科健診", ward.section), ward.contractor, "8-102")
    elsewhere = new_contract(ward.desk, new_outsourcing(ward.desk, "訪問指導", ward.section), ward.contractor, "8-103")
    place = DesignatePlace(contract_id=elsewhere, happened_on=date(2026, 4, 2), name="分院", address="新宿区見本1-2")
    record(ward.desk, OFFICER, place)
    served = [{one.names.contract for one in visit.contracts} for visit in visits(ward)]
    assert sorted(served, key=len) == [{elsewhere}, {ward.contract, other}]


def test_what_is_on_record_makes_the_risk_line_by_line(ward: Ward) -> None:
    known = date(2026, 5, 1)
    incident = RecordIncident(
        contracts=(ward.contract,), incident_kind=IncidentKind.ACCIDENT, known_on=known, outline="誤送付"
    )
    record(ward.desk, OFFICER, incident)
    finding = RecordFinding(
        contract_id=ward.contract,
        happened_on=known,
        item="8",
        due_on=date(2026, 6, 30),
        text="施錠",
        severity=Severity.SERIOUS,
    )
    record(ward.desk, OFFICER, finding)
    (visit,) = visits(ward)
    assert {(line.factor, line.number) for line in visit.risk.lines} == {
        (Factor.PERSONS_UNKNOWN, 1),
        (Factor.COLLECTS, 1),
        (Factor.NEVER_VISITED, 1),
        (Factor.INCIDENTS, 1),
        (Factor.SERIOUS_FINDINGS, 1),
        (Factor.OPEN_FINDINGS, 1),
    }
    assert visit.risk.points == sum(line.points for line in visit.risk.lines)


def test_nobody_is_sent_to_the_section_they_answer_for(ward: Ward, inspectors: list[UUID]) -> None:
    (placed,) = planned(ward).plan.placed
    assert placed.inspectors[0] in inspectors[1:]
    assert placed.on == date(2026, 6, 15), "two weeks from 1 June, the day of planning"


def test_what_was_announced_stays_and_what_stands_on_the_plan_keeps_its_day(ward: Ward, inspectors: list[UUID]) -> None:
    on = date(2026, 10, 7)
    inspection = planned_for(ward, on)
    found = planned(ward)
    ((placed, visit),) = found.by_day()
    assert (placed.visit, placed.on, len(placed.inspectors)) == (inspection, on, 1)
    assert not list(found.moved())
    told = AnnounceInspection(inspection_id=inspection, happened_on=date(2026, 5, 25), visit_on=on)
    record(ward.desk, OFFICER, told)
    found = planned(ward)
    ((placed, visit),) = found.by_day()
    assert (placed.on, placed.inspectors, visit.announced, found.broken) == (on, (), True, ())


def test_a_day_on_the_plan_that_cannot_be_kept_is_moved_and_said_so(ward: Ward, inspectors: list[UUID]) -> None:
    inspection, sunday = planned_for(ward, date(2026, 10, 4)), date(2026, 10, 4)
    ((visit, before, now),) = planned(ward).moved()
    assert (visit.id, before) == (inspection, sunday)
    assert now is not None


def test_a_saved_draft_meets_the_duty_to_plan_and_planned_again_stays_as_it_is(
    ward: Ward, inspectors: list[UUID]
) -> None:
    undated = OpenInspection(contracts=(ward.contract,), happened_on=date(2026, 5, 20), fiscal_year=2026)
    inspection = open_inspection(ward.desk, OFFICER, undated)
    new_contract(ward.desk, new_outsourcing(ward.desk, "歯科健診", ward.section), ward.contractor, "8-102")
    first = planned(ward)
    assert save_plan(ward.desk, OFFICER, first) == 2
    again = planned(ward)
    days = [(placed.on, placed.inspectors) for placed in first.plan.placed]
    assert [(placed.on, placed.inspectors) for placed in again.plan.placed] == days
    assert (again.plan.moved, again.broken, save_plan(ward.desk, OFFICER, again)) == ((), (), 0)
    assert inspection in again.visits, "what was on the plan without a day keeps its visit"
    owed = ObligationFilter(item="15", fiscal_years=frozenset({2026}))
    assert obligations(ward.desk, Scope.whole_ward(), owed, ward.desk.today()) == ()


def test_a_draft_that_something_overtook_is_not_saved(ward: Ward, inspectors: list[UUID]) -> None:
    draft = planned(ward)
    planned_for(ward, date(2026, 10, 7))
    with pytest.raises(Refused, match="もう一度計画"):
        save_plan(ward.desk, OFFICER, draft)


def test_a_visit_called_off_is_planned_anew(ward: Ward, inspectors: list[UUID]) -> None:
    inspection = planned_for(ward, date(2026, 10, 7))
    told = AnnounceInspection(inspection_id=inspection, happened_on=date(2026, 5, 25), visit_on=date(2026, 10, 7))
    record(ward.desk, OFFICER, told)
    record(ward.desk, OFFICER, CancelInspection(inspection_id=inspection, happened_on=date(2026, 5, 28)))
    ((placed, visit),) = planned(ward).by_day()
    assert (visit.opened, placed.on) == (None, date(2026, 6, 15))


def test_what_was_visited_or_is_not_owed_is_not_planned(ward: Ward) -> None:
    made = CarryOutInspection(inspection_id=planned_for(ward, date(2026, 5, 25)), happened_on=date(2026, 5, 25))
    assert len(visits(ward)) == 1
    record(ward.desk, OFFICER, made)
    assert visits(ward) == ()
    assert visits(ward.at(datetime(2028, 6, 1, tzinfo=UTC)), 2028) == ()


def test_the_area_of_an_address_is_what_stands_before_its_numbers() -> None:
    asked = ("東京都新宿区西新宿2-8-1", "東京都新宿区歌舞伎町一丁目4番1号", "新宿区見本町", "")
    assert [area_of(one) for one in asked] == ["東京都新宿区西新宿", "東京都新宿区歌舞伎町", "新宿区見本町", ""]
