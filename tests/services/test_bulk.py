"""Bulk acts: done for what they can be done for, in one transaction, and taken back whole within thirty seconds."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, true

from compliance.domain.errors import KeyReused, NotFound, Refused
from compliance.domain.obligations import Basis, Party, Status
from compliance.services import bulk
from compliance.services.bulk import LARGEST, Why
from compliance.services.bulk_contracts import StatusAsking, Visits
from compliance.services.bulk_obligations import Extension, Reminding
from compliance.services.bulk_reviews import Reviewing
from compliance.services.contracts import CloseContract
from compliance.services.extensions import ExtendDue
from compliance.services.integrity import verify
from compliance.services.people import FileList, file_list
from compliance.services.recording import correct, record, void
from compliance.services.reminders import letters_for
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.services.undoing import done, undo
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.database import Database
from compliance.store.idempotency import Request
from compliance.store.models.mails import Mail
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.mails import mail_listing
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from tests.services.wards import NOW, OFFICER, Ward, new_contract, new_outsourcing, new_section, small_ward

ME = UUID(int=9)
ACTOR = Actor.account(ME)
WARD = Scope.whole_ward()
LATER = date(2026, 9, 30)


@pytest.fixture
def ward(database: Database) -> Ward:
    return small_ward(database)


def rows_of(ward: Ward, *contracts: UUID, scope: Scope = WARD) -> tuple[ObligationRow, ...]:
    with ward.desk.reading() as session:
        found = [
            row
            for contract in contracts or (ward.contract,)
            for row in whole_list(session, scope, ObligationFilter(EVERY, contract=contract), ward.desk.today())
        ]
    return tuple(found)


def row_of(ward: Ward, item: str, status: Status | None = None) -> ObligationRow:
    return next(
        row
        for row in rows_of(ward)
        if row.obligation.item == item and (status is None or row.status is status) and row.obligation.due_on
    )


def ids(rows: tuple[ObligationRow, ...]) -> list[UUID]:
    return [row.id for row in rows]


def extend_all(ward: Ward, request: Request | None = None, reason: str = "災害対応のため") -> UUID:
    order = Extension(LATER, reason)
    return bulk.carry_out(ward.desk, ACTOR, WARD, order, ids(rows_of(ward)), request)


def seconds_later(ward: Ward, seconds: int) -> Ward:
    return ward.at(NOW + timedelta(seconds=seconds))


def contracts_more(ward: Ward, number: int) -> list[UUID]:
    return [
        ward.contract,
        *(new_contract(ward.desk, ward.outsourcing, ward.contractor, f"8-2{n:03d}") for n in range(number)),
    ]


def test_days_that_the_text_sets_are_never_moved_and_the_reason_says_so(ward: Ward) -> None:
    plan = bulk.preview(ward.desk, WARD, Extension(date(2027, 5, 1), "災害"), ids(rows_of(ward)))
    why = {left.row.obligation.item: left.why for left in plan.left_out if left.row.obligation.basis is Basis.CLAUSE}
    assert why["16"] is Why.FIXED
    assert all(touched.row.obligation.basis not in {Basis.CLAUSE, Basis.LAW} for touched in plan.touched)


def test_what_is_previewed_is_what_is_done(ward: Ward) -> None:
    before = rows_of(ward)
    plan = bulk.preview(ward.desk, WARD, Extension(LATER, "災害対応"), ids(before))
    extend_all(ward)
    due = {row.id: row.obligation.due_on for row in rows_of(ward)}
    assert plan.touched
    assert all(due[touched.row.id] == LATER for touched in plan.touched)
    left = {left.row.id for left in plan.left_out}
    assert all(due[row.id] == row.obligation.due_on for row in before if row.id in left)


def test_an_act_is_undone_whole_and_once(ward: Ward) -> None:
    before = rows_of(ward)
    act = extend_all(ward)
    assert rows_of(ward) != before
    soon = seconds_later(ward, 29)
    undo(soon.desk, ME, WARD, act)
    assert rows_of(ward) == before
    undo(soon.desk, ME, WARD, act)
    assert rows_of(ward) == before
    assert done(soon.desk, ME, act).undone_at == NOW + timedelta(seconds=29)
    assert verify(ward.desk, lambda done, total: None).faults == ()


def test_after_thirty_seconds_it_stands(ward: Ward) -> None:
    act = extend_all(ward)
    with pytest.raises(Refused, match="30 seconds"):
        undo(seconds_later(ward, 31).desk, ME, WARD, act)


def test_nobody_undoes_or_sees_what_another_did(ward: Ward) -> None:
    act = extend_all(ward)
    with pytest.raises(NotFound):
        undo(ward.desk, UUID(int=10), WARD, act)
    with pytest.raises(NotFound):
        done(ward.desk, UUID(int=10), act)


def test_sending_the_form_twice_does_it_once(ward: Ward) -> None:
    request = Request(ME, "/bulk/do", uuid4(), b"x" * 32)
    first = extend_all(ward, request)
    assert extend_all(ward, request) == first
    assert done(ward.desk, ME, first).number == sum(row.obligation.due_on == LATER for row in rows_of(ward))
    with pytest.raises(KeyReused):
        extend_all(ward, Request(ME, "/bulk/do", request.key, b"y" * 32))


def test_it_is_not_undone_once_something_builds_on_it(ward: Ward) -> None:
    act = extend_all(ward)
    moved = next(row for row in rows_of(ward) if row.obligation.due_on == LATER)
    further = ExtendDue(
        contract_id=ward.contract,
        happened_on=date(2026, 6, 1),
        obligation_key=moved.obligation.key,
        old_due_on=LATER,
        new_due_on=date(2026, 10, 31),
        reason="さらに",
    )
    record(ward.desk, OFFICER, further)
    with pytest.raises(Refused, match="builds on it"):
        undo(ward.desk, ME, WARD, act)


def test_an_answer_to_what_was_asked_keeps_the_request(ward: Ward) -> None:
    act = bulk.carry_out(ward.desk, ACTOR, WARD, StatusAsking(date(2026, 6, 15)), [ward.contract])
    asked = next(row for row in rows_of(ward) if row.obligation.due_on == date(2026, 6, 15)).obligation.subject
    assert asked is not None
    answer = ReportStatus(contract_id=ward.contract, happened_on=date(2026, 6, 1), request_id=asked)
    report = record(ward.desk, OFFICER, answer)
    with pytest.raises(Refused, match="builds on it"):
        undo(ward.desk, ME, WARD, act)
    void(ward.desk, OFFICER, "status_report", report, "誤り")
    undo(ward.desk, ME, WARD, act)


def test_a_correction_meanwhile_keeps_it_and_a_void_by_hand_does_not_hinder(ward: Ward) -> None:
    every = contracts_more(ward, 1)
    asking = StatusAsking(date(2026, 6, 15))
    act = bulk.carry_out(ward.desk, ACTOR, WARD, asking, every)
    asked = [row.obligation.subject for row in rows_of(ward, *every) if row.obligation.item == "14"]
    assert len(asked) == 2
    assert asked[0] is not None
    void(ward.desk, OFFICER, "status_request", asked[0], "誤り")
    undo(ward.desk, ME, WARD, act)
    again = bulk.carry_out(ward.desk, ACTOR, WARD, asking, every)
    fresh = next(row.obligation.subject for row in rows_of(ward) if row.obligation.item == "14")
    assert fresh is not None
    changed = RequestStatus(contract_id=ward.contract, happened_on=date(2026, 6, 1), due_on=date(2026, 6, 20))
    correct(ward.desk, OFFICER, fresh, 1, changed)
    with pytest.raises(Refused, match="builds on it"):
        undo(ward.desk, ME, WARD, again)


def test_a_strangers_rows_are_never_touched(ward: Ward) -> None:
    other = new_section(ward.desk, "税務課")
    foreign = new_contract(ward.desk, new_outsourcing(ward.desk, "納税通知", other), ward.contractor, "8-900")
    before = rows_of(ward, foreign)
    mine = Scope.of_sections(ward.section)
    chosen = ids((*rows_of(ward), *before))
    bulk.carry_out(ward.desk, ACTOR, mine, Extension(LATER, "災害"), chosen)
    bulk.carry_out(ward.desk, ACTOR, mine, StatusAsking(date(2026, 6, 15)), [ward.contract, foreign])
    assert rows_of(ward, foreign) == before
    with pytest.raises(Refused, match="none of the rows"):
        bulk.carry_out(ward.desk, ACTOR, mine, StatusAsking(date(2026, 6, 15)), [foreign])


def test_too_many_rows_and_none_are_refused(ward: Ward) -> None:
    with pytest.raises(Refused, match="at most 500"):
        bulk.preview(ward.desk, WARD, StatusAsking(date(2026, 6, 15)), [uuid4()] * (LARGEST + 1))
    with pytest.raises(Refused, match="Nothing was chosen"):
        bulk.carry_out(ward.desk, ACTOR, WARD, StatusAsking(date(2026, 6, 15)), [])


def test_one_row_that_refuses_leaves_nothing_behind(ward: Ward) -> None:
    before = rows_of(ward)
    with pytest.raises(Refused, match="reason"):
        extend_all(ward, reason="  ")
    assert rows_of(ward) == before
    with ward.desk.reading() as session:
        assert session.query(TrailEntry).where(TrailEntry.kind == "bulk").count() == 0


def test_what_came_in_is_accepted_but_not_ones_own(ward: Ward) -> None:
    file_list(ward.desk, OFFICER, FileList(contracts=(ward.contract,), happened_on=date(2026, 5, 20), submitted=True))
    claimed = row_of(ward, "13", Status.CLAIMED)
    review = next(row for row in rows_of(ward) if row.obligation.subject and row.obligation.rule == "review")
    own = bulk.preview(ward.desk, WARD, Reviewing(UUID(int=7), "山田"), [claimed.id, review.id, row_of(ward, "16").id])
    assert {left.row.id: left.why for left in own.left_out} == {
        claimed.id: Why.OWN,
        review.id: Why.OWN,
        row_of(ward, "16").id: Why.NOTHING_WAITS,
    }
    act = bulk.carry_out(ward.desk, ACTOR, WARD, Reviewing(ME, "山田"), [claimed.id, review.id])
    assert done(ward.desk, ME, act).number == 1
    met = next(row for row in rows_of(ward) if row.id == claimed.id)
    assert met.status is Status.MET
    assert met.obligation.met_on == date(2026, 5, 20)
    undo(ward.desk, ME, WARD, act)
    assert next(row for row in rows_of(ward) if row.id == claimed.id).status is Status.CLAIMED


def test_reminders_are_one_letter_for_a_contractor_and_are_taken_back(ward: Ward) -> None:
    late = ward.at(datetime(2026, 8, 1, 3, tzinfo=UTC))
    chosen = ids(rows_of(late))
    plan = bulk.preview(late.desk, WARD, Reminding(), chosen)
    assert {Why.WARD, Why.NOT_OPEN} >= {left.why for left in plan.left_out}
    assert all(touched.row.obligation.party is Party.CONTRACTOR for touched in plan.touched)
    act = bulk.carry_out(late.desk, ACTOR, WARD, Reminding(), chosen)
    assert done(late.desk, ME, act).number == 1
    again = bulk.preview(late.desk, WARD, Reminding(), chosen)
    assert {left.why for left in again.left_out} - {Why.WARD, Why.NOT_OPEN} == {Why.REMINDED}
    with pytest.raises(Refused, match="none of the rows"):
        bulk.carry_out(late.desk, ACTOR, WARD, Reminding(), chosen)
    undo(late.desk, ME, WARD, act)
    assert withdrawn(late) == [True]
    bulk.carry_out(late.desk, ACTOR, WARD, Reminding(), chosen)
    assert sorted(withdrawn(late)) == [False, True]


def test_a_section_makes_only_the_letters_that_it_will_see_and_as_many_as_its_preview_says(ward: Ward) -> None:
    other = new_section(ward.desk, "税務課")
    shared = new_contract(
        ward.desk, new_outsourcing(ward.desk, "納税通知", other, ward.section), ward.contractor, "8-9"
    )
    late, mine = ward.at(datetime(2026, 8, 1, 3, tzinfo=UTC)), Scope.of_sections(ward.section)
    chosen = ids(rows_of(late, ward.contract, shared, scope=mine))
    plan = bulk.preview(late.desk, mine, Reminding(), chosen)
    assert {left.row.under.contract for left in plan.left_out if left.why is Why.LED_ELSEWHERE} == {shared}
    act = bulk.carry_out(late.desk, ACTOR, mine, Reminding(), chosen)
    with late.desk.reading() as session:
        listed = mail_listing(mine, late.desk.clock.now()).ids(session, 10)
    assert letters_for(touched.row for touched in plan.touched) == done(late.desk, ME, act).number == len(listed)
    undo(late.desk, ME, mine, act)


def test_reminders_that_were_posted_meanwhile_stay(ward: Ward) -> None:
    late = ward.at(datetime(2026, 8, 1, 3, tzinfo=UTC))
    act = bulk.carry_out(late.desk, ACTOR, WARD, Reminding(), ids(rows_of(late)))
    with ward.at(datetime(2026, 8, 1, 3, 0, 30, tzinfo=UTC)).desk.change(ACTOR) as change:
        letters = list(change.session.scalars(select(Mail.id)))
        assert mails.post(change, letters, true())
    with pytest.raises(Refused, match="gone out"):
        undo(late.desk, ME, WARD, act)


def withdrawn(ward: Ward) -> list[bool]:
    with ward.desk.reading() as session:
        return [mail.withdrawn_at is not None for mail in session.scalars(select(Mail))]


def test_one_visit_serves_the_contracts_of_a_contractor_and_none_gets_two(ward: Ward) -> None:
    every = contracts_more(ward, 2)
    order = Visits(date(2026, 10, 14), announce=True)
    act = bulk.carry_out(ward.desk, ACTOR, WARD, order, every)
    assert done(ward.desk, ME, act).number == 3
    assert {row.obligation.due_on for row in rows_of(ward, *every) if row.obligation.item == "17"} == {order.visit_on}
    again = bulk.preview(ward.desk, WARD, order, every)
    assert {left.why for left in again.left_out} == {Why.VISIT_PLANNED}
    undo(ward.desk, ME, WARD, act)
    assert not [row for row in rows_of(ward, *every) if row.obligation.item == "17" and row.obligation.due_on]
    assert verify(ward.desk, lambda done, total: None).faults == ()


def test_contracts_outside_their_term_get_no_visit(ward: Ward) -> None:
    plan = bulk.preview(ward.desk, WARD, Visits(date(2027, 4, 1)), [ward.contract])
    assert [left.why for left in plan.left_out] == [Why.OUTSIDE_TERM]


def test_a_closed_contract_is_asked_nothing(database: Database) -> None:
    ward = small_ward(database).at(datetime(2027, 6, 1, tzinfo=UTC))
    unhandled = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-300")
    asking = StatusAsking(date(2027, 6, 15))
    assert bulk.preview(ward.desk, WARD, asking, [unhandled]).touched
    record(ward.desk, OFFICER, CloseContract(contract_id=unhandled, happened_on=date(2027, 6, 1)))
    assert [left.why for left in bulk.preview(ward.desk, WARD, asking, [unhandled]).left_out] == [Why.CLOSED]


def test_what_one_sees_no_more_is_not_undone(ward: Ward) -> None:
    elsewhere = Scope.of_sections(new_section(ward.desk, "税務課"))
    act = extend_all(ward)
    letters = bulk.carry_out(ward.desk, Actor.account(ME), WARD, Reminding(), [row.id for row in rows_of(ward)])
    for each in (act, letters):
        with pytest.raises(NotFound):
            undo(ward.desk, ME, elsewhere, each)
        undo(ward.desk, ME, Scope.of_sections(ward.section), each)
