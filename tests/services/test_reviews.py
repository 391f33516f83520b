"""What the ward says of a submission: once, never of one's own, and of exactly what was shown."""

from datetime import date
from uuid import UUID

import pytest

from compliance.domain.errors import Refused
from compliance.domain.facts import Medium
from compliance.domain.obligations import Status
from compliance.services.bulk import Why, carry_out, preview
from compliance.services.bulk_reviews import Reviewing
from compliance.services.erasures import Certified, FileCertificate, RecordCheck, RecordErasure
from compliance.services.holdings import FlagNoLongerNeeded, GiveBack, RecordHolding
from compliance.services.recording import Command, correct, record
from compliance.services.reviews import ReviewSubmission, enter_check, enter_review
from compliance.services.undoing import undo
from compliance.store.actors import Actor
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.paging import Order
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.submissions import SubmissionFilter, SubmissionState, submission_listing
from tests.services.wards import OFFICER, Ward

CLERK, ME = Actor.account(UUID(int=8)), UUID(int=9)
WARD, BEGUN, DAY = Scope.whole_ward(), date(2026, 5, 1), date(2026, 5, 2)


def enter(ward: Ward, command: Command, actor: Actor = OFFICER) -> UUID:
    return record(ward.desk, actor, command)


def holding(ward: Ward, medium: Medium = Medium.PAPER) -> UUID:
    held = enter(ward, RecordHolding(contract_id=ward.contract, happened_on=BEGUN, description="名簿", medium=medium))
    enter(ward, FlagNoLongerNeeded(contract_id=ward.contract, happened_on=BEGUN, holding_id=held))
    return held


def returned(ward: Ward, held: UUID) -> UUID:
    told = GiveBack(contract_id=ward.contract, happened_on=DAY, holding_id=held, submitted=True)
    return enter(ward, told, CLERK)


def review(ward: Ward, subject: UUID, *, accepted: bool) -> ReviewSubmission:
    return ReviewSubmission(
        contract_id=ward.contract,
        happened_on=DAY,
        subject_id=subject,
        subject_kind="given_back",
        accepted=accepted,
        reason="不足",
    )


def rows(ward: Ward, *held: UUID) -> list[ObligationRow]:
    with ward.desk.reading() as session:
        every = whole_list(session, WARD, ObligationFilter(EVERY), ward.desk.today())
    return [row for each in held for row in every if row.obligation.subject == each]


def test_accepting_what_waits_behind_one_duty_leaves_the_others(ward: Ward) -> None:
    one, other = holding(ward), holding(ward)
    returned(ward, one)
    returned(ward, other)
    (duty, _other) = rows(ward, one, other)
    carry_out(ward.desk, Actor.account(ME), WARD, Reviewing(ME, "山田"), [duty.id])
    assert [row.status for row in rows(ward, one, other)] == [Status.MET, Status.CLAIMED]


def test_what_was_decided_is_not_decided_again_but_taken_back(ward: Ward) -> None:
    told = returned(ward, holding(ward))
    enter(ward, review(ward, told, accepted=True))
    with pytest.raises(Refused):
        enter(ward, review(ward, told, accepted=True))
    enter(ward, review(ward, told, accepted=False))
    for again in (True, False):
        with pytest.raises(Refused):
            enter(ward, review(ward, told, accepted=again))


def test_an_undo_is_refused_once_a_colleague_decided_anew(ward: Ward) -> None:
    held = holding(ward)
    told = returned(ward, held)
    act = carry_out(ward.desk, Actor.account(ME), WARD, Reviewing(ME, "山田"), [row.id for row in rows(ward, held)])
    enter(ward, review(ward, told, accepted=False))
    with pytest.raises(Refused):
        undo(ward.desk, ME, WARD, act)


def test_whoever_corrected_a_submission_does_not_review_it(ward: Ward) -> None:
    held = holding(ward)
    told = returned(ward, held)
    other = GiveBack(contract_id=ward.contract, happened_on=date(2026, 5, 3), holding_id=held, submitted=True)
    correct(ward.desk, OFFICER, told, 1, other)
    with pytest.raises(Refused), ward.desk.change(OFFICER) as change:
        enter_review(change, ward.desk.shelf, review(ward, told, accepted=True))
    mine = Reviewing(UUID(OFFICER.id), "山田")
    (left_out,) = preview(ward.desk, WARD, mine, [row.id for row in rows(ward, held)]).left_out
    assert left_out.why is Why.OWN


def test_whoever_told_of_an_erasure_for_the_contractor_does_not_check_it(ward: Ward) -> None:
    held = holding(ward, Medium.COMPUTER)
    told = RecordErasure(contract_id=ward.contract, happened_on=DAY, holdings=(held,), submitted=True)
    erasure = enter(ward, told)
    check = RecordCheck(contract_id=ward.contract, happened_on=date(2026, 5, 9), erasure_id=erasure, confirmed=True)
    with pytest.raises(Refused), ward.desk.change(OFFICER) as change:
        enter_check(change, ward.desk.shelf, check)
    with ward.desk.change(CLERK) as change:
        enter_check(change, ward.desk.shelf, check)


def erased_and_certified(ward: Ward) -> tuple[UUID, UUID]:
    held = holding(ward, Medium.COMPUTER)
    told = RecordErasure(contract_id=ward.contract, happened_on=DAY, holdings=(held,), submitted=True)
    erasure = enter(ward, told, CLERK)
    filed = FileCertificate(
        contracts=(ward.contract,),
        happened_on=DAY,
        erasures=(Certified(erasure_id=erasure, contract_id=ward.contract),),
        submitted=True,
    )
    return erasure, enter(ward, filed, CLERK)


def states(ward: Ward) -> dict[UUID, tuple[SubmissionState, str | None]]:
    with ward.desk.reading() as session:
        found = submission_listing(session, WARD, ward.contractor, SubmissionFilter())
        return {line.id: (line.state, line.reason) for line in found.page(session, Order("at")).lines}


def test_what_a_check_decided_is_told_as_decided(ward: Ward) -> None:
    confirmed, denied, waiting = (erased_and_certified(ward) for _ in range(3))
    for (erasure, _certificate), outcome in ((confirmed, True), (denied, False)):
        check = RecordCheck(
            contract_id=ward.contract, happened_on=DAY, erasure_id=erasure, confirmed=outcome, seen="控"
        )
        enter(ward, check)
    told = states(ward)
    assert {told[each] for each in confirmed} == {(SubmissionState.ACCEPTED, None)}
    assert {told[each] for each in denied} == {(SubmissionState.RETURNED, "控")}
    assert {told[each] for each in waiting} == {(SubmissionState.WAITING, None)}
