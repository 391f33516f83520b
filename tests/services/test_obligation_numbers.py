"""A list knows its number from the tally, and finds the same rows whichever way a section's are looked for."""

from datetime import date
from itertools import product
from uuid import uuid4

import pytest

from compliance.domain.obligations import OUTSTANDING, Party, Status
from compliance.store.queries.deadlines import due_per_day
from compliance.store.queries.obligation_lists import obligation_listing
from compliance.store.queries.obligation_numbers import known_number
from compliance.store.queries.obligation_statuses import MOST_GROUPS
from compliance.store.queries.paging import Order
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.section_groups import groups_of
from tests.services.wards import Ward, file_people, new_contract, new_outsourcing, new_section

WIDE = Scope.whole_ward()
DAYS = (date(2026, 8, 1), date(2026, 11, 20), date(2027, 4, 1))


@pytest.fixture
def shared(ward: Ward) -> Ward:
    """A second section beside the first one's, with a contract of its own and one of both."""
    other = new_section(ward.desk, "税務課")
    file_people(ward, 5)
    for number, sections in (("8-201", (other,)), ("8-202", (ward.section, other))):
        outsourcing = new_outsourcing(ward.desk, f"委託{number}", *sections)
        new_contract(ward.desk, outsourcing, ward.contractor, number)
    return ward


def asked(ward: Ward) -> list[ObligationFilter]:
    one = (None, "16"), (None, Party.WARD, Party.CONTRACTOR), (OUTSTANDING, *({status} for status in OUTSTANDING))
    return [
        *(ObligationFilter(frozenset(statuses), item=item, party=party) for item, party, statuses in product(*one)),
        ObligationFilter(section=ward.section),
        ObligationFilter(lead=ward.section),
        ObligationFilter(contractor=ward.contractor),
    ]


@pytest.mark.parametrize("day", DAYS)
def test_the_number_from_the_tally_is_that_of_the_lines(shared: Ward, day: date) -> None:
    own = Scope.of_sections(shared.section), Scope.of_contractor(shared.contractor)
    with shared.desk.reading() as session:
        for scope, wanted in product((WIDE, *own), asked(shared)):
            counted = obligation_listing(scope, wanted, day).number(session, 10_000)
            assert known_number(session, scope, wanted, day) in {counted, None}
        assert known_number(session, WIDE, ObligationFilter(), day) is not None


def test_what_the_tally_does_not_tell_apart_is_counted(shared: Ward) -> None:
    several = ObligationFilter(section=shared.section, lead=shared.section)
    with shared.desk.reading() as session:
        for wanted in (ObligationFilter(due_until=DAYS[0]), ObligationFilter(frozenset({Status.MET})), several):
            assert known_number(session, WIDE, wanted, DAYS[0]) is None


@pytest.mark.parametrize("scope", [WIDE, None], ids=["ward", "section"])
def test_the_rows_are_the_same_by_groups(shared: Ward, scope: Scope | None) -> None:
    """However many they are."""
    seen, keys = scope or Scope.of_sections(shared.section), ("due", "number", "contractor", "section", "status")
    with shared.desk.reading() as session:
        for wanted, key, day in product(asked(shared)[-3:-1], keys, DAYS):
            groups = groups_of(session, seen, wanted.section, wanted.lead)
            assert groups
            lists = (obligation_listing(seen, wanted, day, given) for given in (None, groups, groups * MOST_GROUPS))
            one, few, many = ([line.id for line in each.stream(session, Order(key))] for each in lists)
            assert one == few == many != []


def test_a_group_opens_nothing_to_those_who_are_not_of_it(shared: Ward) -> None:
    """Whatever a caller passes."""
    with shared.desk.reading() as session:
        theirs = groups_of(session, WIDE, shared.section)
        for scope in (Scope.of_sections(uuid4()), Scope(), Scope.of_contractor(uuid4())):
            assert obligation_listing(scope, ObligationFilter(), DAYS[1], theirs).number(session, 1) == 0


def test_what_falls_due_is_as_many_as_the_list_has(shared: Ward) -> None:
    scope, until = Scope.of_sections(shared.section), date(2027, 3, 31)
    with shared.desk.reading() as session:
        found = due_per_day(session, scope, DAYS[0], until)
        for party in Party:
            wanted = ObligationFilter(frozenset({Status.OPEN}), party=party, due_from=DAYS[0], due_until=until)
            listed = obligation_listing(scope, wanted, DAYS[0]).number(session, 10_000)
            assert sum(found[party].values()) == listed > 0
