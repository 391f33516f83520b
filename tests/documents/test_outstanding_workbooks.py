"""The workbook: the report's figures and rows as numbers, days and strings, never as formulas."""

import io
import time
from collections.abc import Iterator
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from compliance.documents.outstanding import Figures, Named, OutstandingReport, figures_of, outstanding_xlsx, tabulate
from compliance.domain.obligations import Party
from tests.documents.outstanding_samples import head, report, row

SHEETS = ["概要", "項別", "担当課別", "委託先別", "一覧", "遅延履行"]


@pytest.fixture(scope="module")
def made() -> OutstandingReport:
    return report(60, contractors=12, late=7)


@pytest.fixture(scope="module")
def book(made: OutstandingReport) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(outstanding_xlsx(made)))


def cells(sheet: Worksheet) -> list[list[object]]:
    return [list(values) for values in sheet.iter_rows(min_row=2, values_only=True)]


def five(figures: Figures) -> list[object]:
    return [figures.matters, figures.overdue, figures.claimed, figures.open, figures.met_late]


def everything(book: Workbook) -> Iterator[object]:
    for sheet in book.worksheets:
        for values in sheet.iter_rows():
            yield from values


def test_the_sheets_are_the_papers_sections(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_the_cover_has_the_totals_and_the_trail(made: OutstandingReport, book: Workbook) -> None:
    rows = cells(book["概要"])
    by_label = {values[0]: values[1:] for values in rows if values[0]}
    assert by_label["記録の件数"][0] == made.head.trail_size
    assert by_label["ルートハッシュ（SHA-256）"][0] == made.head.trail_root
    totals = [values[1:6] for values in rows if values[0] in ("区", "受託者", "合計") and isinstance(values[1], int)]
    assert totals[:3] == [five(made.ward), five(made.contractor), five(made.both)]


def test_items_are_the_wards_first_and_then_the_contractors(made: OutstandingReport, book: Workbook) -> None:
    expected = [
        [word, line.subject.name, *five(figures_of(line, party))]
        for party, word in ((Party.WARD, "区"), (Party.CONTRACTOR, "受託者"))
        for line in made.lines_owed_by(party)
    ]
    assert cells(book["項別"]) == expected


@pytest.mark.parametrize(("sheet", "field"), [("担当課別", "by_section"), ("委託先別", "by_contractor")])
def test_groups_have_the_reports_figures(made: OutstandingReport, book: Workbook, sheet: str, field: str) -> None:
    expected = [
        [line.subject.name, *five(line.ward), *five(line.contractor), *five(line.both)] for line in getattr(made, field)
    ]
    assert cells(book[sheet]) == expected


def test_days_are_real_dates_with_the_japanese_calendar_beside(made: OutstandingReport, book: Workbook) -> None:
    heads = [cell.value for cell in book["一覧"][1]]
    due = heads.index("期限")
    for listed, values in zip(made.rows, cells(book["一覧"]), strict=True):
        assert listed.due_on is not None
        assert values[due] == datetime(listed.due_on.year, listed.due_on.month, listed.due_on.day)  # noqa: DTZ001
        assert str(values[due + 1]).startswith("令和")


def test_the_list_has_every_row_and_the_late_ones_have_their_sheet(made: OutstandingReport, book: Workbook) -> None:
    assert [values[2] for values in cells(book["一覧"])] == [listed.contract_number for listed in made.rows]
    assert len(cells(book["遅延履行"])) == len(made.late)


@pytest.mark.parametrize("name", SHEETS[1:])
def test_tables_can_be_filtered_and_keep_their_heads(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_across_one_page_of_a4_or_a3(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.page_setup.paperSize in (8, 9)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddHeader is not None
    assert "練習用データ" in str(sheet.oddHeader.left.text)


def test_columns_show_all_of_their_cells_or_wrap_them(book: Workbook) -> None:
    sheet = book["一覧"]
    for number, column in enumerate(sheet.columns, start=1):
        width = sheet.column_dimensions[get_column_letter(number)].width
        for cell in column[1:]:
            assert cell.alignment.wrap_text or not isinstance(cell.value, str)
            assert width >= 10


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://example.test/", "{=1}", "＝1", "\t=1", "'x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_formula_or_an_address_stays_a_string(text: str) -> None:
    hostile = tabulate(head(), [row(3, outsourcing=text, contractor=Named("x", text), reason=text)], [])
    book = openpyxl.load_workbook(io.BytesIO(outstanding_xlsx(hostile)))
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in everything(book))  # type: ignore[attr-defined]
    assert cells(book["一覧"])[0][3] == text.strip()


def test_signs_outside_the_basic_plane_survive() -> None:
    name = "𠮷田髙﨑葛\U000e0100飾😀"
    book = openpyxl.load_workbook(io.BytesIO(outstanding_xlsx(tabulate(head(), [row(3, outsourcing=name)], []))))
    assert cells(book["一覧"])[0][3] == name


def test_the_same_report_gives_the_same_bytes_whenever_it_is_made(made: OutstandingReport) -> None:
    first = outstanding_xlsx(made)
    time.sleep(2.1)  # a zip's clock ticks every two seconds
    assert outstanding_xlsx(made) == first


def test_an_empty_report_is_a_workbook_too() -> None:
    book = openpyxl.load_workbook(io.BytesIO(outstanding_xlsx(report(0))))
    assert book.sheetnames == SHEETS
    assert any("未履行事項はありません。" in str(cell.value) for cell in everything(book))  # type: ignore[attr-defined]


def test_a_text_longer_than_a_cell_is_cut_and_not_lost_with_its_row() -> None:
    book = openpyxl.load_workbook(io.BytesIO(outstanding_xlsx(tabulate(head(), [row(3, reason="あ" * 40000)], []))))
    assert len(str(cells(book["一覧"])[0][-1])) == 32767
