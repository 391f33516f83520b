"""Whatever is recorded, the projection is what a rebuild would give, and the tally what a recount would."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.domain.obligations import OUTSTANDING, Status
from compliance.services import desk as desks
from compliance.services.freshness import BeingRefreshed
from compliance.services.integrity import rebuild, verify
from compliance.services.outsourcings import PutInCharge
from compliance.services.policies import ChangePolicy
from compliance.services.recording import record
from compliance.services.refreshes import catch_up, extend_horizons
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.projection_states import reach
from compliance.store.queries.figures import figures, figures_by_contractor, figures_by_section
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.services.commands import STEPS, Happenings
from tests.services.wards import EDITION, OFFICER, Ward, file_people, new_contract, new_section

WARD_WIDE = Scope.whole_ward()
EVERYTHING = ObligationFilter(statuses=EVERY)
steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9), st.integers(0, 330)), min_size=4, max_size=12)


def ignored(done: int, total: int) -> None:
    """Nobody watches."""


def assert_proven(ward: Ward) -> None:
    found = verify(ward.desk, ignored)
    assert not found.faults
    assert found.stale == 0


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps)
def test_after_any_use_cases_the_projection_is_the_rebuild_and_the_tally_the_recount(
    ward: Ward, drawn: list[tuple[object, int, int]]
) -> None:
    happenings = Happenings(ward)
    for step, number, day in drawn:
        step(happenings, number, day)  # type: ignore[operator]  # drawn from STEPS
    assert_proven(ward)


def test_the_figures_are_the_counts_of_the_list_on_every_day(ward: Ward) -> None:
    happenings = Happenings(ward)
    for number, step in enumerate(STEPS):
        step(happenings, number, 20 + 7 * number)
    file_people(ward, 3, date(2026, 5, 1))
    with ward.desk.reading() as session:
        for day in (date(2026, 4, 1) + timedelta(days=n) for n in range(0, 420, 30)):
            told = figures(session, WARD_WIDE, day)
            rows = whole_list(session, WARD_WIDE, ObligationFilter(), day)
            for status, count in (
                (Status.OPEN, told.both.rows.open),
                (Status.CLAIMED, told.both.rows.claimed),
                (Status.OVERDUE, told.both.rows.overdue),
            ):
                assert count == sum(row.status is status for row in rows)
            matters = {(row.obligation.item, row.obligation.party, row.obligation.fiscal_year) for row in rows}
            assert told.both.matters.outstanding == len(matters)
            assert sum((one.both.rows.outstanding for one in figures_by_section(session, WARD_WIDE, day)), 0) == len(
                rows
            )
            assert [one.both for one in figures_by_contractor(session, WARD_WIDE, day)] == [told.both] * bool(rows)
            several = Scope.of_sections(ward.section, UUID(int=404))
            assert figures(session, several, day) == told


def test_the_status_in_sql_is_the_status_of_the_domain(ward: Ward) -> None:
    happenings = Happenings(ward)
    for number, step in enumerate(STEPS * 2):
        step(happenings, number, 5 + 4 * number)
    with ward.desk.reading() as session:
        for day in (date(2026, 3, 20) + timedelta(days=n) for n in range(0, 420, 35)):
            every = whole_list(session, WARD_WIDE, EVERYTHING, day)
            for status in Status:
                asked = whole_list(session, WARD_WIDE, ObligationFilter(statuses=frozenset({status})), day)
                assert asked == tuple(row for row in every if row.status is status)
            outstanding = whole_list(session, WARD_WIDE, ObligationFilter(), day)
            assert outstanding == tuple(row for row in every if row.status in OUTSTANDING)


def test_a_rebuild_changes_nothing(ward: Ward) -> None:
    file_people(ward, 4)
    with ward.desk.reading() as session:
        before = whole_list(session, WARD_WIDE, EVERYTHING, date(2026, 7, 1))
    assert rebuild(ward.desk, OFFICER, ignored) == 1
    with ward.desk.reading() as session:
        assert whole_list(session, WARD_WIDE, EVERYTHING, date(2026, 7, 1)) == before
    assert_proven(ward)


def test_a_new_policy_makes_projections_stale_and_not_wrong_until_they_catch_up(ward: Ward) -> None:
    record(ward.desk, OFFICER, another_policy(ward))
    found = verify(ward.desk, ignored)
    assert (found.stale, found.faults) == (1, ())
    assert catch_up(ward.desk, OFFICER) == 1
    assert_proven(ward)


def another_policy(ward: Ward) -> ChangePolicy:
    """Every visit's plan is due on another day from now on."""
    return ChangePolicy(edition_id=EDITION, name="inspection_plan", from_on=date(2026, 4, 1), month_day="05-31")


def stale_number(ward: Ward) -> int:
    with ward.desk.database.reading() as session:
        return len(ward.desk.stale(session))


def test_the_next_fiscal_year_and_a_reorganisation_make_projections_stale(ward: Ward) -> None:
    file_people(ward, 2)
    health = new_section(ward.desk, "保健センター")
    moved = PutInCharge(outsourcing_id=ward.outsourcing, section_id=health, from_on=date(2027, 4, 1))
    record(ward.desk, OFFICER, moved)
    later = ward.at(datetime(2027, 4, 1, 0, 0, tzinfo=UTC))
    assert verify(later.desk, ignored).stale == 1
    catch_up(later.desk, OFFICER)
    assert_proven(later)
    with later.desk.reading() as session:
        seen = whole_list(session, Scope.of_sections(health), ObligationFilter(), date(2027, 4, 1))
        assert seen == whole_list(session, WARD_WIDE, ObligationFilter(), date(2027, 4, 1)) != ()


def test_a_voided_contract_leaves_nothing_behind(ward: Ward) -> None:
    from compliance.services.recording import void

    void(ward.desk, OFFICER, "contract", ward.contract, "二重登録")
    with ward.desk.reading() as session:
        assert session.query(ProjectedObligation).count() == 0
        assert figures(session, WARD_WIDE, date(2026, 7, 1)).both.rows.outstanding == 0
    assert_proven(ward)


def test_a_start_of_use_catches_up_and_another_name_makes_nothing_stale(ward: Ward) -> None:
    set_ward(ward.desk, OFFICER, SetWard(name="練習区", start_of_use_on=date(2026, 4, 15)))
    assert_proven(ward)
    impatient = replace(ward, desk=replace(ward.desk, patience=0))
    set_ward(impatient.desk, OFFICER, SetWard(name="れんしゅう区", start_of_use_on=date(2026, 4, 15)))
    assert stale_number(ward) == 0
    set_ward(impatient.desk, OFFICER, SetWard(name="れんしゅう区", start_of_use_on=None))
    assert stale_number(ward) == 1


def test_a_reader_sees_nothing_stale(ward: Ward) -> None:
    def planned_on() -> date | None:
        with ward.desk.reading() as session:
            rows = whole_list(session, WARD_WIDE, EVERYTHING, date(2026, 7, 1))
            return next(row.obligation.due_on for row in rows if row.obligation.rule == "inspection_plan")

    before = planned_on()
    record(ward.desk, OFFICER, another_policy(ward))
    assert stale_number(ward) == 1
    assert (before, planned_on()) == (date(2026, 6, 30), date(2026, 5, 31))
    assert stale_number(ward) == 0


def test_who_would_wait_too_long_is_shown_nothing(ward: Ward) -> None:
    record(ward.desk, OFFICER, another_policy(ward))
    impatient = replace(ward.desk, patience=0)
    with pytest.raises(BeingRefreshed), impatient.reading():
        pass
    assert catch_up(ward.desk, OFFICER) == 1
    with impatient.reading() as session:
        assert whole_list(session, WARD_WIDE, EVERYTHING, date(2026, 7, 1))


def test_horizons_are_extended_once_and_nothing_is_stale_before(ward: Ward) -> None:
    later = ward.at(datetime(2027, 4, 1, 0, 0, tzinfo=UTC))
    assert stale_number(later) == 0
    assert_proven(later)
    assert [extend_horizons(later.desk, OFFICER), extend_horizons(later.desk, OFFICER)] == [1, 0]
    with later.desk.reading() as session:
        assert reach(session) == date(2029, 3, 31)
    assert_proven(later)


def test_a_ward_that_slept_beyond_its_horizon_is_brought_up_to_date(ward: Ward) -> None:
    later = ward.at(datetime(2029, 6, 1, 0, 0, tzinfo=UTC))
    assert stale_number(later) == 1
    with later.desk.reading() as session:
        assert reach(session) == date(2031, 3, 31)


def test_catching_up_goes_a_chunk_at_a_time(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "CHUNK", 1)
    new_contract(ward.desk, ward.outsourcing, ward.contractor, "8-102")
    record(ward.desk, OFFICER, another_policy(ward))
    told: list[tuple[int, int]] = []
    assert catch_up(ward.desk, OFFICER, lambda done, total: told.append((done, total))) == 2
    assert told == [(1, 2), (2, 2)]
