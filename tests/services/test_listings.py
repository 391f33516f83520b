"""Lists page without loss, ask one query whatever the number, and answer for any day and any knowledge."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import Status
from compliance.domain.wareki import LAST_ASKED
from compliance.services.inspections import CarryOutInspection, OpenInspection, open_inspection
from compliance.services.listings import obligations as listed
from compliance.services.outsourcings import PutInCharge
from compliance.services.recording import correct, record, void
from compliance.services.reports import outstanding_report
from compliance.store.models.outsourcings import SectionInCharge
from compliance.store.queries.contract_duties import contract_duties
from compliance.store.queries.contract_heads import contract_head, contract_head_to_come
from compliance.store.queries.figures import figures
from compliance.store.queries.live import live_list
from compliance.store.queries.obligation_lists import obligations
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.paging import Position
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.rulebooks import rulebooks
from tests.services.commands import STEPS, Happenings
from tests.services.wards import OFFICER, Ward, file_people, new_contract, new_section

WARD_WIDE = Scope.whole_ward()
EVERYTHING = ObligationFilter(statuses=EVERY)
DAY = date(2026, 8, 1)


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The statements that run meanwhile."""
    ran: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        ran.append(statement)

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    yield ran
    event.remove(connection, "before_cursor_execute", note)


def test_pages_in_a_row_are_the_whole_list(ward: Ward) -> None:
    file_people(ward, 9)
    with ward.desk.reading() as session:
        whole = whole_list(session, WARD_WIDE, ObligationFilter(), DAY)
        paged: list[ObligationRow] = []
        after = None
        while True:
            page = obligations(session, WARD_WIDE, ObligationFilter(), DAY, after, limit=4)
            paged += page.lines
            if page.after is None:
                break
            after = Position.parse(str(page.after))
    assert tuple(paged) == whole
    assert len(whole) > 12


def test_no_query_is_asked_per_row(ward: Ward) -> None:
    def asked() -> list[int]:
        numbers = []
        with ward.desk.reading() as session:
            for read in (
                lambda: obligations(session, WARD_WIDE, ObligationFilter(), DAY),
                lambda: figures(session, WARD_WIDE, DAY),
                lambda: contract_head(session, WARD_WIDE, ward.contract, DAY),
            ):
                with counted(session) as ran:
                    read()
                numbers.append(len(ran))
        return numbers

    few = asked()
    file_people(ward, 12)
    new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-102")
    assert asked() == few
    assert few[0] == 1


def test_what_is_derived_live_is_what_is_stored(ward: Ward) -> None:
    happenings = Happenings(ward)
    for number, step in enumerate(STEPS):
        step(happenings, number, 5 + 7 * number)
    with ward.desk.reading() as session:
        books = rulebooks(session, ward.desk.shelf)
        for day in (date(2026, 5, 1), date(2026, 12, 1), date(2027, 6, 1)):
            stored = whole_list(session, WARD_WIDE, ObligationFilter(), day)
            assert live_list(session, WARD_WIDE, books, ObligationFilter(), day) == stored


def test_a_day_beyond_the_horizon_is_answered_live(ward: Ward) -> None:
    later = listed(ward.desk, WARD_WIDE, ObligationFilter(statuses=frozenset({Status.OVERDUE})), date(2031, 3, 31))
    assert "inspection/FY2026" in {row.obligation.key for row in later}


def test_a_visit_recorded_late_changes_what_is_known_now_and_not_what_was_known_then(ward: Ward) -> None:
    plan = OpenInspection(contracts=(ward.contract,), happened_on=date(2026, 5, 1), fiscal_year=2026)
    visit = open_inspection(ward.desk, OFFICER, plan)
    later = ward.at(datetime(2027, 5, 10, 2, 0, tzinfo=UTC))
    record(later.desk, OFFICER, CarryOutInspection(inspection_id=visit, happened_on=date(2027, 3, 30)))

    def overdue(known_on: date | None) -> bool:
        asked = ObligationFilter(statuses=frozenset({Status.OVERDUE}))
        rows = listed(later.desk, WARD_WIDE, asked, date(2027, 4, 30), known_on)
        return "inspection/FY2026" in {row.obligation.key for row in rows}

    assert overdue(known_on=date(2027, 4, 30))
    assert not overdue(known_on=None)
    assert not overdue(known_on=date(2027, 5, 10))


def test_a_day_in_japan_ends_before_the_day_in_greenwich(ward: Ward) -> None:
    late = ward.at(datetime(2026, 6, 9, 15, 30, tzinfo=UTC))
    new_contract(late.desk, ward.outsourcing, ward.contractor, "8-103")
    asked = ObligationFilter(statuses=EVERY, number="8-103")
    assert listed(late.desk, WARD_WIDE, asked, DAY, known_on=date(2026, 6, 9)) == ()
    assert listed(late.desk, WARD_WIDE, asked, DAY, known_on=date(2026, 6, 9) + timedelta(days=1)) != ()


def test_what_was_voided_since_was_known_then(ward: Ward) -> None:
    then = date(2026, 6, 1)
    before = listed(ward.desk, WARD_WIDE, ObligationFilter(), DAY, known_on=then)
    void(ward.at(datetime(2026, 7, 1, tzinfo=UTC)).desk, OFFICER, "contract", ward.contract, "二重登録")
    assert listed(ward.desk, WARD_WIDE, ObligationFilter(), DAY) == ()
    assert listed(ward.desk, WARD_WIDE, ObligationFilter(), DAY, known_on=then) == before != ()
    assert listed(ward.desk, Scope.of_sections(ward.section), ObligationFilter(), DAY, known_on=then) == before
    assert listed(ward.desk, Scope.of_sections(ward.contract), ObligationFilter(), DAY, known_on=then) == ()


def test_who_may_see_what_was_known_then_is_judged_today(ward: Ward) -> None:
    """A section that took over sees the past of its works; one that gave them away sees nothing of them any more."""
    then, health = date(2026, 6, 1), new_section(ward.desk, "保健センター")
    before = listed(ward.desk, WARD_WIDE, ObligationFilter(), DAY, known_on=then)
    with ward.desk.reading() as session:
        old = session.scalars(select(SectionInCharge)).one()
    handed_over = replace(
        PutInCharge(outsourcing_id=ward.outsourcing, section_id=old.section_id, leads=True, from_on=old.from_on),
        to_on=date(2026, 6, 30),
    )
    tomorrow = ward.at(datetime(2026, 6, 2, 3, tzinfo=UTC)).desk
    correct(tomorrow, OFFICER, old.id, old.version, handed_over)
    taken_over = PutInCharge(outsourcing_id=ward.outsourcing, section_id=health, leads=True, from_on=date(2026, 7, 1))
    record(tomorrow, OFFICER, taken_over)

    def seen(section: UUID, instant: datetime) -> tuple[ObligationRow, ...]:
        desk = ward.at(instant).desk
        return listed(desk, Scope.of_sections(section), ObligationFilter(), DAY, known_on=then)

    june, july = datetime(2026, 6, 30, 3, tzinfo=UTC), datetime(2026, 7, 1, 3, tzinfo=UTC)
    assert (seen(ward.section, june), seen(health, june)) == (before, ())
    assert (seen(ward.section, july), seen(health, july)) == ((), before)
    assert {row.under.section for row in before} == {ward.section}
    void(ward.at(july).desk, OFFICER, "contract", ward.contract, "二重登録")
    assert (seen(ward.section, july), seen(health, july)) == ((), before)


def test_a_report_beyond_the_horizon_counts_what_arises_by_then(ward: Ward) -> None:
    new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-104", end_on=None)
    far = date(2032, 4, 1)
    told = outstanding_report(ward.desk, WARD_WIDE, far)
    assert len(told.rows) == len(listed(ward.desk, WARD_WIDE, ObligationFilter(), far))
    assert 2031 in {row.fiscal_year for row in told.rows}


def test_the_page_of_a_contract_reaches_beyond_the_horizon(ward: Ward) -> None:
    endless = new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-104", end_on=None)
    with ward.desk.reading() as session:
        head = contract_head_to_come(session, WARD_WIDE, ward.desk.shelf, endless, date(2032, 4, 1))
        shown = contract_duties(session, WARD_WIDE, head)
    assert 2031 in {duty.fiscal_year for duty in shown.duties}
    assert head.line.standing.count.overdue == sum(duty.status is Status.OVERDUE for duty in shown.duties) > 0


def test_a_past_list_is_narrowed_as_todays_is(ward: Ward) -> None:
    days = (None, date(2026, 6, 30), date(2027, 3, 31))
    for years in (frozenset[int](), frozenset({2026}), frozenset({2026, 2027})):
        for begin in days:
            for end in days:
                wanted = ObligationFilter(EVERY, fiscal_years=years, due_from=begin, due_until=end)
                then = listed(ward.desk, WARD_WIDE, wanted, DAY, known_on=date(2026, 6, 1))
                assert then == listed(ward.desk, WARD_WIDE, wanted, DAY)


def test_the_last_day_that_can_be_asked_for_is_answered(ward: Ward) -> None:
    rows = listed(ward.desk, WARD_WIDE, ObligationFilter(), LAST_ASKED)
    assert {row.as_of for row in rows} == {LAST_ASKED}
