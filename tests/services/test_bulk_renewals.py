"""Many contracts renewed at once: each for the year after, nothing as done, the rest with its reason, all undone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from compliance.domain.errors import Refused
from compliance.domain.facts import Medium, Role
from compliance.domain.obligations import Status
from compliance.services import bulk
from compliance.services.bulk import Plan, Why
from compliance.services.bulk_renewals import MOST, Chosen, Renewing, effects_of
from compliance.services.contracts import ChangeTerm, CloseContract
from compliance.services.devices import RegisterDevice
from compliance.services.holdings import RecordHolding
from compliance.services.integrity import verify
from compliance.services.people import FileList, Listed, file_list
from compliance.services.recording import record
from compliance.services.undoing import done, undo
from compliance.store.actors import Actor
from compliance.store.database import Database
from compliance.store.models.contracts import Contract
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.versions import current
from tests.services.wards import EDITION, OFFICER, Ward, new_contract, new_outsourcing, new_section, small_ward

ME = UUID(int=9)
ACTOR = Actor.account(ME)
WARD = Scope.whole_ward()
IN_MARCH = datetime(2027, 3, 26, 3, tzinfo=UTC)
DAY = date(2026, 4, 10)


@pytest.fixture
def ward(database: Database) -> Ward:
    """A contract with a list, a holding and a computer, on 26 March before its end."""
    made = small_ward(database)
    people = (Listed(role=Role.SUPERVISOR, from_on=date(2026, 4, 1), name="責任 太郎"),)
    file_list(made.desk, OFFICER, FileList(contracts=(made.contract,), happened_on=date(2026, 4, 1)), people)
    held = RecordHolding(contract_id=made.contract, happened_on=DAY, description="台帳", medium=Medium.COMPUTER)
    record(made.desk, OFFICER, held)
    record(made.desk, OFFICER, RegisterDevice(contract_id=made.contract, asset_number="PC-1", from_on=DAY))
    return made.at(IN_MARCH)


def renewing(**numbers: str) -> Renewing:
    """Everything that can come along, under these numbers by contract (its id in hex)."""
    return Renewing(
        numbers={UUID(contract): number for contract, number in numbers.items()},
        concluded_on=date(2027, 3, 26),
        question=lambda _edition, _answers: "今も変わりありませんか。",
        holdings=True,
        instruction="新しい契約で保有すること。",
        people=True,
        devices=True,
        self_check_due_on=date(2027, 4, 30),
    )


def previewed(ward: Ward, order: Renewing, *contracts: UUID, scope: Scope = WARD) -> Plan[Chosen]:
    return bulk.preview(ward.desk, scope, order, contracts)


def why_not(plan: Plan[Chosen]) -> dict[UUID, Why]:
    return {left.row.contract.id: left.why for left in plan.left_out}


def rows(ward: Ward, contract: UUID) -> tuple[ObligationRow, ...]:
    with ward.desk.reading() as session:
        return whole_list(session, WARD, ObligationFilter(EVERY, contract=contract), ward.desk.today())


def test_each_is_renewed_for_the_year_after_with_one_entry_and_nothing_as_done(ward: Ward) -> None:
    second = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-102")
    order = renewing(**{ward.contract.hex: "9-101", second.hex: "9-102"})
    plan = previewed(ward, order, ward.contract, second)
    with ward.desk.reading() as session:
        effects = effects_of(session, ward.desk, WARD, order, plan)
    act = bulk.carry_out(ward.desk, ACTOR, WARD, order, [ward.contract, second])
    told = done(ward.desk, ME, act)
    assert (told.number, len(told.contracts)) == (2, 2)
    with ward.desk.reading() as session:
        made = [current(session, Contract, contract) for contract in told.contracts]
        entries = session.query(TrailEntry).where(TrailEntry.action == "contract.record")
        assert entries.where(TrailEntry.subject.in_(told.contracts)).count() == 2
    assert [(row.number, row.start_on, row.end_on, row.edition_id) for row in made if row] == [
        (number, date(2027, 4, 1), date(2028, 3, 31), EDITION) for number in ("9-101", "9-102")
    ]
    for contract, before in zip(told.contracts, (ward.contract, second), strict=True):
        found = rows(ward, contract)
        assert Status.MET not in {row.status for row in found}
        assert len(found) == len(effects[before].owed)
    assert Status.CLAIMED in {row.status for row in rows(ward, told.contracts[0])}


def test_it_is_undone_whole_within_thirty_seconds(ward: Ward) -> None:
    before = rows(ward, ward.contract)
    order = renewing(**{ward.contract.hex: "9-101"})
    act = bulk.carry_out(ward.desk, ACTOR, WARD, order, [ward.contract])
    renewed = done(ward.desk, ME, act).contracts[0]
    soon = ward.at(IN_MARCH + timedelta(seconds=29))
    undo(soon.desk, ME, WARD, act)
    assert rows(soon, ward.contract) == before
    assert rows(soon, renewed) == ()
    assert previewed(soon, order, ward.contract).touched
    assert verify(soon.desk, lambda done, total: None).faults == ()


def test_what_was_recorded_under_a_new_contract_keeps_it(ward: Ward) -> None:
    act = bulk.carry_out(ward.desk, ACTOR, WARD, renewing(**{ward.contract.hex: "9-101"}), [ward.contract])
    renewed = done(ward.desk, ME, act).contracts[0]
    record(ward.desk, OFFICER, RegisterDevice(contract_id=renewed, asset_number="PC-2"))
    with pytest.raises(Refused, match="builds on it"):
        undo(ward.desk, ME, WARD, act)


def test_what_cannot_be_renewed_is_told_with_its_reason(ward: Ward) -> None:
    desk, of = ward.desk, (ward.outsourcing, ward.contractor)
    early, unknown = new_contract(desk, *of, "8-1"), new_contract(desk, *of, "8-2", end_on=None)
    longer, renewed = new_contract(desk, *of, "8-3", end_on=date(2028, 3, 31)), new_contract(desk, *of, "8-4")
    closed = new_contract(desk, *of, "8-5")
    record(desk, OFFICER, ChangeTerm(contract_id=early, happened_on=DAY, end_on=date(2027, 1, 31)))
    bulk.carry_out(desk, ACTOR, WARD, renewing(**{renewed.hex: "9-4"}), [renewed])
    over = ward.at(datetime(2027, 6, 1, 3, tzinfo=UTC))
    record(over.desk, OFFICER, CloseContract(contract_id=closed, happened_on=date(2027, 6, 1)))
    order = replace(renewing(), self_check_due_on=None)
    assert why_not(previewed(over, order, early, unknown, longer, renewed, closed, ward.contract)) == {
        early: Why.ENDED_EARLY,
        unknown: Why.NO_END,
        longer: Why.NOT_A_YEAR,
        renewed: Why.RENEWED,
        closed: Why.CLOSED,
        ward.contract: Why.NO_NUMBER,
    }


def test_a_number_is_given_once(ward: Ward) -> None:
    second = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-102")
    third = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-103")
    order = renewing(**{ward.contract.hex: "9-1", second.hex: " 9-1 ", third.hex: "8-102"})
    why = why_not(previewed(ward, order, ward.contract, second, third))
    assert why == {ward.contract: Why.NUMBER_TWICE, second: Why.NUMBER_TWICE, third: Why.NUMBER_GIVEN}


def test_holdings_stay_where_the_clauses_know_no_instruction(ward: Ward) -> None:
    edition = ward.desk.shelf.edition(EDITION)
    flat = [replace(clause, exemption=type(clause.exemption)("none")) for clause in edition.clauses]
    shelf = replace(ward.desk.shelf, editions={EDITION: replace(edition, clauses=tuple(flat))})
    strict = replace(ward, desk=replace(ward.desk, shelf=shelf))
    order = renewing(**{ward.contract.hex: "9-101"})
    assert why_not(previewed(strict, order, ward.contract)) == {ward.contract: Why.HOLDINGS_STAY}
    assert previewed(strict, replace(order, holdings=False), ward.contract).touched


def test_a_strangers_contract_is_none_of_them_and_too_many_are_refused(ward: Ward) -> None:
    other = new_section(ward.desk, "税務課")
    foreign = new_contract(ward.desk, new_outsourcing(ward.desk, "納税通知", other), ward.contractor, "8-900")
    mine, order = Scope.of_sections(ward.section), renewing(**{foreign.hex: "9-900"})
    plan = previewed(ward, order, foreign, scope=mine)
    assert (plan.touched, plan.left_out) == ((), ())
    with pytest.raises(Refused, match="at most 50"):
        previewed(ward, order, *[foreign] * (MOST + 1))


def test_details_that_are_missing_or_past_are_refused_beside_their_fields(ward: Ward) -> None:
    order = renewing(**{ward.contract.hex: "9-101"})
    for wrong, field in (
        (replace(order, instruction=" "), "instruction"),
        (replace(order, self_check_due_on=date(2027, 1, 1)), "self_check_due_on"),
    ):
        with pytest.raises(Refused) as refused:
            previewed(ward, wrong, ward.contract)
        assert refused.value.field == field
