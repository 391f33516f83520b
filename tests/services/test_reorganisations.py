"""Reorganisations: from a day on, works and staff pass to another section; days before it keep the old one."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from compliance.domain.errors import Refused
from compliance.services.accounts import NewAccount, open_practice_account
from compliance.services.integrity import verify
from compliance.services.outsourcings import PutInCharge
from compliance.services.recording import record
from compliance.services.reorganisations import Reorganisation, reorganise
from compliance.services.sections import RegisterSection
from compliance.store.models.accounts import AccountRole
from compliance.store.models.sections import Section
from compliance.store.places import place_of
from compliance.store.queries.obligation_lists import BY_DUE_DAY, obligation_listing
from compliance.store.queries.obligations import EVERY
from compliance.store.queries.postings import postings_of
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.section_groups import groups_of
from compliance.store.queries.section_works import sections_with_works, works_of
from compliance.store.versions import current
from tests.services.wards import OFFICER, Ward, new_outsourcing, new_section

ON = date(2026, 7, 1)
BEFORE = date(2026, 6, 30)


def named(ward: Ward, name: str) -> RegisterSection:
    """A new section in the old one's department."""
    with ward.desk.reading() as session:
        old = current(session, Section, ward.section)
        assert old is not None
        return RegisterSection(department_id=old.department_id, name=name, exists_from_on=ON)


def listed(ward: Ward, section: UUID | None) -> tuple[UUID, ...]:
    """Everything owed that a section, or with None the ward, lists today."""
    scope = Scope.of_sections(section) if section else Scope.whole_ward()
    with ward.desk.reading() as session:
        listing = obligation_listing(scope, ObligationFilter(EVERY), ward.desk.today(), groups_of(session, scope))
        return tuple(line.id for line in listing.stream(session, BY_DUE_DAY))


def in_charge(ward: Ward, day: date, contract: UUID | None = None) -> tuple[UUID, ...]:
    """The sections in charge of a contract on a day."""
    with ward.desk.reading() as session:
        place = place_of(session, contract or ward.contract, day)
    assert place is not None
    return place.sections


def test_a_new_name_is_a_new_section_from_its_day_on(ward: Ward) -> None:
    new = reorganise(ward.desk, OFFICER, Reorganisation(section=ward.section, into=named(ward, "健康推進課"), on=ON))
    assert in_charge(ward, BEFORE) == (ward.section,)
    assert in_charge(ward, ON) == (new,)
    with ward.desk.reading() as session:
        ends = {line.id: line.exists_to_on for line in sections_with_works(session, ON)}
    assert (ends[ward.section], ends[new]) == (BEFORE, None)


def test_a_section_lists_what_it_is_in_charge_of_alone_or_with_others(ward: Ward) -> None:
    """By the group that the rows name, which follows whoever joins, is merged or renamed."""
    beside, after = new_section(ward.desk, "健康政策課"), ward.at(datetime(2026, 7, 1, tzinfo=UTC))
    record(ward.desk, OFFICER, PutInCharge(outsourcing_id=ward.outsourcing, section_id=beside, from_on=BEFORE))
    assert listed(ward, ward.section) == listed(ward, None) != ()
    assert listed(ward, beside) == ()
    assert listed(ward.at(datetime(2026, 6, 30, tzinfo=UTC)), beside) == listed(ward, None)
    new = reorganise(ward.desk, OFFICER, Reorganisation(section=ward.section, into=named(ward, "健康推進課"), on=ON))
    assert listed(after, new) == listed(after, beside) == listed(after, None) != ()
    assert listed(after, ward.section) == ()
    assert verify(after.desk, lambda _done, _total: None).proven


def test_the_staff_go_along(ward: Ward) -> None:
    officer = NewAccount(login="kenko", name="担当", role=AccountRole.SECTION_OFFICER, section_id=ward.section)
    who = open_practice_account(ward.desk, OFFICER, officer, "x")
    new = reorganise(ward.desk, OFFICER, Reorganisation(section=ward.section, into=named(ward, "健康推進課"), on=ON))
    with ward.desk.reading() as session:
        posted = [(one.section_id, one.from_on, one.to_on) for one in postings_of(session, who)]
    assert posted == [(ward.section, ward.desk.today(), BEFORE), (new, ON, None)]


def test_a_merger_leaves_one_section_in_charge_that_leads(ward: Ward) -> None:
    other = new_section(ward.desk, "健康政策課")
    shared = new_outsourcing(ward.desk, "二つの課の事業", ward.section, other)
    reorganise(ward.desk, OFFICER, Reorganisation(section=ward.section, into=other, on=ON))
    with ward.desk.reading() as session:
        work = {one.outsourcing: one for one in works_of(session, other, ON)}
    assert set(work) == {shared, ward.outsourcing}
    assert work[shared].leads


def test_a_split_moves_only_the_chosen_works_and_no_staff(ward: Ward) -> None:
    moved = new_outsourcing(ward.desk, "移る事業", ward.section)
    split = Reorganisation(section=ward.section, into=named(ward, "母子保健課"), on=ON, works=(moved,))
    new = reorganise(ward.desk, OFFICER, split)
    assert in_charge(ward, ON) == (ward.section,)
    with ward.desk.reading() as session:
        assert [one.outsourcing for one in works_of(session, new, ON)] == [moved]


def test_a_section_that_has_ended_is_not_reorganised(ward: Ward) -> None:
    reorganise(ward.desk, OFFICER, Reorganisation(section=ward.section, into=named(ward, "健康推進課"), on=ON))
    again = Reorganisation(section=ward.section, into=named(ward, "健康未来課"), on=ON)
    with pytest.raises(Refused, match="does not stand") as refused:
        reorganise(ward.desk, OFFICER, again)
    assert refused.value.field == "on"


def test_a_section_cannot_pass_to_itself(ward: Ward) -> None:
    with pytest.raises(Refused, match="same section"):
        reorganise(ward.desk, OFFICER, Reorganisation(section=ward.section, into=ward.section, on=ON))


def test_the_trail_proves_all_of_it(ward: Ward) -> None:
    reorganise(ward.desk, OFFICER, Reorganisation(section=ward.section, into=named(ward, "健康推進課"), on=ON))
    assert verify(ward.desk, lambda done, total: None).faults == ()
