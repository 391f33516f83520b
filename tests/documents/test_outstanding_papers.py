"""The council paper as PDF: tagged, PDF/A, paged, complete, and the same bytes for the same report."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdf
import pytest

from compliance.documents.outstanding import Named, OutstandingReport, SumsDisagree, outstanding_pdf, tabulate
from compliance.documents.outstanding.papers import paper_data
from compliance.documents.rendering import NotRendered, render_pdf
from compliance.domain.obligations import Basis
from tests.documents.outstanding_samples import head, report, row

NAMES = tuple("𠮷髙﨑塚德濵邊邉齋齊斎桒冨靏鷗鄧栁神祐曻柗槗橳淸瀨琦硏穗縈羽萊賴鐡閒館黑豊饗頴侊")
HOSTILE = '#import "x" $x^2$ <b>\\ "引用" \'単\' *太* _斜_ `code` @ref //comment /*c*/ [x] {y} ~ =A1'


def text_of(pdf: bytes) -> str:
    """All text of the paper without white space, so that line breaks do not matter."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"[\s\u200b]", "", "".join(page.extract_text() for page in pages))


@pytest.fixture(scope="module")
def small() -> OutstandingReport:
    return report(40, late=5)


@pytest.fixture(scope="module")
def small_pdf(small: OutstandingReport) -> bytes:
    return outstanding_pdf(small)


def test_the_paper_is_tagged_and_says_it_is_pdf_a_and_pdf_ua(small_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(small_pdf)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).startswith("ja")
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["pdfuaid:part"] == "1"


def test_every_font_is_embedded(small_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(small_pdf)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


def test_every_page_is_a4_and_numbered_n_of_all(small_pdf: bytes) -> None:
    pages = pypdf.PdfReader(io.BytesIO(small_pdf)).pages
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page.extract_text().replace(" ", "")
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_practice_data_is_marked_on_every_page(small_pdf: bytes) -> None:
    assert all("練習用データ" in page.extract_text() for page in pypdf.PdfReader(io.BytesIO(small_pdf)).pages)


def test_a_real_wards_paper_bears_no_practice_mark() -> None:
    assert "練習用" not in text_of(outstanding_pdf(report(2, practice=False)))


def test_the_head_of_the_table_is_repeated_on_each_page_of_the_list(small_pdf: bytes) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(small_pdf)).pages]
    listing = [page for page in pages if "理由　" in page]
    assert len(listing) > 2
    assert all("契約番号・委託案件" in page for page in listing)


def test_the_last_page_has_the_trails_size_and_root(small: OutstandingReport, small_pdf: bytes) -> None:
    last = re.sub(r"\s", "", pypdf.PdfReader(io.BytesIO(small_pdf)).pages[-1].extract_text())
    assert f"{small.head.trail_size}件" in last
    assert small.head.trail_root in last


def test_every_figure_of_the_report_stands_in_the_paper(small: OutstandingReport, small_pdf: bytes) -> None:
    text = text_of(small_pdf)
    for label, figures in (("区", small.ward), ("受託者", small.contractor), ("合計", small.both)):
        numbers = (figures.matters, figures.overdue, figures.claimed, figures.open, figures.met_late)
        assert label + "".join(map(str, numbers)) in text
    for line in (*small.by_section, *small.by_contractor):
        of_line = (
            *(line.ward.matters, line.ward.overdue, line.contractor.matters, line.contractor.overdue),
            *(line.both.matters, line.both.overdue, line.both.claimed, line.both.met_late),
        )
        assert re.sub(r"\s", "", line.subject.name) + "".join(map(str, of_line)) in text


def test_every_row_stands_in_the_paper_with_its_reason(small: OutstandingReport, small_pdf: bytes) -> None:
    text = text_of(small_pdf)
    assert text.count("理由契約の締結により生じた。期限までに履行の記録がない。") == len(small.rows)
    assert all(re.sub(r"\s", "", listed.contract_number) in text for listed in small.rows)


def test_a_policy_date_is_marked_as_the_wards_own() -> None:
    made = tabulate(head(), [row(3, basis=Basis.POLICY, basis_words="消去から14日")], [])
    text = text_of(outstanding_pdf(made))
    assert "区の運用期限（消去から14日）" in text
    assert "条文が定めた日ではない" in text


def test_a_clauses_date_is_never_marked_as_policy() -> None:
    made = tabulate(head(policies=()), [row(0)], [])
    assert "区の運用期限" not in text_of(outstanding_pdf(made))


def test_charts_carry_their_numbers_in_words_for_those_who_cannot_see_them(
    small: OutstandingReport, small_pdf: bytes
) -> None:
    with pikepdf.open(io.BytesIO(small_pdf)) as pdf:
        alts = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert len(alts) == 3
    assert any(small.by_section[0].subject.name in alt for alt in alts)


def test_an_empty_report_says_so() -> None:
    assert "未履行事項はありません。" in text_of(outstanding_pdf(report(0)))


def test_the_same_report_gives_the_same_bytes(small: OutstandingReport, small_pdf: bytes) -> None:
    assert outstanding_pdf(small) == small_pdf


def test_the_only_time_in_the_file_is_the_reports(small: OutstandingReport, small_pdf: bytes) -> None:
    info = pypdf.PdfReader(io.BytesIO(small_pdf)).metadata
    assert info is not None
    assert info.creation_date == small.head.prepared_at


def test_typst_and_html_and_latex_in_names_stay_text() -> None:
    made = tabulate(
        head(ward=HOSTILE, scope=HOSTILE),
        [row(3, outsourcing=HOSTILE, contractor=Named("x", HOSTILE), reason=HOSTILE, contract_number=HOSTILE)],
        [],
    )
    assert text_of(outstanding_pdf(made)).count(re.sub(r"\s", "", HOSTILE)) >= 5


def test_line_breaks_controls_and_changes_of_direction_in_a_name_do_no_harm() -> None:
    made = tabulate(head(), [row(3, outsourcing="一行目\r\n二行目\t三\x00\x1b\u202e逆\ud800終")], [])
    assert "一行目二行目三逆終" in text_of(outstanding_pdf(made))


def test_forty_signs_of_names_have_a_glyph_each() -> None:
    assert len(NAMES) == 40
    made = tabulate(head(meeting=None), [row(3, outsourcing="".join(NAMES))], [])
    pdf = outstanding_pdf(made)
    text = text_of(pdf)
    assert "".join(NAMES) in text
    assert "〓" not in text
    assert _characters_at_notdef(pdf) == set()


def _characters_at_notdef(pdf: bytes) -> set[str]:
    """What the embedded fonts' /ToUnicode maps give for glyph 0: a box (tofu) drawn in place of a sign."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                cmap = thing.ToUnicode.read_bytes().decode("ascii")
                found.update(re.findall(r"<0000> *<([0-9A-Fa-f]+)>", cmap.split("endcodespacerange")[-1]))
    return found


def test_a_variation_selector_stays_with_its_sign() -> None:
    made = tabulate(head(), [row(3, outsourcing="葛\U000e0100飾と辻\U000e0101")], [])
    assert "葛\U000e0100飾と辻\U000e0101" in text_of(outstanding_pdf(made))


def test_a_sign_that_no_font_has_becomes_a_geta_and_is_told_in_the_notes() -> None:
    made = tabulate(head(), [row(3, contractor=Named("x", "絵文字😀外字\ue000株式会社"))], [])
    text = text_of(outstanding_pdf(made))
    assert "絵文字〓外字〓株式会社" in text
    assert "U+E000、U+1F600" in text


def test_very_long_names_are_kept_whole() -> None:
    long, unbroken = "産後ケア事業運営受託" * 100, "A" * 3000
    made = tabulate(head(), [row(3, outsourcing=long, contractor=Named("x", unbroken))], [])
    text = text_of(outstanding_pdf(made))
    assert long in re.sub(r"番号契約番号.*?状況", "", text) or text.count("産後ケア事業運営受託") >= 100
    assert text.count("A") >= 2 * 3000


def test_three_hundred_contractors_are_all_in_the_table() -> None:
    made = report(600, contractors=300)
    text = text_of(outstanding_pdf(made))
    assert all(f"医療法人第{number}産科クリニック" in text for number in range(1, 301))
    assert "多い順に10" in text


def test_rows_without_section_contractor_or_due_day_are_told_in_words() -> None:
    made = tabulate(
        head(meeting=None),
        [row(3, section=Named("", "担当課未定"), contractor=Named("", "委託先未定"), due_on=None, days_late=0)],
        [],
    )
    text = text_of(outstanding_pdf(made))
    assert all(words in text for words in ("担当課未定", "委託先未定", "期日の定めなし"))


def test_the_list_is_numbered_through_both_parties(small: OutstandingReport) -> None:
    lists = paper_data(small)["lists"]
    assert isinstance(lists, list)
    assert [one["number"] for part in lists for one in part["rows"]] == list(range(1, len(small.rows) + 1))


def test_figures_that_differ_from_the_rows_make_no_paper(small: OutstandingReport) -> None:
    from dataclasses import replace

    with pytest.raises(SumsDisagree):
        outstanding_pdf(replace(small, rows=small.rows[1:]))


def test_a_template_that_fails_says_what_why_and_what_next(small: OutstandingReport, tmp_path: Path) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#nothing-of-this-name", encoding="utf-8")
    with pytest.raises(NotRendered, match="Excel") as failed:
        render_pdf(broken, {}, small.head.prepared_at)
    assert "nothing-of-this-name" in failed.value.detail


def test_a_paper_that_takes_too_long_is_given_up(small: OutstandingReport, tmp_path: Path) -> None:
    endless = tmp_path / "endless.typ"
    endless.write_text(
        "#let n = 0\n#for a in range(20000) { for b in range(20000) { n = calc.rem(n + a + b, 7) } }", encoding="utf-8"
    )
    with pytest.raises(NotRendered, match="秒以内"):
        render_pdf(endless, {}, small.head.prepared_at, timedelta(seconds=1))
