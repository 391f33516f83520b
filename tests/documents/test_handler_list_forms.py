"""Our form as a workbook: what is written is read back the same, bad cells are marked, and choices are offered."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from compliance.documents.handler_lists.checks import check
from compliance.documents.handler_lists.comparisons import Known, Standing
from compliance.documents.handler_lists.files import read_list_file, read_pasted
from compliance.documents.handler_lists.form_sheets import LIST_SHEET, About
from compliance.documents.handler_lists.forms import PROBLEM_SHEET, blank_form, corrected_form, filled_form
from compliance.documents.handler_lists.lines import Line
from compliance.documents.handler_lists.refusals import NotAHandlerList
from compliance.documents.handler_lists.values import FIRST_DAY, is_open_end
from compliance.domain.facts import Employment, Role

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ABOUT = About("R8-健康-001", "産後ケア", "医療法人 ひかり", "令和8年4月1日から", practice=True)

signs = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"))
names = st.text(signs, min_size=1, max_size=20).map(str.strip).filter(bool)
texts = names | st.just("") | st.sampled_from(["=1+1", "_x0041_", "'山田", "𠮷野", "葛󠄀城", "1-2", "00123", "#N/A"])
kana = st.text("アイウエオヤユヨー ・", max_size=10).map(str.strip)
days = st.dates(FIRST_DAY, date(2199, 12, 31))
people = st.builds(
    Standing,
    id=st.uuids(),
    version=st.just(1),
    person=st.builds(Known, st.uuids(), st.just(1), names, kana),
    role=st.sampled_from(Role),
    employment=st.sampled_from(Employment),
    employer=texts,
    post=texts,
    scope=texts,
    place=texts,
    has_system_id=st.none() | st.booleans(),
    from_on=days,
    to_on=st.none() | days,
)


def line_of(each: Standing) -> Line:
    return Line(
        row=0,
        name=each.person.name,
        kana=each.person.kana,
        role=each.role,
        employment=each.employment,
        employer=each.employer,
        post=each.post,
        scope=each.scope,
        place=each.place,
        has_system_id=each.has_system_id,
        from_on=each.from_on,
        to_on=each.to_on,
    )


@pytest.mark.property
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=8)
@given(st.lists(people, min_size=1, max_size=12))
def test_what_is_exported_is_imported_the_same(listed: list[Standing]) -> None:
    checked = check(read_list_file(filled_form(ABOUT, NOW, listed), "名簿.xlsx"))
    assert [replace(line, row=0) for line in checked.lines] == [line_of(each) for each in listed]
    again = check(read_list_file(corrected_form(ABOUT, NOW, checked), "名簿.xlsx"))
    assert [replace(line, row=0) for line in again.lines] == [line_of(each) for each in listed]
    assert [problem.code for problem in again.problems] == [problem.code for problem in checked.problems]


def test_the_blank_form_offers_its_choices_and_is_no_list_yet() -> None:
    form = blank_form(ABOUT, NOW)
    with pytest.raises(NotAHandlerList) as refused:
        read_list_file(form, "名簿.xlsx")
    assert refused.value.code == "no_rows"
    sheet = load_workbook(BytesIO(form))[LIST_SHEET]
    assert [sheet["B2"].value, sheet["B4"].value] == [ABOUT.number, ABOUT.contractor]
    assert "練習用データ" in sheet["A1"].value
    rules = sheet.data_validations.dataValidation
    assert {str(rule.sqref) for rule in rules} == {"A7:A2006", "D7:D2006", "I7:I2006"}
    assert blank_form(ABOUT, NOW) == form


def test_the_corrected_copy_marks_each_bad_cell_with_a_comment() -> None:
    typed = "区分\t氏名\tフリガナ\t雇用形態\t開始日\n責任者\t山田\t山\t派遣\tR8.4.1\n係\t\tサトウ\t正社員\t2026/2/30\n"
    checked = check(read_pasted(typed))
    book = load_workbook(BytesIO(corrected_form(ABOUT, NOW, checked)))
    sheet = book[LIST_SHEET]
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"C7", "E7", "A8", "B8", "J8"}
    assert sheet["A7"].value == "取扱責任者"
    assert sheet["J7"].value == datetime(2026, 4, 1)  # noqa: DTZ001  # a cell has no zone
    assert sheet["J8"].value == "2026/2/30"
    assert "日付として読めません" in sheet["J8"].comment.text
    assert sheet["J8"].fill.start_color.rgb != sheet["J7"].fill.start_color.rgb
    assert len(list(book[PROBLEM_SHEET].iter_rows())) == len(checked.problems)


def test_nothing_in_a_form_becomes_a_formula() -> None:
    person = Known(UUID(int=1), 1, "=cmd|' /C calc'!A0", "")
    held = Standing(
        id=UUID(int=2), version=1, person=person, role=Role.HANDLER, employment=Employment.OWN, from_on=date(2026, 4, 1)
    )
    sheet = load_workbook(BytesIO(filled_form(About("=1+1"), NOW, [held])))[LIST_SHEET]
    assert (sheet["B7"].data_type, sheet["B2"].data_type) == ("s", "s")


def test_words_for_somebody_who_stays_are_no_last_day() -> None:
    assert all(map(is_open_end, ("在職中", "継続", "―", "なし", "")))
    assert not is_open_end("R9.3.31")
