"""A list that was read, filed: newcomers, changes and leavers in one transaction, on both databases, and provable."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from compliance.documents.handler_lists.checks import check
from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.comparisons import Becomes, Comparison
from compliance.documents.handler_lists.files import read_pasted
from compliance.domain.errors import NotFound, Refused, Stale
from compliance.domain.facts import Employment, Role
from compliance.services.handler_lists import Ground, list_ground, list_grounds
from compliance.services.integrity import verify
from compliance.services.list_filing import Beside, ListFiling, file_read_list, unchanged_filing
from compliance.services.people import FileList, Listed, file_list, leave
from compliance.services.recording import record, void
from compliance.services.reviews import ReviewSubmission
from compliance.store import versions
from compliance.store.actors import Actor
from compliance.store.belongings import contracts_served
from compliance.store.models.people import HandlerList
from compliance.store.queries.paging import Order
from compliance.store.queries.people_lists import PeopleFilter, Reported, people_listing
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward, new_contract

WIDE = Scope.whole_ward()
CLERK = Actor.account(UUID(int=8))
FIRST, DAY = date(2026, 4, 5), date(2026, 9, 1)
HEADINGS = "役割\t氏名\tフリガナ\t雇用の別\t雇用主\t役職\t開始日\t終了日\n"
BOSS = "取扱責任者\t山田　花子\tヤマダ ハナコ\t\t\t院長\tR8.4.5\t\n"
ICHIRO = "取扱者\t髙橋 一郎\tタカハシ イチロウ\t\t\t\tR8.4.5\t\n"
MEGUMI = "取扱者\t佐藤 恵\tサトウ メグミ\t派遣\t株式会社 人材\t\tR8.9.1\t\n"


@pytest.fixture
def staffed(ward: Ward) -> Ward:
    """With a list of two."""
    people = (
        Listed(role=Role.SUPERVISOR, from_on=FIRST, name="山田 花子", kana="ヤマダ ハナコ", employer="若葉クリニック"),
        Listed(role=Role.HANDLER, from_on=FIRST, name="髙橋 一郎", kana="タカハシ イチロウ", scope="訪問"),
    )
    file_list(ward.desk, OFFICER, FileList(contracts=(ward.contract,), happened_on=FIRST), people)
    return ward


def ground(ward: Ward) -> Ground:
    with ward.desk.reading() as session:
        return list_ground(session, WIDE, ward.contract)


def compared(ward: Ward, *rows: str, answers: Mapping[int, UUID | None] | None = None) -> Comparison:
    checked = check(read_pasted(HEADINGS + "".join(rows)))
    assert checked.errors == 0, checked.problems
    return ground(ward).compared(checked.lines, answers or {}, DAY)


def filing(ward: Ward, comparison: Comparison, leaving: Mapping[UUID, date] | None = None) -> ListFiling:
    beside = Beside(contract_id=ward.contract, comparison=comparison, leaving=leaving or {})
    return ListFiling(beside=[beside], received_on=DAY, headings={"係": Column.ROLE})


def test_newcomers_changes_and_leavers_are_filed_at_once_and_provable(staffed: Ward) -> None:
    found = compared(staffed, BOSS, MEGUMI)
    (left,) = found.left
    listed = file_read_list(staffed.desk, OFFICER, filing(staffed, found, {left.id: date(2026, 8, 31)}))
    after = ground(staffed)
    standing = {each.person.name: each for each in after.standing(DAY)}
    assert set(standing) == {"山田 花子", "佐藤 恵"}
    boss, new = standing["山田 花子"], standing["佐藤 恵"]
    assert (boss.post, boss.employer, boss.from_on) == ("院長", "若葉クリニック", FIRST)
    assert (new.employment, new.employer, new.from_on) == (Employment.DISPATCHED, "株式会社 人材", DAY)
    assert [each.to_on for each in after.designated if each.person.name == "髙橋 一郎"] == [date(2026, 8, 31)]
    assert after.headings == {"係": Column.ROLE}
    with staffed.desk.reading() as session:
        row = versions.current(session, HandlerList, listed)
        assert row is not None
        assert not row.unchanged
    assert verify(staffed.desk, lambda _done, _total: None).proven


def test_the_list_as_it_stands_is_reported_unchanged(staffed: Ward) -> None:
    found = compared(staffed, BOSS.replace("院長", ""), ICHIRO)
    assert found.is_unchanged
    listed = file_read_list(staffed.desk, OFFICER, filing(staffed, found))
    with staffed.desk.reading() as session:
        row = versions.current(session, HandlerList, listed)
        assert row is not None
        assert row.unchanged
    assert ground(staffed).standing(DAY)[1].scope == "訪問"


def test_nobody_in_doubt_is_filed_until_somebody_answers(staffed: Ward) -> None:
    other = ICHIRO.replace("髙橋", "高橋")
    asked = compared(staffed, BOSS, other)
    with pytest.raises(Refused):
        file_read_list(staffed.desk, OFFICER, filing(staffed, asked))
    (doubtful,) = asked.of(Becomes.DOUBTFUL)
    same = compared(staffed, BOSS, other, answers={doubtful.line.row: doubtful.candidates[0].id})
    file_read_list(staffed.desk, OFFICER, filing(staffed, same))
    assert {person.name for person in ground(staffed).people} == {"山田 花子", "高橋 一郎"}


def test_another_person_of_like_name_is_registered_beside_the_first(staffed: Ward) -> None:
    other = ICHIRO.replace("髙橋", "高橋")
    found = compared(staffed, BOSS, ICHIRO, other, answers={4: None})
    file_read_list(staffed.desk, OFFICER, filing(staffed, found))
    assert {person.name for person in ground(staffed).people} == {"山田 花子", "髙橋 一郎", "高橋 一郎"}


def test_a_newcomer_in_two_roles_is_registered_once(staffed: Ward) -> None:
    found = compared(staffed, BOSS, ICHIRO, MEGUMI, MEGUMI.replace("取扱者", "取扱責任者"))
    file_read_list(staffed.desk, OFFICER, filing(staffed, found))
    assert [person.name for person in ground(staffed).people].count("佐藤 恵") == 1
    assert len(ground(staffed).standing(DAY)) == 4


def test_who_is_known_from_another_contract_is_not_registered_twice(staffed: Ward) -> None:
    other = replace(staffed, contract=new_contract(staffed.desk, staffed.outsourcing, staffed.contractor, "8-102"))
    file_read_list(other.desk, OFFICER, filing(other, compared(other, BOSS, ICHIRO)))
    assert len(ground(other).people) == 2
    assert [each.from_on for each in ground(other).standing(DAY)] == [FIRST, FIRST]


def test_what_changed_in_between_is_not_overwritten(staffed: Ward) -> None:
    found = compared(staffed, BOSS)
    (left,) = found.left
    leave(staffed.desk, OFFICER, left.id, left.version, date(2026, 7, 31))
    with pytest.raises(Stale):
        file_read_list(staffed.desk, OFFICER, filing(staffed, found, {left.id: DAY}))
    assert len(ground(staffed).designated) == 2


def test_nobody_leaves_before_they_came(staffed: Ward) -> None:
    found = compared(staffed, BOSS)
    with pytest.raises(Refused) as refused:
        file_read_list(staffed.desk, OFFICER, filing(staffed, found, {found.left[0].id: date(2026, 4, 1)}))
    assert refused.value.field == "left"


def test_a_strangers_contract_has_no_list(staffed: Ward) -> None:
    with staffed.desk.reading() as session, pytest.raises(NotFound):
        list_ground(session, Scope.of_sections(), staffed.contract)


def test_one_list_for_two_contracts_is_one_act_and_each_contract_has_its_own_people(staffed: Ward) -> None:
    other = replace(staffed, contract=new_contract(staffed.desk, staffed.outsourcing, staffed.contractor, "8-102"))
    with staffed.desk.reading() as session:
        grounds = list_grounds(session, WIDE, staffed.contract, [other.contract])
    lines = check(read_pasted(HEADINGS + BOSS + MEGUMI)).lines
    here, there = (each.compared(lines, {}, DAY) for each in grounds)
    assert (len(here.of(Becomes.JOINED)), len(here.left)) == (1, 1)
    assert (len(there.of(Becomes.JOINED)), len(there.left)) == (2, 0)
    left = {each.id: date(2026, 8, 31) for each in here.left}
    beside = [
        Beside(contract_id=staffed.contract, comparison=here, leaving=left),
        Beside(contract_id=other.contract, comparison=there),
    ]
    filed = file_read_list(staffed.desk, OFFICER, ListFiling(beside=beside, received_on=DAY))
    assert [each.person.name for each in ground(staffed).standing(DAY)] == ["山田 花子", "佐藤 恵"]
    assert [each.employer for each in ground(other).standing(DAY)] == ["", "株式会社 人材"]
    assert len(ground(other).people) == 3
    with staffed.desk.reading() as session:
        assert set(contracts_served(session, [filed])) == {staffed.contract, other.contract}
    assert verify(staffed.desk, lambda _done, _total: None).proven


def test_one_contract_without_handlers_leaves_all_of_an_unchanged_list_unrecorded(staffed: Ward) -> None:
    other = new_contract(staffed.desk, staffed.outsourcing, staffed.contractor, "8-102")
    with staffed.desk.reading() as session:
        grounds = list_grounds(session, WIDE, staffed.contract, [other])
    with pytest.raises(Refused) as refused:
        unchanged_filing(grounds, DAY)
    assert "8-102" in refused.value.explanation.why.ja


def sent_back(ward: Ward, handed_in: UUID) -> UUID:
    returned = ReviewSubmission(
        contract_id=ward.contract,
        happened_on=DAY,
        subject_id=handed_in,
        subject_kind="handler_list",
        accepted=False,
        reason="雇用主が違います。",
    )
    return record(ward.desk, OFFICER, returned)


def listed(ward: Ward) -> dict[str, tuple[str | None, date | None, Reported]]:
    with ward.desk.reading() as session:
        lines = people_listing(ward.contract, PeopleFilter()).page(session, Order("name")).lines
    return {line.name: (line.post, line.to_on, line.reported) for line in lines}


def test_a_returned_list_makes_nobody_a_handler_and_leaves_who_stood_before(staffed: Ward) -> None:
    found = compared(staffed, BOSS, MEGUMI)
    told = replace(filing(staffed, found, {found.left[0].id: date(2026, 8, 31)}), submitted=True)
    handed_in = file_read_list(staffed.desk, CLERK, told)
    waits = Reported.WAITING
    assert listed(staffed) == {
        "山田 花子": ("院長", None, waits),
        "髙橋 一郎": (None, date(2026, 8, 31), waits),
        "佐藤 恵": (None, None, waits),
    }
    returned = sent_back(staffed, handed_in)
    stood = Reported.CONFIRMED
    assert listed(staffed) == {
        "山田 花子": (None, None, stood),
        "髙橋 一郎": (None, None, stood),
        "佐藤 恵": (None, None, Reported.RETURNED),
    }
    assert [each.person.name for each in ground(staffed).standing(DAY)] == ["山田 花子", "髙橋 一郎"]
    assert verify(staffed.desk, lambda _done, _total: None).proven
    void(staffed.desk, OFFICER, "review", returned, "押し間違い")
    assert listed(staffed)["髙橋 一郎"] == (None, date(2026, 8, 31), waits)


def test_the_list_handed_in_instead_of_a_returned_one_builds_on_what_stood_before(staffed: Ward) -> None:
    found = compared(staffed, BOSS, MEGUMI)
    told = replace(filing(staffed, found, {found.left[0].id: DAY}), submitted=True)
    sent_back(staffed, file_read_list(staffed.desk, CLERK, told))
    again = compared(staffed, BOSS.replace("院長", "事務長"), MEGUMI.replace("R8.9.1", "R8.9.5"))
    assert [each.line.name for each in again.of(Becomes.JOINED)] == ["佐藤 恵"]
    file_read_list(staffed.desk, OFFICER, filing(staffed, again, {again.left[0].id: date(2026, 9, 2)}))
    stood = Reported.CONFIRMED
    assert listed(staffed) == {
        "山田 花子": ("事務長", None, stood),
        "髙橋 一郎": (None, date(2026, 9, 2), stood),
        "佐藤 恵": (None, None, stood),
    }
    (new,) = [each for each in ground(staffed).designated if each.person.name == "佐藤 恵"]
    assert new.from_on == date(2026, 9, 5)
    assert verify(staffed.desk, lambda _done, _total: None).proven
