"""What falls on the days of a month: the counts of the calendar are those of the lists, in every scope."""

from collections import Counter
from datetime import date
from uuid import UUID

import pytest

from compliance.domain.obligations import OUTSTANDING, Basis, Party, Status
from compliance.services.bulk import carry_out
from compliance.services.bulk_contracts import Visits
from compliance.services.contracts import ChangeTerm
from compliance.services.inspections import (
    AnnounceInspection,
    CancelInspection,
    CarryOutInspection,
    OpenInspection,
    PlanInspection,
    open_inspection,
)
from compliance.services.meetings import RegisterMeeting
from compliance.services.recording import record
from compliance.store.queries import calendars
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.visit_plans import Narrowed, planned_visits
from tests.services.wards import OFFICER, Ward, new_contract, new_outsourcing, new_section

WARD = Scope.whole_ward()
FIRST, LAST = date(2026, 4, 1), date(2028, 3, 31)
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def dues(ward: Ward, scope: Scope = WARD, wanted: Narrowed | None = None) -> dict[date, calendars.DueCount]:
    with ward.desk.reading() as session:
        found = calendars.dues_by_day(session, scope, wanted or Narrowed(), FIRST, LAST, ward.desk.today())
    return dict(found)


def listed(ward: Ward, scope: Scope = WARD, **narrowed: object) -> Counter[tuple[date, Status]]:
    with ward.desk.reading() as session:
        rows = whole_list(session, scope, ObligationFilter(EVERY, **narrowed), ward.desk.today())  # type: ignore[arg-type]
    return Counter((row.obligation.due_on, row.status) for row in rows if row.obligation.due_on)


@pytest.mark.parametrize(
    "narrowed",
    [{}, {"party": Party.WARD}, {"item": "16"}, {"contractor_words": ("若葉",)}, {"contractor_words": ("x",)}],
)
def test_every_count_is_that_of_its_list(ward: Ward, narrowed: dict[str, object]) -> None:
    wanted = Narrowed(**narrowed)  # type: ignore[arg-type]
    rows = listed(ward, **narrowed)  # type: ignore[arg-type]
    for on, count in dues(ward, wanted=wanted).items():
        assert count.outstanding == sum(rows[on, status] for status in OUTSTANDING)
        assert count.coming == rows[on, Status.NOT_YET]
    counted = sum(count.outstanding for count in dues(ward, wanted=wanted).values())
    assert counted == sum(number for (_, status), number in rows.items() if status in OUTSTANDING)


def test_policy_days_are_told_apart(ward: Ward) -> None:
    with ward.desk.reading() as session:
        rows = whole_list(session, WARD, ObligationFilter(OUTSTANDING), ward.desk.today())
    by_policy = Counter(row.obligation.due_on for row in rows if row.obligation.basis is Basis.POLICY)
    found = dues(ward)
    assert sum(by_policy[on] for on in found) == sum(count.by_policy for count in found.values()) > 0


def test_each_scope_counts_its_own(ward: Ward) -> None:
    other = new_section(ward.desk, "税務課")
    new_contract(ward.desk, new_outsourcing(ward.desk, "納税通知", other), ward.contractor, "8-900")
    whole, one, two = dues(ward), dues(ward, Scope.of_sections(ward.section)), dues(ward, Scope.of_sections(other))
    for on in whole:
        parts = [found[on].outstanding for found in (one, two) if on in found]
        assert whole[on].outstanding == sum(parts)
    assert dues(ward, wanted=Narrowed(section=other)) == two
    assert dues(ward, Scope()) == {}


def visit(ward: Ward, on: date | None, *contracts: UUID) -> UUID:
    opened = OpenInspection(
        contracts=contracts or (ward.contract,), happened_on=date(2026, 5, 1), fiscal_year=2026, visit_on=on
    )
    return open_inspection(ward.desk, OFFICER, opened)


def visits(ward: Ward, scope: Scope = WARD) -> list[date]:
    with ward.desk.reading() as session:
        return [each.on for each in planned_visits(session, scope, Narrowed(), *OCTOBER)]


def test_a_visit_stands_on_the_day_it_was_planned_for_last(ward: Ward) -> None:
    moved = visit(ward, date(2026, 9, 9))
    visit(ward, None)
    assert visits(ward) == []
    on = date(2026, 10, 14)
    record(ward.desk, OFFICER, PlanInspection(inspection_id=moved, happened_on=on, fiscal_year=2026, visit_on=on))
    assert visits(ward) == [on]
    away = AnnounceInspection(inspection_id=moved, happened_on=date(2026, 10, 2), visit_on=date(2026, 11, 4))
    record(ward.desk, OFFICER, away)
    assert visits(ward) == []


def test_a_visit_made_or_called_off_is_no_longer_planned(ward: Ward) -> None:
    made, off = visit(ward, date(2026, 10, 14)), visit(ward, date(2026, 10, 15))
    assert visits(ward) == [date(2026, 10, 14), date(2026, 10, 15)]
    record(ward.desk, OFFICER, CarryOutInspection(inspection_id=made, happened_on=date(2026, 10, 14)))
    record(ward.desk, OFFICER, CancelInspection(inspection_id=off, happened_on=date(2026, 10, 1)))
    assert visits(ward) == []


def test_a_visit_shows_only_the_contracts_of_the_scope(ward: Ward) -> None:
    other = new_section(ward.desk, "税務課")
    foreign = new_contract(ward.desk, new_outsourcing(ward.desk, "納税通知", other), ward.contractor, "8-900")
    carry_out(ward.desk, OFFICER, WARD, Visits(date(2026, 10, 14)), [ward.contract, foreign])
    with ward.desk.reading() as session:
        found = planned_visits(session, Scope.of_sections(other), Narrowed(), *OCTOBER)
    assert [each.contracts for each in found] == [((foreign, "8-900"),)]
    assert visits(ward, Scope()) == []


def test_ends_are_those_of_the_terms_as_they_stand(ward: Ward) -> None:
    def ends(first: date, last: date) -> dict[date, int]:
        with ward.desk.reading() as session:
            return dict(calendars.ends_by_day(session, WARD, Narrowed(), first, last))

    assert ends(date(2027, 3, 1), date(2027, 3, 31)) == {date(2027, 3, 31): 1}
    earlier = ChangeTerm(contract_id=ward.contract, happened_on=date(2026, 6, 1), end_on=date(2026, 10, 9))
    record(ward.desk, OFFICER, earlier)
    assert ends(date(2027, 3, 1), date(2027, 3, 31)) == {}
    assert ends(*OCTOBER) == {date(2026, 10, 9): 1}


def test_meetings_and_items_by_day(ward: Ward) -> None:
    record(ward.desk, OFFICER, RegisterMeeting(name="第3回審議会", held_on=date(2026, 10, 20)))
    with ward.desk.reading() as session:
        assert calendars.meetings_between(session, *OCTOBER) == [(date(2026, 10, 20), "第3回審議会")]
        by_item = calendars.outstanding_by_item(session, WARD, Narrowed(), FIRST, LAST, ward.desk.today())
    totals = {on: sum(number for _, _, number in rows) for on, rows in by_item.items()}
    assert totals == {on: count.outstanding for on, count in dues(ward).items() if count.outstanding}
