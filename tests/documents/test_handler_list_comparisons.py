"""A list beside the last one: joined, left, changed; nobody is taken for somebody else without being asked about."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.comparisons import Becomes, Comparison, Known, Standing, compare
from compliance.documents.handler_lists.lines import Line
from compliance.domain.facts import Employment, Role

DAY, BEGAN = date(2026, 9, 1), date(2026, 4, 1)


def known(number: int, name: str, kana: str) -> Known:
    return Known(UUID(int=number), 1, name, kana)


def standing(number: int, person: Known, role: Role = Role.HANDLER, **told: object) -> Standing:
    held = Standing(
        id=UUID(int=100 + number), version=1, person=person, role=role, employment=Employment.OWN, from_on=BEGAN
    )
    return replace(held, **told)  # type: ignore[arg-type]  # the fields of a Standing


HANAKO, ICHIRO = known(1, "山田 花子", "ヤマダ ハナコ"), known(2, "髙橋 一郎", "タカハシ イチロウ")
HELD = (standing(1, HANAKO, Role.SUPERVISOR), standing(2, ICHIRO))


def line(row: int, name: str, kana: str, role: Role = Role.HANDLER, **told: object) -> Line:
    return replace(Line(row=row, name=name, kana=kana, role=role, from_on=BEGAN), **told)  # type: ignore[arg-type]


def compared(*lines: Line, people: tuple[Known, ...] = (HANAKO, ICHIRO), **answers: UUID | None) -> Comparison:
    return compare(lines, HELD, people, {int(row.removeprefix("row")): who for row, who in answers.items()}, DAY)


BOTH = (line(1, "山田　花子", "やまだ　はなこ", Role.SUPERVISOR), line(2, "髙橋一郎", "ﾀｶﾊｼ ｲﾁﾛｳ"))


def test_the_same_people_in_another_width_are_no_change() -> None:
    assert compared(*BOTH).is_unchanged


def test_who_joined_left_and_changed() -> None:
    found = compared(
        replace(BOTH[0], employer="医療法人 ひかり", post="院長", has_system_id=True),
        line(5, "佐藤 恵", "サトウ メグミ"),
    )
    assert [each.line.name for each in found.of(Becomes.JOINED)] == ["佐藤 恵"]
    assert [each.person for each in found.left] == [ICHIRO]
    (changed,) = found.of(Becomes.CHANGED)
    assert [(change.column, change.before, change.after) for change in changed.changes] == [
        (Column.EMPLOYER, "", "医療法人 ひかり"),
        (Column.POST, "", "院長"),
        (Column.SYSTEM_ID, None, True),
    ]
    assert not found.is_unchanged


def test_what_the_list_leaves_empty_stays_but_for_the_employer_of_own_staff() -> None:
    dispatched = standing(2, ICHIRO, employment=Employment.DISPATCHED, employer="株式会社 人材", post="主任")
    blank = compare((BOTH[1],), (dispatched,), (ICHIRO,), {}, DAY)
    assert blank.is_unchanged
    (own,) = compare((replace(BOTH[1], employment=Employment.OWN),), (dispatched,), (ICHIRO,), {}, DAY).lines
    assert [(change.column, change.after) for change in own.changes] == [
        (Column.EMPLOYMENT, Employment.OWN),
        (Column.EMPLOYER, ""),
    ]


def test_another_character_or_kana_is_asked_about_and_answered() -> None:
    for other in (
        line(2, "高橋 一郎", "タカハシ イチロウ"),
        line(2, "髙橋 一郎", ""),
        line(2, "髙橋 市郎", "タカハシ イチロウ"),
    ):
        (_, asked) = compared(BOTH[0], other).lines
        assert (asked.becomes, asked.candidates) == (Becomes.DOUBTFUL, (ICHIRO,))
        (_, same) = compared(BOTH[0], other, row2=ICHIRO.id).lines
        assert same.person == ICHIRO
        assert {change.column for change in same.changes} <= {Column.NAME}
        (_, new) = compared(BOTH[0], other, row2=None).lines
        assert (new.becomes, new.person) == (Becomes.JOINED, None)


def test_an_answer_that_was_never_asked_for_is_none() -> None:
    (answered,) = compared(line(9, "佐藤 恵", "サトウ メグミ"), row9=HANAKO.id).lines
    assert (answered.becomes, answered.person) == (Becomes.JOINED, None)


def test_two_registered_people_of_one_name_are_asked_about() -> None:
    twin = known(3, "髙橋 一郎", "タカハシ イチロウ")
    (_, asked) = compared(*BOTH, people=(HANAKO, ICHIRO, twin)).lines
    assert set(asked.candidates) == {ICHIRO, twin}


def test_two_rows_never_become_one_person_in_one_role() -> None:
    (first, second) = compared(BOTH[1], replace(BOTH[1], row=3)).lines
    assert (first.becomes, second.becomes) == (Becomes.UNCHANGED, Becomes.DOUBTFUL)
    (_, still) = compared(BOTH[1], replace(BOTH[1], row=3), row3=ICHIRO.id).lines
    assert still.becomes is Becomes.DOUBTFUL


def test_a_newcomer_in_two_roles_is_one_person_and_twins_are_two() -> None:
    new = line(5, "佐藤 恵", "サトウ メグミ")
    (_, both) = compared(new, replace(new, row=6, role=Role.SUPERVISOR)).lines
    assert both.same_as == 5
    (_, twin) = compared(new, replace(new, row=6)).lines
    assert twin.same_as is None


def test_who_comes_back_is_designated_anew_and_who_ended_has_not_left() -> None:
    ended = standing(2, ICHIRO, to_on=date(2026, 6, 30))
    found = compare((replace(BOTH[1], from_on=date(2026, 8, 1)),), (ended,), (ICHIRO,), {}, DAY)
    assert [(each.becomes, each.standing) for each in found.lines] == [(Becomes.JOINED, None)]
    assert found.left == ()
