"""Nobody reads what is not theirs: a canary text per contractor and section, looked for in every query."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from compliance.domain.errors import NotFound
from compliance.services.contractors import RegisterContractor
from compliance.services.listings import obligations as listed
from compliance.services.outsourcings import PutInCharge
from compliance.services.recording import record
from compliance.store.database import Database
from compliance.store.queries.choices import contractors_to_choose, sections_to_choose
from compliance.store.queries.contract_duties import contract_duties
from compliance.store.queries.contract_heads import contract_head
from compliance.store.queries.contracts import contract_terms, contracts
from compliance.store.queries.figures import figures, figures_by_contractor, figures_by_section
from compliance.store.queries.live import live_list
from compliance.store.queries.obligation_lists import obligations
from compliance.store.queries.obligations import EVERY, obligation, whole_list
from compliance.store.queries.outsourcings import OutsourcingFilter, outsourcing, outsourcing_listing
from compliance.store.queries.paging import Order
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.rulebooks import rulebooks
from tests.services.wards import OFFICER, Ward, new_contract, new_outsourcing, new_section, small_ward

CANARY = "秘密のカナリア"
DAY = date(2026, 7, 1)
EVERYTHING = ObligationFilter(statuses=EVERY)


@dataclass(frozen=True)
class Two:
    """A ward with two sections and two contractors; the second's names all carry the canary."""

    ward: Ward
    contract: UUID
    own: Scope
    own_section: Scope


@pytest.fixture
def two(database: Database) -> Two:
    """Two that must not see one another."""
    ward = small_ward(database)
    section = new_section(ward.desk, f"{CANARY}課")
    outsourcing = new_outsourcing(ward.desk, f"{CANARY}事業", section)
    contractor = record(ward.desk, OFFICER, RegisterContractor(name=f"{CANARY}医院"))
    other = new_contract(ward.desk, outsourcing, contractor, CANARY)
    return Two(ward, other, Scope.of_contractor(ward.contractor), Scope.of_sections(ward.section))


@pytest.mark.parametrize("scope_name", ["own", "own_section", "nobody"])
def test_no_query_tells_of_another(two: Two, scope_name: str) -> None:
    scope = Scope() if scope_name == "nobody" else getattr(two, scope_name)
    with two.ward.desk.reading() as session:
        told = [
            whole_list(session, scope, EVERYTHING, DAY),
            obligations(session, scope, EVERYTHING, DAY),
            live_list(session, scope, rulebooks(session, two.ward.desk.shelf), EVERYTHING, DAY),
            contracts(session, scope),
            figures_by_section(session, scope, DAY),
            figures_by_contractor(session, scope, DAY),
            contractors_to_choose(session, scope),
            sections_to_choose(session, scope),
            listed(two.ward.desk, scope, EVERYTHING, date(2031, 3, 31)),
        ]
        own = figures(session, scope, DAY).both.rows.outstanding
        wide = figures(session, Scope.whole_ward(), DAY).both.rows.outstanding
    assert CANARY not in repr(told)
    assert own < wide


def test_another_s_obligation_and_contract_do_not_exist(two: Two) -> None:
    with two.ward.desk.reading() as session:
        theirs = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY, contract=two.contract), DAY)[0]
        for scope in (two.own, two.own_section, Scope()):
            with pytest.raises(NotFound):
                obligation(session, scope, theirs.id, DAY)
            with pytest.raises(NotFound):
                contract_terms(session, scope, two.contract)
            with pytest.raises(NotFound):
                contract_head(session, scope, two.contract, DAY)


def test_a_filter_widens_no_scope(two: Two) -> None:
    asked = ObligationFilter(EVERY, contract=two.contract, number=CANARY)
    with two.ward.desk.reading() as session:
        assert whole_list(session, two.own, asked, DAY) == ()
        assert whole_list(session, two.own_section, asked, DAY) == ()


def test_its_own_is_seen_whole(two: Two) -> None:
    mine = ObligationFilter(EVERY, contract=two.ward.contract)
    with two.ward.desk.reading() as session:
        wide = whole_list(session, Scope.whole_ward(), mine, DAY)
        assert wide == whole_list(session, two.own, EVERYTHING, DAY)
        assert wide == whole_list(session, two.own_section, EVERYTHING, DAY)
        seen = contract_duties(session, two.own, contract_head(session, two.own, two.ward.contract, DAY))
        assert tuple(duty.id for duty in seen.duties) == tuple(row.id for row in wide)


def test_a_section_that_handed_over_cannot_ask_for_the_day_it_was_in_charge(two: Two) -> None:
    desk, before, handed_over = two.ward.desk, two.ward.section, date(2026, 4, 1)
    after = new_section(desk, "引き継いだ課")
    moved = new_outsourcing(desk, "移った事業")
    spans = ((before, date(2020, 4, 1), date(2026, 3, 31)), (after, handed_over, None))
    for section, from_on, to_on in spans:
        record(desk, OFFICER, PutInCharge(outsourcing_id=moved, section_id=section, from_on=from_on, to_on=to_on))
    with desk.reading() as session:
        for as_of in (date(2026, 3, 31), DAY, date(2027, 4, 1)):
            assert outsourcing(session, Scope.of_sections(after), moved, as_of, DAY).as_of == as_of
            with pytest.raises(NotFound):
                outsourcing(session, Scope.of_sections(before), moved, as_of, DAY)
        assert moved not in {
            line.id
            for line in outsourcing_listing(Scope.of_sections(before), OutsourcingFilter(), DAY).stream(
                session, Order("title")
            )
        }
