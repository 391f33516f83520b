"""What may not be recorded is refused with what, why and what next, and leaves nothing behind."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from compliance.domain.errors import KeyReused, NotFound, Refused, Stale
from compliance.domain.facts import Designated, Employment, Medium, Method, Role
from compliance.services.breaches import DecideBreach, DecideGuidance, Explain
from compliance.services.consents import DecideConsent, RequestConsent
from compliance.services.contracts import CloseContract
from compliance.services.extensions import ExtendDue
from compliance.services.handovers import RecordHandover
from compliance.services.holdings import GiveBack, RecordHolding
from compliance.services.inspections import CarryOutInspection, OpenInspection, open_inspection
from compliance.services.people import FileList, Listed, RegisterPerson, file_list
from compliance.services.recording import correct, record, void
from compliance.services.reviews import ReviewSubmission
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store import trail
from compliance.store.actors import Actor
from compliance.store.facts import facts_of
from compliance.store.idempotency import Request, body_digest
from compliance.store.models.base import Belonging
from compliance.store.queries.obligations import obligation, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward, file_people, new_contract

DAY = date(2026, 6, 1)


def size(ward: Ward) -> int:
    with ward.desk.reading() as session:
        return trail.size(session)


def handover(ward: Ward) -> RecordHandover:
    return RecordHandover(contract_id=ward.contract, happened_on=DAY, description="指導票", medium=Medium.PAPER)


@pytest.mark.parametrize("clause", ["2", "7", "9", "10", "16"])
def test_consent_is_refused_where_the_text_makes_no_such_exception(ward: Ward, clause: str) -> None:
    before = size(ward)
    with pytest.raises(Refused) as refused:
        record(ward.desk, OFFICER, RequestConsent(contract_id=ward.contract, happened_on=DAY, clause=clause))
    assert "契約の変更" in refused.value.explanation.ja()
    assert size(ward) == before


@pytest.mark.parametrize("clause", ["4", "5", "6"])
def test_consent_is_offered_where_the_text_makes_the_exception(ward: Ward, clause: str) -> None:
    asked = RequestConsent(contract_id=ward.contract, happened_on=DAY, clause=clause)
    request = record(ward.desk, OFFICER, asked)
    granted = DecideConsent(contract_id=ward.contract, happened_on=DAY, request_id=request, granted=True)
    record(ward.desk, OFFICER, granted)


def test_a_contract_closes_only_after_its_end_and_with_nothing_left(ward: Ward) -> None:
    file_people(ward, 1)
    record(
        ward.desk,
        OFFICER,
        RecordHolding(contract_id=ward.contract, happened_on=DAY, description="名簿", medium=Medium.PAPER),
    )
    with pytest.raises(Refused, match="not ended"):
        record(ward.desk, OFFICER, CloseContract(contract_id=ward.contract, happened_on=date(2027, 3, 1)))
    with pytest.raises(Refused, match="11, 18"):
        record(ward.desk, OFFICER, CloseContract(contract_id=ward.contract, happened_on=date(2027, 5, 1)))


def test_no_more_is_given_back_than_is_held(ward: Ward) -> None:
    held = RecordHolding(contract_id=ward.contract, happened_on=DAY, description="名簿", medium=Medium.PAPER, count=3)
    holding = record(ward.desk, OFFICER, held)
    back = GiveBack(contract_id=ward.contract, happened_on=DAY, holding_id=holding, count=2)
    record(ward.desk, OFFICER, back)
    with pytest.raises(Refused) as refused:
        record(ward.desk, OFFICER, back)
    assert refused.value.field == "count"


def test_a_second_officer_s_correction_shows_both_sides(ward: Ward) -> None:
    made = record(ward.desk, OFFICER, handover(ward))
    assert correct(ward.desk, OFFICER, made, 1, replace(handover(ward), description="事業報告書")) == 2
    with pytest.raises(Stale) as stale:
        correct(ward.desk, OFFICER, made, 1, replace(handover(ward), description="指導票２"))
    assert (stale.value.mine["description"], stale.value.theirs["description"]) == ("指導票２", "事業報告書")


def test_a_void_needs_a_reason_and_happens_once(ward: Ward) -> None:
    made = record(ward.desk, OFFICER, handover(ward))
    with pytest.raises(Refused):
        void(ward.desk, OFFICER, "handover", made, " ")
    void(ward.desk, OFFICER, "handover", made, "二重登録")
    with pytest.raises(Refused, match="二重登録"):
        void(ward.desk, OFFICER, "handover", made, "もう一度")
    with pytest.raises(NotFound):
        void(ward.desk, OFFICER, "handover", uuid4(), "ない")


def test_the_same_form_sent_twice_is_done_once(ward: Ward) -> None:
    account, key = UUID(int=7), uuid4()
    request = Request(account, "handovers.new", key, body_digest([("description", "指導票")]))
    first = record(ward.desk, OFFICER, handover(ward), request)
    before = size(ward)
    assert record(ward.desk, OFFICER, handover(ward), request) == first
    assert size(ward) == before
    with pytest.raises(KeyReused):
        record(ward.desk, OFFICER, handover(ward), replace(request, body=body_digest([("description", "別")])))


def test_rows_that_cannot_belong_together_are_refused(ward: Ward) -> None:
    before = size(ward)
    with pytest.raises(Refused):
        record(ward.desk, OFFICER, replace(handover(ward), contract_id=uuid4()))
    with pytest.raises(Refused):
        record(ward.desk, OFFICER, replace(handover(ward), expected_id=ward.outsourcing))
    assert size(ward) == before


def test_a_visit_elsewhere_than_on_site_needs_a_reason(ward: Ward) -> None:
    visit = open_inspection(
        ward.desk, OFFICER, OpenInspection(contracts=(ward.contract,), happened_on=DAY, fiscal_year=2026)
    )
    seen = CarryOutInspection(inspection_id=visit, happened_on=DAY, method=Method.VIDEO)
    with pytest.raises(Refused) as refused:
        record(ward.desk, OFFICER, seen)
    assert refused.value.field == "reason"
    record(ward.desk, OFFICER, replace(seen, reason="感染症のため"))


def test_guidance_follows_the_contractor_s_explanation(ward: Ward) -> None:
    decided = DecideBreach(
        contract_id=ward.contract, happened_on=DAY, clause="8", cause="finding", established=True, ground="施錠なし"
    )
    breach = record(ward.desk, OFFICER, decided)
    guidance = DecideGuidance(contract_id=ward.contract, happened_on=DAY, breach_id=breach, guide=True)
    with pytest.raises(Refused, match="意見"):
        record(ward.desk, OFFICER, guidance)
    record(ward.desk, OFFICER, Explain(contract_id=ward.contract, happened_on=DAY, breach_id=breach, text="なし"))
    record(ward.desk, OFFICER, guidance)


def test_an_extension_moves_a_policy_day_and_never_that_of_the_clause(ward: Ward) -> None:
    with ward.desk.reading() as session:
        owed = {row.obligation.rule: row for row in whole_list(session, Scope.whole_ward(), ObligationFilter(), DAY)}
    plan, visit = owed["inspection_plan"], owed["inspection"]
    extension = ExtendDue(
        contract_id=ward.contract,
        happened_on=DAY,
        obligation_key=plan.obligation.key,
        old_due_on=plan.obligation.due_on,
        new_due_on=date(2026, 9, 30),
        reason="日程の調整のため",
    )
    record(ward.desk, OFFICER, extension)
    with ward.desk.reading() as session:
        moved = obligation(session, Scope.whole_ward(), plan.id, DAY).obligation
    assert moved.due_on == date(2026, 9, 30)
    assert moved.earlier_dues[0].due.on == plan.obligation.due_on
    fixed = replace(extension, obligation_key=visit.obligation.key, old_due_on=visit.obligation.due_on)
    with pytest.raises(Refused, match="cannot extend"):
        record(ward.desk, OFFICER, replace(fixed, new_due_on=date(2027, 9, 30)))


def test_a_correction_that_names_another_contract_serves_that_one(ward: Ward) -> None:
    other = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-102")
    filed = record(ward.desk, OFFICER, FileList(contracts=(ward.contract,), happened_on=DAY))
    for number, contracts in enumerate([(ward.contract, other), (other,)], start=1):
        correct(ward.desk, OFFICER, filed, number, FileList(contracts=contracts, happened_on=DAY))
        with ward.desk.reading() as session:
            served = [facts_of(session, contract).items for contract in (ward.contract, other)]
        assert [any(fact.id == filed for fact in facts) for facts in served] == [ward.contract in contracts, True]


def test_a_person_listed_again_stands_as_the_new_list_says(ward: Ward) -> None:
    person = record(ward.desk, OFFICER, RegisterPerson(contractor_id=ward.contractor, name="取扱 花子"))
    for day, employment in ((5, Employment.OWN), (20, Employment.FREELANCE)):
        on = date(2026, 5, day)
        line = Listed(role=Role.HANDLER, from_on=on, person_id=person, employment=employment)
        file_list(ward.desk, OFFICER, FileList(contracts=(ward.contract,), happened_on=on), (line,))
    with ward.desk.reading() as session:
        designated = [fact for fact in facts_of(session, ward.contract).items if isinstance(fact, Designated)]
    assert [fact.employment for fact in designated] == [Employment.FREELANCE]


def test_what_the_database_refuses_at_the_end_is_a_refusal_too(ward: Ward) -> None:
    unknown = uuid4()
    with pytest.raises(Refused), ward.desk.change(OFFICER) as change:
        change.session.add(Belonging(entity_id=unknown, kind="handover", contract_id=ward.contract, recorded_seq=1))


def test_nobody_turns_a_colleagues_review_of_ones_own_submission(ward: Ward) -> None:
    colleague = Actor.account(UUID(int=8))
    asked = record(ward.desk, OFFICER, RequestStatus(contract_id=ward.contract, happened_on=DAY))
    answer = ReportStatus(contract_id=ward.contract, happened_on=DAY, request_id=asked, submitted=True)
    handed_in = record(ward.desk, OFFICER, answer)
    accepted = ReviewSubmission(
        contract_id=ward.contract, happened_on=DAY, subject_id=handed_in, subject_kind="status_report", accepted=True
    )
    review = record(ward.desk, colleague, replace(accepted, accepted=False, reason="日付がない"))
    with pytest.raises(Refused, match="yourself"):
        correct(ward.desk, OFFICER, review, 1, accepted)
    assert correct(ward.desk, colleague, review, 1, accepted) == 2
