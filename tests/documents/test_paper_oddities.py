"""Odd numbers and long papers: read in time, or left as text, and never a failure of the program."""

from time import process_time

import pytest

from compliance.documents.council_paper import read_paper, read_paper_file
from compliance.documents.papers_in.clauses import read_clauses
from compliance.documents.papers_in.details import read_figures
from compliance.documents.papers_in.marks import article_mark
from compliance.documents.papers_in.measures import read_measures
from compliance.documents.papers_in.pieces import Kind, Piece
from tests.documents.test_paper_refusals import PAPER


def lines(*texts: str) -> list[Piece]:
    return [Piece(number, Kind.TEXT, text) for number, text in enumerate(texts, start=1)]


def test_eight_thousand_headings_are_read_in_a_moment() -> None:
    pieces = lines(*["(見出し)"] * 8000)
    begun = process_time()
    _, loose = read_clauses(pieces)
    assert len(loose) == 8000
    assert process_time() - begun < 5


@pytest.mark.parametrize("text", ["第1〇条 目的", "第十2条 目的"])
def test_a_number_of_two_scripts_is_no_article(text: str) -> None:
    assert article_mark(text) is None


def test_a_list_may_begin_at_nought() -> None:
    measures = read_measures("ward", lines("0 鍵をかける", "1 記録する")).value
    assert [measure.text for measure in measures] == ["鍵をかける", "記録する"]


def test_a_line_that_names_one_figure_many_times_is_passed_on_once() -> None:
    (line,) = lines("資料42—1 " * 20_000)
    figures = read_figures([line, *lines("資料42—2")])
    assert [figure.number for figure in figures.value] == ["42-1", "42-2"]
    assert [passage.text for passage in figures.passages] == [f"{line.text}\n資料42—2"]


def test_hidden_characters_are_read_neither_in_the_text_nor_in_the_name() -> None:
    title = "新宿区産後ケア事業に係る業務の委託について"
    dressed = PAPER.replace(title, f"\u202e{title}\u2066\x07\x1b[31m\x85")
    paper = read_paper_file(dressed.encode(), "資料\u202efdp.\x07\nmd")
    assert paper.title.value == f"{title}[31m"
    assert paper.name == "資料fdp. md"


def test_hidden_characters_do_not_make_another_paper() -> None:
    assert read_paper(f"{PAPER}\u202e", "a").digest == read_paper(PAPER, "a").digest
