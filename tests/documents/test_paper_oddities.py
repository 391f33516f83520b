"""Odd numbers and long papers: read in time, or left as text, and never a failure of the program."""

from time import perf_counter

import pytest

from compliance.documents.papers_in.clauses import read_clauses
from compliance.documents.papers_in.marks import article_mark
from compliance.documents.papers_in.measures import read_measures
from compliance.documents.papers_in.pieces import Kind, Piece


def lines(*texts: str) -> list[Piece]:
    return [Piece(number, Kind.TEXT, text) for number, text in enumerate(texts, start=1)]


def test_eight_thousand_headings_are_read_in_a_moment() -> None:
    pieces = lines(*["(見出し)"] * 8000)
    begun = perf_counter()
    _, loose = read_clauses(pieces)
    assert len(loose) == 8000
    assert perf_counter() - begun < 5


@pytest.mark.parametrize("text", ["第1〇条 目的", "第十2条 目的"])
def test_a_number_of_two_scripts_is_no_article(text: str) -> None:
    assert article_mark(text) is None


def test_a_list_may_begin_at_nought() -> None:
    measures = read_measures("ward", lines("0 鍵をかける", "1 記録する")).value
    assert [measure.text for measure in measures] == ["鍵をかける", "記録する"]
