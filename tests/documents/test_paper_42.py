"""The real paper, every field against values written out by hand."""

from datetime import date
from pathlib import Path

import pytest

from compliance.documents.council_paper import PaperReading, read_paper_file
from compliance.documents.papers_in.readings import (
    Category,
    CategoryKind,
    ContentBlock,
    Contractors,
    DataGroup,
    Figure,
    Ground,
    Media,
    PaperKind,
    Period,
    Section,
    SubjectCount,
)
from compliance.domain.facts import Medium

PAPER = Path(__file__).parents[1] / "fixtures" / "council-paper-42.md"
SECTIONS = ("健康づくり課", "牛込保健センター", "四谷保健センター", "東新宿保健センター", "落合保健センター")


@pytest.fixture(scope="module")
def paper() -> PaperReading:
    return read_paper_file(PAPER.read_bytes(), PAPER.name)


def lines(paper: PaperReading, name: str) -> list[tuple[int, int]]:
    return [(passage.first, passage.last) for passage in dict(paper.placed())[name].passages]


def test_nothing_is_left_over_and_nothing_is_odd(paper: PaperReading) -> None:
    assert paper.unplaced == ()
    assert paper.problems == ()


def test_the_title_stands_in_two_places(paper: PaperReading) -> None:
    assert paper.title.value == "新宿区産後ケア事業に係る業務の委託について"
    assert lines(paper, "title") == [(5, 5), (29, 29)]


def test_the_head_says_report_and_rests_on_article_14(paper: PaperReading) -> None:
    assert paper.kind.value is PaperKind.REPORT
    assert paper.grounds.value == (Ground("第14条第1項", "業務委託", "第14条第1項（業務委託）"),)
    assert lines(paper, "kind") == [(12, 12)]
    assert lines(paper, "grounds") == [(14, 14)]


def test_the_sections_in_charge_are_five_of_one_department(paper: PaperReading) -> None:
    assert paper.departments.value == tuple(Section(name, "健康部") for name in SECTIONS)
    assert paper.sections.value == tuple(Section(name) for name in SECTIONS)
    assert paper.holding_sections.value == tuple(Section(name) for name in SECTIONS)


def test_the_overview(paper: PaperReading) -> None:
    assert paper.project.value == "新宿区産後ケア事業"
    assert paper.purpose.value == (
        "産婦の身体的回復と心理的な安定をサポートし、母子の愛着形成を促すことで産後うつ予防、虐待予防を図り、"
        "母子とその家族が健やかな育児ができるよう支援することを目的とする。"
    )
    assert paper.subjects.value == "出産後1年を経過しない産婦及び乳児（区内在住）"
    assert paper.subject_count.value == SubjectCount(200, approximate=True, printed="約200人")


def test_the_content_of_the_project_keeps_its_three_parts(paper: PaperReading) -> None:
    assert paper.content_blocks.value == (
        ContentBlock(
            1,
            "概要",
            (
                (
                    "令和元年12月に母子保健法の一部を改正する法律が施行され、出産後1年を経過しない産婦及び乳児に対して、"
                    "心身のケアや育児のサポート等を行う「産後ケア事業」について、各市区町村に実施の努力義務が規定された。"
                ),
                (
                    "区においても、母子とその家族における健やかな育児の支援のために、令和3年度より新たに本事業を実施する"
                    "こととした。"
                ),
                (
                    "本事業は出産直後の母子を対象としたケアの提供であるため、専門的な知識やノウハウ及び場所を有している"
                    "産科医療機関等に委託して実施する。"
                ),
            ),
        ),
        ContentBlock(
            2,
            "委託の内容",
            (
                "(1) 利用予約受付（区への利用者情報の照会及び利用者との利用日の調整含む）",
                "(2) 産後ケア（ショートステイ型：宿泊による母親の身体的・心理的ケア、乳房ケア、育児手技の指導等）の提供",
                "(3) 指導票及び事業報告書の作成・提出",
            ),
        ),
        ContentBlock(3, "対象者", ("約200人",)),
    )
    assert paper.notes.value == ("※個人情報の流れは、資料42—1のとおり",)
    assert paper.figures.value == (Figure("42-1", "資料42\u20141"),)


def test_all_three_categories(paper: PaperReading) -> None:
    assert paper.categories.value == (
        Category(CategoryKind.COMPUTER_PROCESSING, "電子計算機による個人情報の処理委託"),
        Category(CategoryKind.COLLECTION, "個人情報の収集を伴う委託"),
        Category(CategoryKind.PROVISION, "重要な個人情報の提供を伴う委託"),
    )
    assert lines(paper, "categories") == [(26, 26), (27, 27)]


def test_the_item_s_short_fields(paper: PaperReading) -> None:
    assert paper.registered_name.value == "新宿区産後ケア事業"
    assert paper.contractors.value == Contractors(undecided=True, remark="産科医療機関等を想定", named=())
    assert paper.media.value == Media(
        "紙及び電磁的媒体(CD-R等及び委託先のパソコン)", (Medium.PAPER, Medium.MEDIA, Medium.COMPUTER)
    )
    assert paper.reason.value == (
        "産後ケアの提供には、専門的な知識やノウハウ及び場所が必要であり、産科医療機関等での実施が適切と判断されるため。"
    )
    assert paper.content.value == (
        "利用予約受付(区への利用者情報の照会及び利用者との利用日の調整含む)",
        "産後ケア(ショートステイ型:宿泊による母親の身体的・心理的ケア、乳房ケア、育児手技の指導等)の提供",
        "指導票及び事業報告書の作成・提出",
    )
    assert paper.period.value == Period(
        date(2021, 4, 1),
        date(2022, 3, 31),
        later_years=True,
        remark="次年度以降も、同様の業務委託を行う。",
        printed="令和3年4月1日から令和4年3月31日まで(次年度以降も、同様の業務委託を行う。)",
    )


def test_the_data_items_are_28_of_one_kind_of_person(paper: PaperReading) -> None:
    assert paper.data_items.value == (
        DataGroup(
            "出産後1年を経過しない産婦及び乳児",
            (
                "利用者番号",
                "氏名",
                "生年月日",
                "国籍",
                "住所",
                "電話番号",
                "夫(パートナー)の氏名・生年月日・職業・国籍",
                "妊娠週数",
                "単胎・多胎",
                "出産予定日",
                "分娩歴",
                "家族状況",
                "妊娠中の状況",
                "出産予定医療機関",
                "申請理由",
                "産後のサポート体制として予定していること",
                "産後ケア事業を利用する場合受きたいサービス",
                "自己負担額軽減要件",
                "自己負担区分",
                "乳児の氏名",
                "乳児の生年月日",
                "利用期間",
                "産後ケアの内容",
                "産後ケア実施内容",
                "保健師への引継ぎ事項",
                "妊娠中の心身の状況",
                "子育て支援の環境",
                "ケアに必要な問診への回答内容",
            ),
        ),
    )


def test_the_ward_s_four_measures(paper: PaperReading) -> None:
    assert {measure.key: measure.text for measure in paper.ward_measures.value} == {
        "ward.operation.1": "契約にあたり、別紙「特記事項」を付すとともに、新宿区情報セキュリティポリシー及び"
        "新宿区個人情報保護条例の遵守義務について明記する。",
        "ward.operation.2": "個人情報を記録した紙媒体については、業務日の事務処理終了後、鍵付きキャビネットに保管する。",
        "ward.operation.3": "個人情報データの受け渡しにあたっては、確認書により記録をとる。",
        "ward.system.1": "個人情報データには、パスワードを付してデータを暗号化する。",
    }


def test_the_contractor_s_nine_measures_whole_across_the_page_break(paper: PaperReading) -> None:
    assert {measure.key: measure.text for measure in paper.contractor_measures.value} == {
        "contractor.operation.1": "取扱責任者及び取扱者をあらかじめ指定し、区に報告させる。",
        "contractor.operation.2": "提供された情報は施錠できる金庫(キャビネット)に保管させる。",
        "contractor.operation.3": "個人情報を記録した媒体(CD-R等)は、委託期間終了後、区に返還させる。また、委託先のパソコンに"
        "保管した個人情報は、データを消去し、個人情報消去証明書を提出させる。",
        "contractor.system.1": "委託先のパソコンを取り扱うことができる者を特定し、ID、パスワード等によりパソコンの利用認証を行わせる。",
        "contractor.system.2": "外部ネットワークからの不正接続や内部からの情報漏洩がないよう、ファイアウォール/IDS/IPS等の"
        "保護対策を講じさせる。",
        "contractor.system.3": "ウイルス感染等がないよう、最新のウイルス対策及び最新の更新プログラムを適用させる。",
        "contractor.system.4": "パソコン内に保存した個人情報へのアクセス制御を行わせる。",
        "contractor.system.5": "個人情報の漏えい防止対策としてログ管理を徹底させる。",
        "contractor.system.6": "個人情報データには、パスワードを付してデータを暗号化させる。",
    }
    cut = paper.contractor_measures.value[2]
    assert [passage.first for passage in cut.passages] == [40, 42]


HEADINGS = (
    ("基本的事項", 1, 1),
    ("秘密の保持", 2, 2),
    ("適正収集", 3, 3),
    ("本人収集及び利用目的の明示", 4, 4),
    ("収集禁止事項", 5, 5),
    ("持出しの禁止", 6, 6),
    ("目的外利用及び第三者への提供等の禁止", 7, 7),
    ("適正な管理", 8, 8),
    ("複写等の禁止", 9, 9),
    ("再委託の禁止", 10, 10),
    ("資料等の返還等", 11, 12),
    ("個人情報を取り扱う従事者の指定", 13, 13),
    ("業務に関する報告", 14, 14),
    ("監査等", 15, 17),
    ("従事者に対する教育", 18, 18),
    ("事故発生時等における報告", 19, 19),
    ("公表等", 20, 20),
    ("損害の賠償", 21, 21),
)


def test_the_clauses_are_21_under_18_headings(paper: PaperReading) -> None:
    expected = [(str(number), heading) for heading, first, last in HEADINGS for number in range(first, last + 1)]
    assert [(clause.item, clause.heading) for clause in paper.clauses.value] == expected


def test_each_clause_says_what_the_file_says_once_its_lines_are_joined(paper: PaperReading) -> None:
    printed = PAPER.read_text(encoding="utf-8").split("## 特記事項")[1]
    for mark in ("### ", "**", "\n", "  - ", "- "):
        printed = printed.replace(mark, "")
    rebuilt, last = "", ""
    for clause in paper.clauses.value:
        heading = f"({clause.heading})" if clause.heading != last else ""
        rebuilt += f"{heading}{clause.item} {clause.text}{''.join(clause.subitems)}"
        last = clause.heading
    assert rebuilt == printed


def test_the_clause_cut_in_two_and_the_one_with_sub_items(paper: PaperReading) -> None:
    fifth, ninth = paper.clauses.value[4], paper.clauses.value[8]
    assert ninth.text == (
        "乙は、業務を行うために甲から提供され、又は乙が収集した個人情報を複写し、又は複製してはならない。"
    )
    assert [passage.first for passage in ninth.passages] == [91, 93, 95]
    assert fifth.subitems == (
        "(1) 思想、信条及び宗教に関する事項",
        "(2) 社会的差別の原因となる事実に関する事項",
        "(3) 犯罪に関する事項",
        "(4) その他区民の個人的秘密が侵害されるおそれがあると甲が認めた事項",
    )
    assert fifth.whole().startswith("乙は、業務を行うに当たっては、甲の承諾があるときを除き、")


def test_the_same_paper_has_one_digest_whatever_its_encoding_and_line_ends(paper: PaperReading) -> None:
    text = PAPER.read_text(encoding="utf-8")
    windows = text.replace("\n", "\r\n").encode("utf-8-sig")
    assert read_paper_file(windows, "copy.md").digest == paper.digest


def test_every_line_with_content_is_in_a_passage(paper: PaperReading) -> None:
    seen = {passage.first for _, field in paper.placed() for passage in field.passages}
    content = {
        number
        for number, line in enumerate(PAPER.read_text(encoding="utf-8").split("\n"), start=1)
        if line.strip(" \t-")
    }
    assert content <= seen
