"""A paper's clauses against the editions: same, other widths only, differing, missing, additional."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compliance.documents.council_paper import read_paper_file
from compliance.documents.papers_in.differences import Side, only_in, stretches
from compliance.documents.papers_in.linking import propose_links
from compliance.documents.papers_in.matching import ClauseComparison, ClauseMatch, Verdict, match_clauses, match_with
from compliance.documents.papers_in.readings import PaperClause, PaperMeasure
from compliance.domain.editions import Edition
from compliance.resources import load_editions

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAPER = read_paper_file((FIXTURES / "council-paper-42.md").read_bytes(), "council-paper-42.md")
CLAUSES = PAPER.clauses.value


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return load_editions()


@pytest.fixture(scope="module")
def edition(editions: dict[str, Edition]) -> Edition:
    chosen = match_clauses(CLAUSES, editions).edition
    assert chosen is not None
    return chosen


def changed(position: int, **fields: Any) -> tuple[PaperClause, ...]:
    return (*CLAUSES[:position], replace(CLAUSES[position], **fields), *CLAUSES[position + 1 :])


def compared(match: ClauseMatch, item: str) -> ClauseComparison:
    return next(each for each in match.clauses if each.edition and each.edition.item == item)


def test_the_paper_is_its_edition_word_for_word(editions: dict[str, Edition]) -> None:
    match = match_clauses(CLAUSES, editions)
    assert match.is_same()
    assert match.count(Verdict.SAME) == 21
    assert match.edition is not None
    assert match.fits[match.edition.id] == 1.0
    assert not any(each.heading_differs or each.item_differs for each in match.clauses)


def test_each_edition_is_found_by_its_own_text(editions: dict[str, Edition]) -> None:
    for name, each in editions.items():
        clauses = tuple(
            PaperClause(clause.number, clause.item, clause.heading, clause.text, (), ()) for clause in each.clauses
        )
        match = match_clauses(clauses, editions)
        assert match.edition is not None
        assert match.edition.id == name
        assert match.is_same()


def test_other_widths_and_line_breaks_are_told_apart_from_other_text(edition: Edition) -> None:
    wide = CLAUSES[15].text.replace("1", "１").replace("、", "，\n")
    assert compared(match_with(changed(15, text=wide), edition), "16").verdict is Verdict.LAYOUT
    twice = CLAUSES[15].text.replace("1回", "2回")
    assert compared(match_with(changed(15, text=twice), edition), "16").verdict is Verdict.DIFFERS


def test_a_difference_is_shown_in_words(edition: Edition) -> None:
    text = CLAUSES[9].text.replace("一切第三者に委託してはならない", "甲の承諾なく第三者に委託してはならない")
    found = compared(match_with(changed(9, text=text), edition), "10")
    assert found.verdict is Verdict.DIFFERS
    assert only_in(Side.PAPER, found.stretches) == ("甲の承諾なく",)
    assert only_in(Side.EDITION, found.stretches) == ("一切",)


def test_a_clause_left_out_is_missing_and_a_new_one_additional(edition: Edition) -> None:
    new = PaperClause(22, "22", "雑則", "この特記事項に定めのない事項は、協議して定める。", (), ())
    match = match_with((*CLAUSES[:11], *CLAUSES[12:], new), edition)
    assert compared(match, "12").verdict is Verdict.MISSING
    assert [each.paper for each in match.clauses if each.verdict is Verdict.ADDITIONAL] == [new]
    assert match.count(Verdict.SAME) == 20


def test_renumbered_clauses_are_found_by_what_they_say(edition: Edition) -> None:
    moved = tuple(
        replace(clause, item=str(number)) for number, clause in enumerate((*CLAUSES[1:], CLAUSES[0]), start=1)
    )
    match = match_with(moved, edition)
    assert match.count(Verdict.SAME) == 21
    assert all(each.item_differs for each in match.clauses)


def test_a_paper_with_a_few_of_the_clauses_still_finds_its_edition(editions: dict[str, Edition]) -> None:
    match = match_clauses(CLAUSES[5:9], editions)
    assert match.count(Verdict.SAME) == 4
    assert match.count(Verdict.MISSING) == 17


def test_clauses_of_no_edition_fit_none(editions: dict[str, Edition]) -> None:
    strange = (PaperClause(1, "1", "費用", "費用は、受託者の負担とする。", (), ()),)
    match = match_clauses(strange, editions)
    assert match.edition is None
    assert match.count(Verdict.ADDITIONAL) == 1
    assert not match_clauses((), editions).is_same()


def test_all_the_paper_s_words_are_in_the_stretches() -> None:
    ours, theirs = "乙は、１年に2回、報告する。", "乙は、1年に1回、甲に報告する。"
    parts = stretches(ours, theirs)
    assert "".join(part.text for part in parts if part.side is not Side.EDITION) == ours
    assert only_in(Side.EDITION, parts) == ("1", "甲に")


def test_the_contractor_s_measures_are_linked_as_the_paper_means_them(edition: Edition) -> None:
    proposals = propose_links((*PAPER.ward_measures.value, *PAPER.contractor_measures.value), edition)
    assert [(each.measure, each.item) for each in proposals] == [
        ("contractor.operation.1", "13"),
        ("contractor.operation.2", "8"),
        ("contractor.operation.3", "11"),
        ("contractor.operation.3", "12"),
    ]
    assert all(each.words and each.reason.ja and each.reason.en for each in proposals)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("取扱者を指定して名簿を区に提出させる。", ["13"]),
        ("書類は、鍵のかかるキャビネットに保管すること。", ["8"]),
        ("業務の終了後、貸与した資料を返却させる。", ["11"]),
        ("サーバに記録したデータを消去し、証明書の提出を求める。", ["11", "12"]),
        ("従事者に対し、毎年度、研修を行わせる。", ["18"]),
        ("個人情報の複写を行わせない。", ["9"]),
        ("事故があったときは、直ちに報告させる。", ["19"]),
        ("ウイルス対策ソフトを導入させる。", []),
    ],
)
def test_measures_in_other_words_are_linked_by_what_they_are_about(
    edition: Edition, text: str, items: list[str]
) -> None:
    proposals = propose_links((PaperMeasure("contractor.operation.1", 1, text, ()),), edition)
    assert [each.item for each in proposals] == items


def test_a_measure_of_the_ward_is_never_linked_to_a_duty_of_the_contractor(edition: Edition) -> None:
    measure = PaperMeasure("ward.operation.1", 1, "施錠できる保管庫に保管し、従事者に研修を行う。", ())
    assert propose_links((measure,), edition) == ()
