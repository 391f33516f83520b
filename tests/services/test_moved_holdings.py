"""What an instruction moves to another contract is counted once: less what was returned or erased anywhere before."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from compliance.domain.errors import Refused
from compliance.domain.facts import Held, Medium
from compliance.services.contracts import ConcludeContract
from compliance.services.erasures import RecordErasure
from compliance.services.holdings import GiveBack, Instruct, RecordHolding
from compliance.services.integrity import verify
from compliance.services.recording import Command, record
from compliance.store.database import Database
from compliance.store.facts import facts_of
from tests.services.wards import EDITION, OFFICER, Ward, new_contract, small_ward

HELD_ON = date(2026, 4, 10)


@pytest.fixture
def ward(database: Database) -> Ward:
    """Two years later, when contracts have been renewed."""
    return small_ward(database).at(datetime(2028, 6, 1, 3, tzinfo=UTC))


def enter(ward: Ward, command: Command) -> UUID:
    return record(ward.desk, OFFICER, command)


def renewal(ward: Ward, predecessor: UUID, year: int) -> UUID:
    concluded = ConcludeContract(
        outsourcing_id=ward.outsourcing,
        contractor_id=ward.contractor,
        number=f"{year}-1",
        edition_id=EDITION,
        concluded_on=date(year, 4, 1),
        start_on=date(year, 4, 1),
        end_on=date(year + 1, 3, 31),
        predecessor_id=predecessor,
    )
    return enter(ward, concluded)


def ten_pieces(ward: Ward, medium: Medium = Medium.PAPER) -> UUID:
    held = RecordHolding(contract_id=ward.contract, happened_on=HELD_ON, description="名簿", medium=medium, count=10)
    return enter(ward, held)


def move(ward: Ward, holding: UUID, of: UUID, to: UUID, on: date) -> None:
    enter(ward, Instruct(contract_id=of, happened_on=on, clause="11", holdings=(holding,), successor_id=to))


def give_back(ward: Ward, holding: UUID, count: int, contract: UUID | None = None) -> None:
    under = contract or ward.contract
    enter(ward, GiveBack(contract_id=under, happened_on=date(2026, 5, 1), holding_id=holding, count=count))


def held(ward: Ward, contract: UUID) -> list[int]:
    with ward.desk.reading() as session:
        return [fact.count for fact in facts_of(session, contract).items if isinstance(fact, Held)]


def test_what_was_returned_under_the_first_contract_counts_in_every_later_one(ward: Ward) -> None:
    second = renewal(ward, ward.contract, 2027)
    third = renewal(ward, second, 2028)
    holding = ten_pieces(ward)
    give_back(ward, holding, 3)
    move(ward, holding, ward.contract, second, date(2027, 3, 31))
    move(ward, holding, second, third, date(2028, 3, 31))
    assert (held(ward, second), held(ward, third)) == ([7], [7])


def test_what_was_erased_before_the_move_is_no_longer_held(ward: Ward) -> None:
    second = renewal(ward, ward.contract, 2027)
    holding = ten_pieces(ward, Medium.COMPUTER)
    erased = RecordErasure(contract_id=ward.contract, happened_on=date(2026, 5, 1), holdings=(holding,), count=4)
    enter(ward, erased)
    move(ward, holding, ward.contract, second, date(2027, 3, 31))
    assert held(ward, second) == [6]
    with pytest.raises(Refused, match="Only 6"):
        give_back(ward, holding, 7)


def test_a_late_return_is_taken_off_wherever_the_holding_went(ward: Ward) -> None:
    other = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-102")
    third = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-103")
    holding = ten_pieces(ward)
    move(ward, holding, ward.contract, other, date(2027, 3, 31))
    move(ward, holding, other, third, date(2027, 4, 30))
    give_back(ward, holding, 10)
    assert (held(ward, other), held(ward, third)) == ([], [])
    assert verify(ward.desk, lambda done, total: None).faults == ()
