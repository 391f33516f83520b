"""The ledger out of the records: a renewal moves what is left, a count that differs and a handover without a holding show."""

from datetime import date
from uuid import UUID

from compliance.domain.facts import Medium
from compliance.domain.media_ledgers import Way
from compliance.services.consents import RequestConsent
from compliance.services.handovers import RecordHandover
from compliance.services.holdings import CountHolding, GiveBack, Instruct, RecordHolding
from compliance.services.recording import Command, record
from compliance.store.queries.media_ledgers import MediaLedger, media_ledger
from tests.services.wards import OFFICER, Ward, new_contract

DAY = date(2026, 4, 10)


def enter(ward: Ward, command: Command) -> UUID:
    return record(ward.desk, OFFICER, command)


def held(ward: Ward, handover: UUID | None = None) -> UUID:
    told = RecordHolding(
        contract_id=ward.contract,
        happened_on=DAY,
        description="名簿",
        medium=Medium.PAPER,
        count=10,
        handover_id=handover,
    )
    return enter(ward, told)


def ledger(ward: Ward, contract: UUID, on: date = date(2027, 12, 31)) -> MediaLedger:
    with ward.desk.reading() as session:
        return media_ledger(session, [contract], on)


def test_what_is_left_goes_on_to_the_contract_that_renews(ward: Ward) -> None:
    holding, second = (
        held(ward),
        new_contract(ward.desk, ward.outsourcing, ward.contractor, "2027-1", date(2028, 3, 31)),
    )
    enter(ward, GiveBack(contract_id=ward.contract, happened_on=date(2026, 5, 1), holding_id=holding, count=3))
    moving = Instruct(
        contract_id=ward.contract, happened_on=date(2027, 3, 31), clause="11", holdings=(holding,), successor_id=second
    )
    enter(ward, moving)
    enter(ward, GiveBack(contract_id=second, happened_on=date(2027, 5, 1), holding_id=holding, count=2))
    (first,), (later,) = ledger(ward, ward.contract).accounts, ledger(ward, second).accounts
    assert (first.total(Way.ISSUED), first.total(Way.RETURNED), first.total(Way.HANDED_ON), first.held) == (10, 3, 7, 0)
    assert (later.total(Way.TAKEN_OVER), later.total(Way.RETURNED), later.held, later.gap) == (7, 2, 5, 0)
    (before,) = ledger(ward, ward.contract, date(2026, 12, 31)).accounts
    assert (before.total(Way.HANDED_ON), before.held) == (0, 7)


def test_what_the_contractor_told_of_counts_once_it_is_accepted(ward: Ward) -> None:
    told = GiveBack(
        contract_id=ward.contract, happened_on=date(2026, 5, 1), holding_id=held(ward), count=3, submitted=True
    )
    enter(ward, told)
    assert [account.held for account in ledger(ward, ward.contract).accounts] == [10]


def test_a_count_that_differs_is_a_gap_until_another_count(ward: Ward) -> None:
    holding = held(ward)
    counted = CountHolding(contract_id=ward.contract, happened_on=date(2026, 6, 1), holding_id=holding, counted=8)
    enter(ward, counted)
    assert [account.gap for account in ledger(ward, ward.contract).accounts] == [2]
    again = CountHolding(contract_id=ward.contract, happened_on=date(2026, 6, 2), holding_id=holding, counted=10)
    enter(ward, again)
    assert [account.gap for account in ledger(ward, ward.contract).accounts] == [0]


def test_a_handover_that_the_holdings_do_not_show_stands_beside_them_unless_it_waits(ward: Ward) -> None:
    asked = enter(ward, RequestConsent(contract_id=ward.contract, happened_on=DAY, clause="6"))
    given = {"contract_id": ward.contract, "happened_on": DAY, "description": "CD-R", "medium": Medium.MEDIA}
    entered = enter(ward, RecordHandover(**given, count=10))  # type: ignore[arg-type]  # columns by name
    enter(ward, RecordHandover(**given, count=1, to_ward=True))  # type: ignore[arg-type]  # likewise
    enter(ward, RecordHandover(**given, count=1, consent_id=asked))  # type: ignore[arg-type]  # likewise
    before = [each.count for each in ledger(ward, ward.contract).unentered]
    held(ward, entered)
    after = [each.count for each in ledger(ward, ward.contract).unentered]
    assert (before, after) == ([1, 10], [1])
