"""What happened on one day counts in the order in which it was recorded."""

from datetime import date
from itertools import pairwise
from uuid import UUID

from compliance.services.contracts import ChangeTerm
from compliance.services.extensions import ExtendDue
from compliance.services.recording import record
from compliance.store.queries.closings import end_of
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward

DAY = date(2026, 6, 1)
TIMES = 6
"""By chance alone each pair would come out right half the time."""


def due_on(ward: Ward, rule: str) -> date | None:
    with ward.desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY), DAY)
    return next(row.obligation.due_on for row in rows if row.obligation.rule == rule)


def test_the_later_of_two_changes_of_the_term_on_one_day_holds(ward: Ward) -> None:
    for _ in range(TIMES):
        for end in (date(2026, 9, 30), date(2026, 12, 31)):
            record(ward.desk, OFFICER, ChangeTerm(contract_id=ward.contract, happened_on=DAY, end_on=end))
            assert due_on(ward, "inspection") == end
            with ward.desk.reading() as session:
                assert end_of(session, ward.contract) == end


def test_the_later_of_two_extensions_on_one_day_holds(ward: Ward) -> None:
    days = [date(2026, 6, 30), *(date(2026, 7, day) for day in range(1, TIMES + 1))]
    for old, new in pairwise(days):
        extension = ExtendDue(
            contract_id=ward.contract,
            happened_on=DAY,
            obligation_key="inspection_plan/FY2026",
            old_due_on=old,
            new_due_on=new,
            reason="日程の調整のため",
        )
        record(ward.desk, OFFICER, extension)
        assert due_on(ward, "inspection_plan") == new


def test_an_id_is_a_random_uuid_that_sorts_as_the_trail_does(ward: Ward) -> None:
    changes = [ChangeTerm(contract_id=ward.contract, happened_on=DAY, end_on=date(2026, 9, day)) for day in (1, 2, 3)]
    ids: list[UUID] = [record(ward.desk, OFFICER, change) for change in changes]
    assert ids == sorted(ids, key=lambda ident: ident.int) == sorted(ids, key=str)
    assert {ident.version for ident in ids} == {4}
