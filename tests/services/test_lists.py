"""Every list is the same row by row, page by page and turned round, on both databases."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from compliance.domain.facts import Medium
from compliance.services.handovers import RecordHandover
from compliance.services.holdings import RecordHolding
from compliance.services.recording import record
from compliance.store.queries.contract_lists import ContractFilter, contract_listing
from compliance.store.queries.contractor_lists import contractor_listing
from compliance.store.queries.education_lists import session_listing
from compliance.store.queries.erasure_lists import erasure_listing
from compliance.store.queries.handover_lists import handover_listing
from compliance.store.queries.happenings import HappeningFilter, happening_listing
from compliance.store.queries.holding_lists import holding_listing
from compliance.store.queries.obligation_lines import ListedObligation
from compliance.store.queries.obligation_lists import obligation_listing
from compliance.store.queries.obligations import EVERY
from compliance.store.queries.outsourcings import OutsourcingFilter, outsourcing_listing
from compliance.store.queries.paging import Listing, Order, Position
from compliance.store.queries.people_lists import PeopleFilter, people_listing, taught_listing
from compliance.store.queries.request_lists import consent_listing, finding_listing, status_listing
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.schema import version_models
from tests.services.wards import OFFICER, Ward, file_people, new_contract

WIDE = Scope.whole_ward()
DAY = date(2026, 8, 1)
UNDER_A_CONTRACT = frozenset({"handover", "holding", "designation", "handler_list", "place", "letter"})
MADE: tuple[Callable[[Ward], Listing[Any]], ...] = (
    lambda ward: contract_listing(WIDE, ContractFilter(), DAY),
    lambda ward: contractor_listing(WIDE, (), DAY),
    lambda ward: outsourcing_listing(WIDE, OutsourcingFilter(), DAY),
    lambda ward: obligation_listing(WIDE, ObligationFilter(EVERY, contract=ward.contract), DAY),
    lambda ward: people_listing(ward.contract, PeopleFilter()),
    lambda ward: taught_listing(ward.contract, PeopleFilter(), 2026, DAY),
    lambda ward: session_listing(ward.contract, DAY),
    lambda ward: handover_listing(ward.contract, DAY),
    lambda ward: holding_listing(ward.contract, DAY),
    lambda ward: erasure_listing(ward.contract, DAY),
    lambda ward: consent_listing(ward.contract, DAY),
    lambda ward: status_listing(ward.contract, DAY),
    lambda ward: finding_listing(ward.contract, DAY),
    lambda ward: happening_listing(ward.contract, HappeningFilter(UNDER_A_CONTRACT)),
    lambda ward: happening_listing(ward.contract, HappeningFilter(version_models().keys())),
)


@pytest.fixture
def filled(ward: Ward) -> Ward:
    file_people(ward, 5)
    for number in ("8-102", "8-103"):
        new_contract(ward.desk, ward.outsourcing, ward.contractor, number)
    for day in (1, 1, 2):
        on = date(2026, 7, day)
        given = RecordHandover(contract_id=ward.contract, happened_on=on, description="名簿", medium=Medium.PAPER)
        record(ward.desk, OFFICER, given)
        held = RecordHolding(contract_id=ward.contract, happened_on=on, description="名簿", medium=Medium.PAPER)
        record(ward.desk, OFFICER, held)
    return ward


def told(line: Any) -> Any:
    """What a line says; a line of obligations can also be asked for the whole, anew each time."""
    return line[:-1] if isinstance(line, ListedObligation) else line


@pytest.mark.parametrize("make", MADE)
def test_pages_and_turned_pages_are_the_whole_list(filled: Ward, make: Callable[[Ward], Listing[Any]]) -> None:
    listing = make(filled)
    with filled.desk.reading() as session:
        for key in listing.orders:
            order = Order(key)
            whole = list(listing.stream(session, order))
            assert listing.number(session, 1_000) == len(whole)
            for asked, expected in ((order, whole), (order.turned(), whole[::-1])):
                paged: list[Any] = []
                after: Position | None = None
                while True:
                    page = listing.page(session, asked, after, limit=3)
                    paged += page.lines
                    if page.after is None:
                        break
                    after = Position.parse(str(page.after))
                assert [told(line) for line in paged] == [told(line) for line in expected], key
