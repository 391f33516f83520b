"""What a change would do is told before it is made, and telling leaves nothing behind."""

from datetime import date

import pytest

from compliance.domain.errors import Refused
from compliance.domain.facts import Medium
from compliance.domain.obligations import Status
from compliance.services.contracts import ChangeTerm, DesignatePlace
from compliance.services.handovers import RecordHandover
from compliance.services.previews import effect_of, effect_of_act
from compliance.services.recording import record
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store import versions
from compliance.store.models.status_requests import StatusReport
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward

DAY = date(2026, 5, 1)


def listed(ward: Ward) -> tuple[ObligationRow, ...]:
    with ward.desk.reading() as session:
        wanted = ObligationFilter(statuses=EVERY, contract=ward.contract)
        return whole_list(session, Scope.whole_ward(), wanted, ward.desk.today())


def test_what_a_request_would_raise_is_told_and_not_kept(ward: Ward) -> None:
    before = listed(ward)
    asked = RequestStatus(contract_id=ward.contract, happened_on=DAY, question="施錠の状況")
    effect = effect_of(ward.desk, OFFICER, Scope.whole_ward(), asked)
    assert [row.obligation.item for row in effect.raised] == ["14"]
    assert [subject.text for subject in effect.subjects.values()] == ["施錠の状況"]
    assert listed(ward) == before


def test_an_answer_would_meet_the_request_and_voiding_it_would_raise_it_again(ward: Ward) -> None:
    request = record(ward.desk, OFFICER, RequestStatus(contract_id=ward.contract, happened_on=DAY))
    answer = ReportStatus(contract_id=ward.contract, happened_on=DAY, request_id=request)
    assert [row.obligation.subject for row in effect_of(ward.desk, OFFICER, Scope.whole_ward(), answer).met] == [
        request
    ]
    answered = record(ward.desk, OFFICER, answer)
    undone = effect_of_act(
        ward.desk,
        OFFICER,
        Scope.whole_ward(),
        lambda change: versions.void(change, StatusReport, answered, "誤り"),
    )
    assert [row.obligation.subject for row in undone.raised] == [request]
    assert {row.status for row in undone.raised} <= {Status.OPEN, Status.OVERDUE, Status.NOT_YET}


def test_an_early_end_moves_days(ward: Ward) -> None:
    handed = RecordHandover(contract_id=ward.contract, happened_on=DAY, description="名簿", medium=Medium.PAPER)
    record(ward.desk, OFFICER, handed)
    ended = ChangeTerm(contract_id=ward.contract, happened_on=DAY, end_on=date(2026, 6, 30))
    effect = effect_of(ward.desk, OFFICER, Scope.whole_ward(), ended)
    assert effect.moved
    assert all(moved.before.id == moved.after.id for moved in effect.moved)
    assert all(moved.before.obligation.due_on != moved.after.obligation.due_on for moved in effect.moved)


def test_a_refused_command_is_refused_by_its_preview(ward: Ward) -> None:
    with pytest.raises(Refused):
        effect_of(
            ward.desk, OFFICER, Scope.whole_ward(), DesignatePlace(contract_id=ward.contract, happened_on=DAY, name="")
        )


def test_what_another_section_does_is_not_told(ward: Ward) -> None:
    asked = RequestStatus(contract_id=ward.contract, happened_on=DAY)
    assert not effect_of(ward.desk, OFFICER, Scope(), asked)
