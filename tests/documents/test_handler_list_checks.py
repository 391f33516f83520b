"""The check of a handler list: every problem at once, each with its cell, and what is right left in peace."""

from collections.abc import Sequence
from datetime import date

import pytest

from compliance.documents.handler_lists.checks import Checked, check
from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.files import read_pasted
from compliance.documents.handler_lists.problems import WORDINGS, Severity
from compliance.documents.handler_lists.terms import Terms
from tests.documents.handler_samples import csv_text

TERMS = Terms(date(2026, 4, 1), date(2027, 3, 31), "医療法人 ひかり", supervised=False)
HEADINGS = ("役割", "氏名", "フリガナ", "雇用の別", "雇用主", "ID", "開始日", "終了日")
BOSS = ("取扱責任者", "山田 花子", "ヤマダ ハナコ", "自社の雇用", "", "", "R8.4.1", "")


def checked(*rows: Sequence[object], terms: Terms = TERMS) -> Checked:
    return check(read_pasted(csv_text((HEADINGS, *rows), "\t")), terms)


def row(**told: str) -> tuple[str, ...]:
    plain = dict(zip(HEADINGS, ("取扱者", "佐藤 恵", "サトウ メグミ", "自社の雇用", "", "", "R8.4.1", ""), strict=True))
    return tuple({**plain, **told}.values())


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, []),
        ({"フリガナ": "ｻﾄｳ　ﾒｸﾞﾐ"}, []),
        ({"フリガナ": "さとう・めぐみ"}, []),
        ({"雇用主": "医療法人ひかり", "ID": "○", "開始日": "２０２６年４月１日", "終了日": "在職中"}, []),
        ({"雇用の別": "派遣社員", "雇用主": "株式会社 人材"}, []),
        ({"氏名": ""}, [("name_missing", "B")]),
        ({"フリガナ": ""}, [("kana_missing", "C")]),
        ({"フリガナ": "佐藤 メグミ"}, [("not_kana", "C")]),
        ({"役割": ""}, [("role_missing", "A")]),
        ({"役割": "係"}, [("role_unknown", "A")]),
        ({"雇用の別": ""}, [("employment_missing", "D")]),
        ({"雇用の別": "謎"}, [("employment_unknown", "D")]),
        ({"雇用の別": "派遣"}, [("employer_missing", "E")]),
        ({"雇用の別": "個人事業主"}, [("employment_asks", "D")]),
        ({"雇用主": "株式会社 人材"}, [("employer_differs", "E")]),
        ({"ID": "a0123"}, [("system_id_unknown", "F")]),
        ({"開始日": ""}, [("from_missing", "G")]),
        ({"開始日": "2026/2/30"}, [("day_unreadable", "G")]),
        ({"開始日": "8.4.1"}, [("day_unreadable", "G")]),
        ({"開始日": "令和8年度"}, [("day_unreadable", "G")]),
        ({"開始日": "1926/4/1"}, [("day_too_far", "G"), ("from_before_term", "G")]),
        ({"開始日": "平成38年4月1日"}, [("day_doubtful", "G")]),
        ({"開始日": "46113"}, [("day_serial", "G")]),
        ({"開始日": "2026/3/31"}, [("from_before_term", "G")]),
        ({"開始日": "2027/4/1"}, [("from_after_term", "G")]),
        ({"終了日": "2026/3/31"}, [("to_before_from", "H")]),
        ({"終了日": "2027/4/1"}, [("to_after_term", "H")]),
        ({"氏名": "佐" * 101}, [("too_long", "B")]),
        ({"氏名": "佐藤\u202e恵"}, [("control_characters", "B")]),
        ({"氏名": "佐藤\u200b恵"}, [("control_characters", "B")]),
        ({"氏名": "=HYPERLINK(1)"}, [("looks_like_formula", "B")]),
        ({"雇用主": "#REF!"}, [("error_value", "E")]),
    ],
)
def test_each_cell_is_judged_by_itself(told: dict[str, str], expected: list[tuple[str, str]]) -> None:
    problems = checked(BOSS, row(**told)).problems
    assert [(problem.code, problem.letter) for problem in problems] == expected
    assert {problem.row for problem in problems} <= {3}
    for problem in problems:
        assert problem.typed == dict(zip(HEADINGS, row(**told), strict=True))[problem.heading]


def test_every_problem_is_told_at_once_in_the_order_of_the_rows() -> None:
    found = checked(row(氏名="", フリガナ="", 開始日="x"), row(役割="係"), row(雇用の別="派遣"))
    assert [(problem.row, problem.letter) for problem in found.problems] == [
        (None, None),
        (2, "B"),
        (2, "C"),
        (2, "G"),
        (3, "A"),
        (4, "E"),
    ]
    assert found.errors == 5
    assert [problem.code for problem in found.of_row(4)] == ["employer_missing"]


def test_a_list_without_a_supervisor_is_wrong_unless_one_stays() -> None:
    assert [problem.code for problem in checked(row()).problems] == ["supervisor_missing"]
    stays = Terms(supervised=True)
    assert [problem.code for problem in checked(row(), terms=stays).problems] == ["supervisor_stays"]


def test_a_person_in_two_rows_is_asked_about_and_an_equal_row_refused() -> None:
    same = checked(BOSS, row(), row(フリガナ="さとう　めぐみ"), row())
    assert [(p.code, p.row, p.severity) for p in same.problems] == [
        ("doubled_person", 4, Severity.CONFIRM),
        ("same_row", 5, Severity.ERROR),
    ]
    apart = checked(BOSS, row(), row(氏名="左藤 恵"), row(役割="従事者"), row(開始日="R9.1.1"), row(終了日="R8.12.1"))
    assert [(p.code, p.row) for p in apart.problems] == [("doubled_person", 6), ("doubled_person", 7)]
    old_and_new = checked(BOSS, row(氏名="髙橋"), row(氏名="高橋"))
    assert old_and_new.problems == ()


def test_columns_that_are_missing_are_told_once() -> None:
    found = check(read_pasted("氏名\t役割\n山田\t責任者\n佐藤\t取扱者\n"))
    assert [(p.code, p.row) for p in found.problems] == [
        ("column_missing", None),
        ("kana_missing", None),
        ("employment_missing", None),
    ]


def test_a_cell_is_mended_and_a_missing_column_added() -> None:
    read = read_pasted("氏名\t役割\n山田\t責任者\n佐藤\t係\n")
    mended = read.with_cells({(3, Column.ROLE): "取扱者", (2, Column.FROM): "R8.4.1", (3, Column.FROM): "R8.5.1"})
    found = check(mended)
    assert found.errors == 0
    assert [line.from_on for line in found.lines] == [date(2026, 4, 1), date(2026, 5, 1)]


def test_every_problem_says_why_and_what_to_do_in_both_languages() -> None:
    for _severity, *words in WORDINGS.values():
        assert all(each.ja.endswith("。") and each.en.endswith((".", "”.")) for each in words)
