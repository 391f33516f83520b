"""Three more papers of the same form: pipe tables, articles, page breaks in every place; nothing in the text is special."""

from datetime import date
from pathlib import Path

import pytest

from compliance.documents.council_paper import PaperReading, read_paper_file
from compliance.documents.papers_in.readings import (
    CategoryKind,
    ContentBlock,
    Contractors,
    DataGroup,
    Figure,
    Ground,
    Media,
    NamedContractor,
    PaperKind,
    Period,
    Section,
    SubjectCount,
)
from compliance.domain.facts import Medium

PAPERS = Path(__file__).parents[1] / "fixtures" / "papers"


def read(name: str) -> PaperReading:
    return read_paper_file((PAPERS / name).read_bytes(), name)


@pytest.fixture(scope="module")
def library() -> PaperReading:
    return read("library-lending-51.md")


@pytest.fixture(scope="module")
def survey() -> PaperReading:
    return read("childcare-survey-7.md")


@pytest.fixture(scope="module")
def visits() -> PaperReading:
    return read("nursing-visits-88.md")


class TestPipeTablesAndTwoContractors:
    def test_the_head(self, library: PaperReading) -> None:
        assert library.title.value == "図書館資料宅配サービスに係る業務の委託について"
        assert library.kind.value is PaperKind.CONSULTATION
        printed = "第15条第2項（外部への提供を伴う業務委託）"
        assert library.grounds.value == (Ground("第15条第2項", "外部への提供を伴う業務委託", printed),)
        assert [category.kind for category in library.categories.value] == [CategoryKind.COLLECTION]

    def test_libraries_share_their_kind_and_their_department(self, library: PaperReading) -> None:
        names = ("中央図書館", "四谷図書館", "鶴巻図書館")
        assert library.departments.value == tuple(Section(name, "教育委員会事務局") for name in names)

    def test_two_contractors_each_with_its_part(self, library: PaperReading) -> None:
        named = (
            NamedContractor("みどり運輸株式会社", "集荷及び配達"),
            NamedContractor("特定非営利活動法人ほんの橋", "配達日時の調整"),
        )
        assert library.contractors.value == Contractors(undecided=False, remark="", named=named)

    def test_full_width_figures(self, library: PaperReading) -> None:
        assert library.subject_count.value == SubjectCount(1250, approximate=True, printed="１，２５０名程度")
        period = library.period.value
        assert (period.start, period.end, period.later_years) == (date(2025, 10, 1), date(2026, 3, 31), False)

    def test_items_of_two_kinds_of_person(self, library: PaperReading) -> None:
        assert library.data_items.value == (
            DataGroup(
                "利用者",
                (
                    "利用者番号",
                    "氏名",
                    "住所",
                    "電話番号",
                    "障害の種別（手帳の等級、交付日を含む。）",
                    "緊急連絡先の氏名・続柄・電話番号",
                ),
            ),
            DataGroup("配達先の家族", ("氏名", "続柄")),
        )

    def test_lists_the_browser_would_number(self, library: PaperReading) -> None:
        assert library.content.value == ("資料の集荷及び配達", "配達日時の調整")
        assert {measure.key: measure.text for measure in library.contractor_measures.value} == {
            "contractor.operation.1": "配達に従事する者の名簿を作成し、あらかじめ指定した従事者について区に届け出させる。",
            "contractor.operation.2": "配達票は、鍵のかかる箱に入れて保管させる。",
            "contractor.operation.3": "配達票の複写及び複製を禁じる。",
            "contractor.system.1": "タブレット端末の紛失に備え、遠隔で消去できるようにさせる。",
            "contractor.system.2": "端末の利用時に、生体認証又は暗証番号による認証を行わせる。",
        }

    def test_no_measure_is_no_measure(self, library: PaperReading) -> None:
        assert {measure.key: measure.text for measure in library.ward_measures.value} == {
            "ward.operation.1": "契約書に特記事項を付す。",
            "ward.operation.2": "受渡しのつど、受渡書を取り交わす。",
        }

    def test_six_clauses_and_two_figures(self, library: PaperReading) -> None:
        assert [(clause.item, clause.heading) for clause in library.clauses.value] == [
            ("1", "秘密の保持"),
            ("2", "複写等の禁止"),
            ("3", "再委託の禁止"),
            ("4", "配達時の確認"),
            ("5", "監査等"),
            ("6", "監査等"),
        ]
        assert library.clauses.value[3].subitems == ("(1)　受取人の氏名", "(2)　資料の点数")
        assert library.figures.value == (Figure("51-1", "資料51―1"), Figure("51-2", "資料51―2"))

    def test_a_row_the_form_does_not_have_is_left_over_not_dropped(self, library: PaperReading) -> None:
        assert [passage.text for passage in library.unplaced] == ["備考\n試行期間を６か月とする。"]


class TestArticles:
    def test_the_head(self, survey: PaperReading) -> None:
        assert survey.kind.value is PaperKind.REPORT
        assert survey.grounds.value[0].article == "個人情報保護条例第12条第1項"
        assert survey.departments.value == (
            Section("子ども・若者支援課", "子ども家庭部"),
            Section("情報システム課", "総務部"),
        )

    def test_how_many_stands_in_the_row_of_the_subjects(self, survey: PaperReading) -> None:
        assert survey.subject_count.value == SubjectCount(12000, approximate=True, printed="約1万2,000人")

    def test_items_without_a_kind_of_person_and_over_a_line_break(self, survey: PaperReading) -> None:
        answer = "調査への回答（就労の状況、希望する保育の時間、自由意見を含む。）"
        assert survey.data_items.value == (DataGroup("", ("氏名", "住所", "児童の年齢", answer)),)

    def test_one_contractor_and_other_media(self, survey: PaperReading) -> None:
        assert survey.contractors.value.named == (NamedContractor("株式会社あおば総合研究所"),)
        assert survey.media.value == Media("電磁的媒体(DVD-R)及びサーバ", (Medium.MEDIA, Medium.COMPUTER))

    def test_a_period_without_a_first_day_is_a_problem_not_a_guess(self, survey: PaperReading) -> None:
        printed = "契約締結日から令和8年12月25日まで"
        assert survey.period.value == Period(None, date(2026, 12, 25), later_years=False, remark="", printed=printed)
        assert [problem.field for problem in survey.problems] == ["period"]

    def test_articles_and_their_paragraphs(self, survey: PaperReading) -> None:
        items = [clause.item for clause in survey.clauses.value]
        assert items == [
            "第1条",
            "第2条",
            "第2条2",
            "第3条",
            "第4条",
            "第5条",
            "第6条",
            "第6条2",
            "第6条3",
            *(f"第{number}条" for number in range(7, 15)),
        ]
        sixth = survey.clauses.value[7]
        assert sixth.heading == "再委託"
        assert sixth.subitems == (
            "(1) 再委託先の名称",
            "(2) 再委託する業務の内容",
            "(3) 再委託先における安全管理の方法",
        )
        assert survey.clauses.value[8].text == "受注者は、第3条の規定を再委託先に守らせなければならない。"

    def test_nothing_is_left_over(self, survey: PaperReading) -> None:
        assert survey.unplaced == ()


class TestPageBreaks:
    def test_fields_cut_in_the_middle(self, visits: PaperReading) -> None:
        assert visits.purpose.value == "ひとり暮らしの高齢者の安否を確認し、孤立を防ぐことを目的とする。"
        assert visits.departments.value == (Section("高齢者支援課", "福祉部"), Section("健康政策課", "健康部"))
        assert visits.content.value == ("訪問及び安否の確認", "記録の作成及び区への報告")
        assert visits.kind.value is PaperKind.REPORT

    def test_the_content_goes_on_outside_its_table(self, visits: PaperReading) -> None:
        assert visits.content_blocks.value == (
            ContentBlock(1, "概要", ("訪問員が月に2回、自宅を訪問して安否を確認し、必要に応じて関係機関につなぐ。",)),
            ContentBlock(2, "委託の内容", ("(1) 訪問", "(2) 記録の作成")),
            ContentBlock(3, "対象者", ("3,400人",)),
        )
        assert visits.subject_count.value == SubjectCount(3400, approximate=False, printed="3,400人")

    def test_an_item_cut_in_two_and_a_second_kind_of_person_in_a_row_without_label(self, visits: PaperReading) -> None:
        assert visits.data_items.value == (
            DataGroup(
                "訪問を受ける者",
                (
                    "氏名",
                    "生年月日",
                    "介護度(要支援、要介護の別を含む)",
                    "かかりつけ医の氏名・電話番号",
                    "服薬の状況",
                ),
            ),
            DataGroup("緊急連絡先となる者", ("氏名", "続柄", "電話番号")),
        )

    def test_two_contractors_in_one_line(self, visits: PaperReading) -> None:
        assert visits.contractors.value.named == (
            NamedContractor("社会福祉法人やすらぎ会"),
            NamedContractor("医療法人社団ひまわり", "予定"),
        )
        assert visits.period.value.later_years

    def test_measures_cut_before_a_counting_number(self, visits: PaperReading) -> None:
        assert {measure.key: measure.text for measure in visits.ward_measures.value} == {
            "ward.operation.1": "名簿の引渡しは、課長の決裁を経て行う。",
            "ward.operation.2": "名簿の写しは、年度末に回収する。",
            "ward.system.1": "名簿のデータには、暗号化を施す。",
        }
        assert {measure.key: measure.text for measure in visits.contractor_measures.value} == {
            "contractor.operation.1": "訪問員に対する研修を年に2 回以上行い、受講の記録を提出させる。",
            "contractor.operation.2": "訪問記録は、施錠した書庫に保管させる。",
            "contractor.operation.3": "事故が起きたときは、\n(1) 直ちに電話で連絡し、\n(2) 書面により報告させる。",
            "contractor.system.1": "USBメモリは、区が貸与するもののみを用いさせる。",
        }

    def test_clauses_cut_with_a_page_number_between(self, visits: PaperReading) -> None:
        assert [(clause.item, clause.heading) for clause in visits.clauses.value] == [
            ("1", "秘密の保持"),
            ("2", "収集禁止事項"),
            ("3", "監査等"),
            ("4", "監査等"),
        ]
        first, second, third, _ = visits.clauses.value
        assert first.text.endswith("この契約が終了した後においても同様とする。")
        assert second.subitems == (
            "(1) 思想、信条及び宗教に関する事項",
            "(2) 社会的差別の原因となる事実に関する事項",
        )
        assert third.text == "甲は、乙が適正に業務を実施していることを年度当たり1 回以上、立入り調査等により確認する。"

    def test_what_belongs_to_the_page_or_to_no_field_is_listed(self, visits: PaperReading) -> None:
        assert [(passage.first, passage.text) for passage in visits.unplaced] == [
            (17, "- 1 -"),
            (41, "<!-- page 2 -->"),
            (89, "この特記事項は、契約書に付すものとする。"),
            (107, "- 3 -"),
            (117, "資料88－1 個人情報の流れ"),
            (119, "![流れ図](figure-88-1.png)"),
            (121, "区から受託事業者へ名簿を渡す。"),
        ]
        assert visits.problems == ()


@pytest.mark.parametrize("name", sorted(path.name for path in PAPERS.glob("*.md")))
def test_every_line_with_content_is_in_a_passage(name: str) -> None:
    paper = read(name)
    fields = [passage for _, field in paper.placed() for passage in field.passages]
    seen = {passage.first for passage in (*fields, *paper.unplaced)}
    text = (PAPERS / name).read_text(encoding="utf-8")
    assert {number for number, line in enumerate(text.split("\n"), start=1) if line.strip(" \t-|")} <= seen
