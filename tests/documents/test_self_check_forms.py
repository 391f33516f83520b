"""The form of the self-check: what is written is read back the same, and the form of another request is refused."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from compliance.documents.self_checks.forms import About, Column, FormItem, self_check_form
from compliance.documents.self_checks.readings import read_self_check
from compliance.domain.errors import Refused
from compliance.domain.facts import Answer

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ABOUT = About("R8-健康-001", "産後ケア", "医療法人 ひかり", date(2026, 12, 18), "0123ABCD", practice=True)

signs = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"))
notes = st.text(signs | st.just("\n"), max_size=200).map(str.strip) | st.sampled_from(
    ["=1+1", "_x0041_", "𠮷野・髙橋", "葛󠄀城", "00123", "1-2", "#N/A", "一行目\n二行目"]
)
items = st.lists(
    st.builds(FormItem, name=notes, text=notes, last_note=notes, answer=st.sampled_from([None, *Answer]), note=notes),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(items)
def test_what_is_written_is_read_back(written: list[FormItem]) -> None:
    read = read_self_check(self_check_form(ABOUT, written, NOW), "様式.xlsx", ABOUT.key)
    assert [read[number].answer for number in range(1, len(written) + 1)] == [each.answer for each in written]
    assert [read[number].note for number in range(1, len(written) + 1)] == [each.note for each in written]
    assert read[1].cell(Column.NOTE) == "G9"


def test_answers_are_chosen_from_a_list_and_the_rest_is_locked() -> None:
    sheet = load_workbook(BytesIO(self_check_form(ABOUT, [FormItem("第1項", "基本")], NOW))).worksheets[0]
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules["F9"] == '"適合,不適合,該当なし,確認できず"'
    assert sheet.protection.sheet
    assert [sheet[cell].protection.locked for cell in ("C9", "F9", "G9")] == [True, False, False]


@pytest.mark.parametrize(("key", "data", "why"), [("FFFFFFFF", None, "別の求め"), ("0123ABCD", b"%PDF-1.7", "PDF")])
def test_another_form_is_refused_with_the_reason(key: str, data: bytes | None, why: str) -> None:
    form = self_check_form(ABOUT, [FormItem("第1項", "基本")], NOW)
    with pytest.raises(Refused, match=why):
        read_self_check(data or form, "様式.xlsx", key)
