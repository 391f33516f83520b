"""Renewals: what comes along is moved by instruction or claimed anew; nothing of it is done until it is confirmed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from compliance.domain.editions import Clause, Exemption
from compliance.domain.errors import NotFound, Refused
from compliance.domain.facts import Answer, Held, Medium, Role
from compliance.domain.obligations import Party, Status
from compliance.services import bulk
from compliance.services.bulk_reviews import Reviewing
from compliance.services.contracts import Attachment, DesignatePlace
from compliance.services.devices import RegisterDevice
from compliance.services.education import HoldSession
from compliance.services.findings import RecordFinding
from compliance.services.holdings import GiveBack, RecordHolding
from compliance.services.inspections import Assess
from compliance.services.integrity import verify
from compliance.services.people import FileList, Listed, file_list
from compliance.services.previews import difference
from compliance.services.recording import record
from compliance.services.renewal_previews import RenewalPreview, preview_renewal
from compliance.services.renewals import Renewal, before_of, renew
from compliance.services.reviews import ReviewSubmission
from compliance.store.actors import Actor
from compliance.store.database import Database
from compliance.store.facts import facts_of
from compliance.store.idempotency import Request
from compliance.store.models.assessments import AssessedHow
from compliance.store.models.contracts import AttachmentKind, Contract
from compliance.store.queries.carried import Carried, carried
from compliance.store.queries.contracts import contract_terms
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.versions import current
from tests.services.wards import EDITION, OFFICER, Ward, new_section, small_ward

WARD = Scope.whole_ward()
START = date(2027, 4, 1)
NEXT_MARCH = datetime(2027, 3, 26, 3, tzinfo=UTC)
NEXT_APRIL = datetime(2027, 4, 20, 3, tzinfo=UTC)


@pytest.fixture
def ward(database: Database) -> Ward:
    """A contract kept well for a year, on 26 March before its end."""
    made = small_ward(database)
    contract = made.contract
    people = (
        Listed(role=Role.SUPERVISOR, from_on=date(2026, 4, 1), name="責任 太郎"),
        Listed(role=Role.HANDLER, from_on=date(2026, 4, 1), name="取扱 花子"),
        Listed(role=Role.HANDLER, from_on=date(2026, 4, 1), to_on=date(2026, 9, 30), name="退職 次郎"),
    )
    file_list(made.desk, OFFICER, FileList(contracts=(contract,), happened_on=date(2026, 4, 1)), people)
    day = date(2026, 4, 10)
    for command in (
        RecordHolding(contract_id=contract, happened_on=day, description="名簿", medium=Medium.PAPER, count=3),
        RecordHolding(contract_id=contract, happened_on=day, description="台帳", medium=Medium.COMPUTER),
        DesignatePlace(contract_id=contract, happened_on=day, name="事務室", address="新宿区"),
        RegisterDevice(contract_id=contract, asset_number="PC-1", maker="日本電算", from_on=day),
        Assess(contract_id=contract, happened_on=date(2026, 10, 1), item="8", answer=Answer.FAILS, how=SELF),
        Assess(contract_id=contract, happened_on=date(2026, 11, 1), item="8", answer=Answer.CONFORMS, how=SELF),
        RecordFinding(contract_id=contract, happened_on=day, item="8", due_on=date(2026, 5, 1), text="施錠なし"),
    ):
        record(made.desk, OFFICER, command)
    held = there(made).holdings[0]
    record(made.desk, OFFICER, GiveBack(contract_id=contract, happened_on=date(2026, 6, 1), holding_id=held.id))
    return made.at(NEXT_MARCH)


SELF = AssessedHow.SELF_CHECK


def there(ward: Ward) -> Carried:
    with ward.desk.reading() as session:
        return carried(session, ward.contract, START)


def everything(ward: Ward, **changes: object) -> Renewal:
    found = there(ward)
    whole = Renewal(
        predecessor_id=ward.contract,
        number="9-101",
        edition_id=EDITION,
        concluded_on=date(2027, 3, 26),
        start_on=START,
        end_on=date(2028, 3, 31),
        attachments=(Attachment(kind=AttachmentKind.SPECIAL_CLAUSES, stated=True),),
        holdings=tuple(holding.id for holding in found.holdings),
        instruction="引き続き使用するため、返還・消去せず新しい契約で保有すること。",
        instructed_on=date(2027, 3, 26),
        people=True,
        places=tuple(place.id for place in found.places),
        devices=tuple(device.id for device in found.devices),
        self_check_due_on=date(2027, 5, 31),
        question="前回の回答：第8項 適合",
        officer="山田",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def rows(ward: Ward, contract: UUID) -> tuple[ObligationRow, ...]:
    with ward.desk.reading() as session:
        return whole_list(session, WARD, ObligationFilter(EVERY, contract=contract), ward.desk.today())


def status(ward: Ward, contract: UUID, item: str) -> set[Status]:
    owed = (row for row in rows(ward, contract) if row.obligation.party is Party.CONTRACTOR)
    return {row.status for row in owed if row.obligation.item == item}


def test_what_can_come_along_is_what_still_stands(ward: Ward) -> None:
    found = there(ward)
    assert [(holding.description, holding.left) for holding in found.holdings] == [("名簿", 2), ("台帳", 1)]
    assert [person.name for person in found.people] == ["責任 太郎", "取扱 花子"]
    assert [(answer.item, answer.answer) for answer in found.answers] == [("8", Answer.CONFORMS)]


def test_nothing_comes_along_as_done(ward: Ward) -> None:
    contract = renew(ward.desk, OFFICER, WARD, everything(ward, places=()))
    later = ward.at(NEXT_APRIL)
    met = [row for row in rows(later, contract) if row.status is Status.MET]
    assert met == []
    assert status(later, contract, "13") == {Status.CLAIMED}
    assert status(later, contract, "14") == {Status.OPEN}
    with later.desk.reading() as session:
        facts = facts_of(session, contract)
    assert sorted((fact.medium, fact.count) for fact in facts.items if isinstance(fact, Held)) == [
        (Medium.COMPUTER, 1),
        (Medium.PAPER, 2),
    ]


def test_the_instruction_meets_clause_11_of_the_contract_before_and_only_for_what_was_ticked(ward: Ward) -> None:
    first = there(ward).holdings[0].id
    renew(ward.desk, OFFICER, WARD, everything(ward, holdings=(first,)))
    later = ward.at(NEXT_APRIL)
    owed = {row.obligation.subject: row.status for row in rows(later, ward.contract) if row.obligation.item == "11"}
    assert owed.pop(first) is Status.MET
    assert set(owed.values()) == {Status.OVERDUE}


def test_the_list_counts_from_its_receipt_once_somebody_else_confirms_it(ward: Ward) -> None:
    contract = renew(ward.desk, OFFICER, WARD, everything(ward))
    later = ward.at(NEXT_APRIL)
    claimed = [row.id for row in rows(later, contract) if row.status is Status.CLAIMED]
    assert bulk.preview(later.desk, WARD, Reviewing(UUID(OFFICER.id), "山田"), claimed).touched == ()
    colleague = UUID(int=8)
    bulk.carry_out(later.desk, Actor.account(colleague), WARD, Reviewing(colleague, "佐藤"), claimed)
    met = [row.obligation.met_on for row in rows(later, contract) if row.id in claimed]
    assert set(met) == {date(2027, 3, 26)}


def test_education_of_the_months_before_counts_by_the_engines_own_rule(ward: Ward) -> None:
    people = tuple(person.person_id for person in there(ward).people)
    session = HoldSession(
        contracts=(ward.contract,),
        happened_on=date(2026, 12, 1),
        attendees=people,
        teaches_protection=True,
        teaches_security=True,
        tells_ordinance=True,
    )
    record(ward.desk, OFFICER, session)
    contract = renew(ward.desk, OFFICER, WARD, everything(ward))
    later = ward.at(NEXT_APRIL)
    of_education = [row for row in rows(later, contract) if row.obligation.item == "18"]
    yearly = {row.status for row in of_education if row.obligation.period}
    before = {row.status for row in of_education if not row.obligation.period}
    assert (before, yearly) == ({Status.MET}, {Status.OPEN})


def test_findings_stay_open_with_the_contract_before(ward: Ward) -> None:
    contract = renew(ward.desk, OFFICER, WARD, everything(ward))
    finding = {row.status for row in rows(ward, ward.contract) if row.obligation.due_on == date(2026, 5, 1)}
    assert finding == {Status.OVERDUE}
    assert not [row for row in rows(ward, contract) if row.obligation.item == "8" and row.obligation.due_on]


def test_a_ticked_place_is_named_by_the_ward_today(ward: Ward) -> None:
    contract = renew(ward.desk, OFFICER, WARD, everything(ward))
    assert {row.obligation.met_on for row in rows(ward, contract) if row.obligation.item == "6"} == {date(2027, 3, 26)}


def previewed(ward: Ward, renewal: Renewal) -> RenewalPreview:
    duties = rows(ward, renewal.predecessor_id)
    with ward.desk.reading() as session:
        terms = contract_terms(session, WARD, renewal.predecessor_id)
        return preview_renewal(session, ward.desk, before_of(session, terms, START), duties, renewal)


def told(rows: Iterable[ObligationRow]) -> Counter[tuple[object, ...]]:
    """Everything of the rows but the ids of what was not recorded yet."""
    return Counter(
        (
            row.status,
            row.late,
            row.under.number,
            owed.rule,
            owed.item,
            owed.period,
            owed.raised_on,
            owed.due,
            owed.met_on,
        )
        for row in rows
        for owed in (row.obligation,)
    )


def test_the_preview_shows_what_the_renewal_leads_to_and_keeps_nothing(ward: Ward) -> None:
    taught = HoldSession(
        contracts=(ward.contract,),
        happened_on=date(2026, 12, 1),
        attendees=tuple(person.person_id for person in there(ward).people),
        teaches_protection=True,
        teaches_security=True,
        tells_ordinance=True,
        submitted=True,
    )
    session = record(ward.desk, OFFICER, taught)
    accepted = ReviewSubmission(
        contract_id=ward.contract,
        happened_on=date(2026, 12, 3),
        subject_id=session,
        subject_kind="education_session",
        accepted=True,
    )
    record(ward.desk, OFFICER, accepted)
    later = ward.at(NEXT_APRIL)
    before = rows(later, ward.contract)
    shown = previewed(later, everything(ward))
    assert rows(later, ward.contract) == before
    contract = renew(later.desk, OFFICER, WARD, everything(ward))
    assert told(shown.owed) == told(rows(later, contract))
    after = {row.id: row for row in rows(later, ward.contract)}
    assert shown.before.met
    led_to = difference({row.id: row for row in before}, after, later.desk.today())
    for part in ("raised", "claimed", "met", "ended"):
        assert told(getattr(shown.before, part)) == told(getattr(led_to, part))


def test_holdings_need_the_words_of_an_instruction(ward: Ward) -> None:
    with pytest.raises(Refused, match="instruction"):
        renew(ward.desk, OFFICER, WARD, everything(ward, instruction=" "))
    contract = renew(ward.desk, OFFICER, WARD, everything(ward, instruction="", holdings=()))
    assert status(ward, contract, "13") == {Status.CLAIMED}


def test_an_edition_without_that_exception_lets_nothing_stay(ward: Ward) -> None:
    edition = ward.desk.shelf.edition(EDITION)
    strict = replace(edition, clauses=tuple(map(_flat_ban, edition.clauses)))
    desk = replace(ward.desk, shelf=replace(ward.desk.shelf, editions={EDITION: strict}))
    with pytest.raises(Refused, match="no exception by instruction"):
        renew(desk, OFFICER, WARD, everything(ward))


def _flat_ban(clause: Clause) -> Clause:
    return replace(clause, exemption=Exemption.NONE) if clause.item == "11" else clause


def test_a_strangers_contract_cannot_be_renewed_nor_its_things_be_carried(ward: Ward) -> None:
    other = Scope.of_sections(new_section(ward.desk, "税務課"))
    with pytest.raises(NotFound):
        renew(ward.desk, OFFICER, other, everything(ward))
    for name in ("holdings", "places", "devices"):
        with pytest.raises(Refused, match="not under the contract before"):
            renew(ward.desk, OFFICER, WARD, everything(ward, **{name: (uuid4(),)}))


def test_one_refusal_leaves_nothing_behind_and_a_form_sent_twice_renews_once(ward: Ward) -> None:
    before = rows(ward, ward.contract)
    with pytest.raises(Refused):
        renew(ward.desk, OFFICER, WARD, everything(ward, self_check_due_on=date(2027, 1, 1)))
    assert rows(ward, ward.contract) == before
    request = Request(UUID(OFFICER.id), "/renew", uuid4(), b"x" * 32)
    contract = renew(ward.desk, OFFICER, WARD, everything(ward), request)
    assert renew(ward.desk, OFFICER, WARD, everything(ward), request) == contract
    with ward.desk.reading() as session:
        concluded = current(session, Contract, contract)
    assert concluded is not None
    assert (concluded.predecessor_id, concluded.number) == (ward.contract, "9-101")
    assert verify(ward.desk, lambda done, total: None).faults == ()
