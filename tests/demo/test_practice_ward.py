"""The practice ward: everything that can happen happens in it, and it is the same each time it is made."""

import re
from collections import Counter
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from compliance.config import PasswordCost
from compliance.demo.loading import load
from compliance.demo.sign_ins import SIGN_INS, SignIn
from compliance.domain import facts
from compliance.domain.errors import Refused
from compliance.domain.facts import Employment, Fact, Method
from compliance.domain.obligations import Party, Status
from compliance.passwords import PRACTICE_PASSWORD, Passwords
from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.services.sign_ins import sign_in, visitor
from compliance.services.wards import published_sign_ins, standing
from compliance.store.facts import facts_of_many
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.accounts import accounts
from compliance.store.queries.contacts import reached_sections
from compliance.store.queries.device_lists import device_listing
from compliance.store.queries.handover_waits import handover_waits
from compliance.store.queries.media_ledgers import media_ledger
from compliance.store.queries.meetings import meetings
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.outsourcings import OutsourcingFilter, outsourcing_listing
from compliance.store.queries.paging import Order
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.sizes import sizes
from compliance.store.queries.ward_sections import ward_sections
from compliance.store.queries.wards import ward as ward_settings
from compliance.store.rebuilding import contracts_in_order
from tests.demo.wards import DAY, empty_desk, filled_desk

PASSWORDS = Passwords(PasswordCost.CHEAP)


def all_facts(desk: Desk) -> list[Fact]:
    with desk.reading() as session:
        return [fact for each in facts_of_many(session, contracts_in_order(session)) for fact in each.items]


def owed(desk: Desk, *statuses: Status) -> tuple[ObligationRow, ...]:
    with desk.reading() as session:
        return whole_list(session, Scope.whole_ward(), ObligationFilter(statuses=frozenset(statuses)), DAY)


def digest(desk: Desk) -> str:
    told = [
        (str(row.obligation.id), row.obligation.key, row.status, row.obligation.due_on) for row in owed(desk, *Status)
    ]
    return sha256(repr(sorted(told, key=repr)).encode()).hexdigest()


def test_every_kind_of_fact_occurs(ward: Desk) -> None:
    kinds = {name for name, kind in vars(facts).items() if isinstance(kind, type) and issubclass(kind, Fact)}
    found = {type(fact).__name__ for fact in all_facts(ward)}
    assert kinds - {"Fact"} <= found


@pytest.mark.parametrize("method", [*Method])
def test_visits_were_made_in_every_manner(ward: Desk, method: Method) -> None:
    made = [fact for fact in all_facts(ward) if isinstance(fact, facts.InspectionCarriedOut)]
    assert any(visit.method is method for visit in made)


def test_dispatched_and_freelance_people_work_there(ward: Desk) -> None:
    kinds = {fact.employment for fact in all_facts(ward) if isinstance(fact, facts.Designated)}
    assert {Employment.OWN, Employment.DISPATCHED, Employment.FREELANCE} <= kinds


@pytest.mark.parametrize("status", [*Status])
def test_every_status_occurs(ward: Desk, status: Status) -> None:
    assert owed(ward, status)


def test_both_parties_owe_and_are_late(ward: Desk) -> None:
    overdue = Counter(row.obligation.party for row in owed(ward, Status.OVERDUE))
    assert set(overdue) == set(Party)


def test_the_ward_itself_has_missed_a_visit(ward: Desk) -> None:
    missed = [row.obligation for row in owed(ward, Status.OVERDUE) if row.obligation.rule == "inspection"]
    assert missed
    assert {obligation.party for obligation in missed} == {Party.WARD}


def test_one_work_has_no_contractor_yet(ward: Desk) -> None:
    with ward.reading() as session:
        works = outsourcing_listing(Scope.whole_ward(), OutsourcingFilter(), DAY).stream(session, Order("title"))
        assert any(line.contracts == 0 for line in works)


def test_nothing_is_stale_and_everything_verifies(ward: Desk) -> None:
    found = verify(ward, lambda done, total: None)
    assert (found.faults, found.stale) == ((), 0)


def test_it_says_that_it_is_for_practice(ward: Desk) -> None:
    with ward.reading() as session:
        settings = ward_settings(session)
    assert settings.practice
    assert "練習用データ" in settings.name


def test_the_same_seed_makes_the_same_ward_and_another_one_another(ward: Desk, tmp_path: Path) -> None:
    again, other = filled_desk(tmp_path / "again.db"), filled_desk(tmp_path / "other.db", seed="2")
    assert digest(again) == digest(ward)
    assert digest(other) != digest(ward)


def test_a_larger_ward_has_as_many_contracts_as_asked_for_and_verifies(tmp_path: Path) -> None:
    desk = filled_desk(tmp_path / "large.db", contracts=80)
    with desk.reading() as session:
        assert sizes(session).contracts == 80
    assert verify(desk, lambda done, total: None).faults == ()


def test_a_database_that_is_not_empty_is_left_alone(ward: Desk) -> None:
    with pytest.raises(Refused, match="not empty"):
        load(ward, PASSWORDS, "1", DAY, 1, lambda done, total: None)


def test_a_day_that_has_not_come_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="has not come"):
        load(empty_desk(tmp_path / "empty.db"), PASSWORDS, "1", DAY.replace(year=2027), 1, lambda done, total: None)


def test_every_role_has_an_account() -> None:
    assert {each.role for each in SIGN_INS} == set(AccountRole)


@pytest.mark.parametrize("who", SIGN_INS, ids=lambda who: who.login)
def test_each_of_them_can_sign_in(signing: Desk, who: SignIn) -> None:
    known = visitor(signing, sign_in(signing, PASSWORDS, who.login, PRACTICE_PASSWORD, "127.0.0.1"))
    assert known is not None
    assert known.role is who.role
    assert bool(known.scope.sections) == (who.section is not None)
    assert (known.scope.contractor is None) == (who.contractor is None)


def test_production_would_be_told_of_all_of_them(ward: Desk) -> None:
    assert standing(ward).practice
    assert set(published_sign_ins(ward, PASSWORDS)) == {who.login for who in SIGN_INS}


def test_nobody_is_called_like_the_output_of_a_program(ward: Desk) -> None:
    with ward.reading() as session:
        names = [line.name for line in accounts(session, DAY)]
    assert not [name for name in names if re.search(r"test|dummy|\d{3}", name)]


def test_a_meeting_is_near_with_its_draft_made_and_every_section_has_an_address(ward: Desk) -> None:
    with ward.reading() as session:
        coming = [line for line in meetings(session) if DAY <= line.held_on <= DAY + timedelta(days=45)]
        sections = ward_sections(session)
        addresses = [reached.email for reached in reached_sections(session, [each.id for each in sections]).values()]
        office = ward_settings(session).email
    assert coming[-1].draft is not None
    assert len(addresses) == len(sections)
    assert all(address.endswith("@example.jp") for address in [*addresses, office])


def test_one_contract_shows_every_state_of_its_media(ward: Desk) -> None:
    with ward.reading() as session:
        computers = list(device_listing(contracts_in_order(session), DAY).stream(session, Order("asset")))
        (contract,) = {each.contract for each in computers}
        ledger, waits = media_ledger(session, [contract], DAY), handover_waits(session, [contract], DAY)
        (told,) = facts_of_many(session, [contract])
    assert [account.gap for account in ledger.accounts if account.gap] == [1]
    assert [each.count - each.entered for each in ledger.unentered] == [1]
    assert sorted(reason.code for reasons in waits.values() for reason in reasons) == [
        "consent_awaited",
        "handler_awaited",
    ]
    assert [each.asset_number for each in computers if each.log_evidence] == ["PC-021", "PC-022"]
    expected = [(each.to_ward, each.due_on < DAY) for each in told.all(facts.HandoverExpected)]
    assert {(True, True), (True, False), (False, False)} <= set(expected)
