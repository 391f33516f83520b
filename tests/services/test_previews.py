"""What a change would do is told before it is made, and telling leaves nothing behind."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from compliance.domain.errors import Refused
from compliance.domain.facts import Medium
from compliance.domain.obligations import Status
from compliance.services.contracts import ChangeTerm, DesignatePlace
from compliance.services.grounds import ground_of
from compliance.services.handovers import RecordHandover
from compliance.services.previews import Effect, difference, effect_of, effect_of_voiding
from compliance.services.recording import Command, record, void
from compliance.services.records import record_of
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward

DAY = date(2026, 5, 1)


def listed(ward: Ward) -> tuple[ObligationRow, ...]:
    with ward.desk.reading() as session:
        wanted = ObligationFilter(statuses=EVERY, contract=ward.contract)
        return whole_list(session, Scope.whole_ward(), wanted, ward.desk.today())


def looked_at(ward: Ward, command: Command) -> Effect:
    """What recording it would do."""
    with ward.desk.reading() as session:
        ground = ground_of(ward.desk, session, Scope.whole_ward(), ward.contract)
        return effect_of(ground, OFFICER, command)


def voided(ward: Ward, kind: str, subject: UUID) -> Effect:
    """What voiding it would do."""
    with ward.desk.reading() as session:
        ground = ground_of(ward.desk, session, Scope.whole_ward(), ward.contract)
        return effect_of_voiding(ground, record_of(ground, kind, subject))


def test_what_a_request_would_raise_is_told_and_not_kept(ward: Ward) -> None:
    before = listed(ward)
    asked = RequestStatus(contract_id=ward.contract, happened_on=DAY, question="施錠の状況")
    effect = looked_at(ward, asked)
    assert [row.obligation.item for row in effect.raised] == ["14"]
    assert listed(ward) == before


def test_an_answer_would_meet_the_request_and_voiding_it_would_raise_it_again(ward: Ward) -> None:
    request = record(ward.desk, OFFICER, RequestStatus(contract_id=ward.contract, happened_on=DAY))
    answer = ReportStatus(contract_id=ward.contract, happened_on=DAY, request_id=request)
    assert [row.obligation.subject for row in looked_at(ward, answer).met] == [request]
    answered = record(ward.desk, OFFICER, answer)
    undone = voided(ward, "status_report", answered)
    assert [row.obligation.subject for row in undone.raised] == [request]
    assert {row.status for row in undone.raised} <= {Status.OPEN, Status.OVERDUE, Status.NOT_YET}


def test_an_early_end_moves_days(ward: Ward) -> None:
    handed = RecordHandover(contract_id=ward.contract, happened_on=DAY, description="名簿", medium=Medium.PAPER)
    record(ward.desk, OFFICER, handed)
    ended = ChangeTerm(contract_id=ward.contract, happened_on=DAY, end_on=date(2026, 6, 30))
    effect = looked_at(ward, ended)
    assert effect.moved
    assert all(moved.before.id == moved.after.id for moved in effect.moved)
    assert all(moved.before.obligation.due_on != moved.after.obligation.due_on for moved in effect.moved)


def test_a_refused_command_is_refused_by_its_preview(ward: Ward) -> None:
    with pytest.raises(Refused):
        looked_at(ward, DesignatePlace(contract_id=ward.contract, happened_on=DAY, name=""))


def test_the_effect_told_is_the_effect_there_is(ward: Ward) -> None:
    handed = RecordHandover(contract_id=ward.contract, happened_on=DAY, description="名簿", medium=Medium.PAPER)
    handover = record(ward.desk, OFFICER, handed)
    before = listed(ward)
    told = voided(ward, "handover", handover)
    void(ward.desk, OFFICER, "handover", handover, "誤り")
    stood, stands = ({row.id: row for row in rows} for rows in (before, listed(ward)))
    there_is = difference(stood, stands, ward.desk.today())
    assert told
    assert replace(told, subjects={}) == there_is
