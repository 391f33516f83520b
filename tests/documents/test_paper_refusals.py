"""A file that is no council paper gets a clear answer: what, why and what next, in both languages."""

from pathlib import Path

import pytest

from compliance.documents.council_paper import NotACouncilPaper, read_paper_file
from compliance.documents.papers_in.decoding import LARGEST

PAPER = (Path(__file__).parents[1] / "fixtures" / "council-paper-42.md").read_text(encoding="utf-8")

REFUSED = {
    "empty": (b"", "空", "empty"),
    "only spaces": (b"\xef\xbb\xbf \r\n\t", "空", "empty"),
    "pdf": (b"%PDF-1.7\n", "PDF", "PDF"),
    "word": (b"PK\x03\x04\x14", "Word", "zip"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1", "97-2003", "97-2003"),
    "picture": (b"\xff\xd8\xff\xe0", "JPEG", "JPEG"),
    "other binary": (b"abc\x00def", "テキストではない", "no text file"),
    "utf-16": ("件名".encode("utf-16"), "UTF-16", "UTF-16"),
    "euc-jp": ("件名、委託の内容及び理由".encode("euc_jp"), "文字コード", "encoding"),
    "other text": ("# 会議録\n\n本日は晴天です。\n".encode(), "0 項目", "Only 0"),
    "only rules": (b"---\n\n| | |\n", "内容がありません", "no content"),
    "too many lines": ("あ\n".encode() * 20_001, "20,002 行", "20,002 lines"),
    "too large": (b"a" * (LARGEST + 1), "上限", "at most"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_the_refusal_says_what_why_and_what_next(kind: str) -> None:
    data, ja, en = REFUSED[kind]
    with pytest.raises(NotACouncilPaper) as caught:
        read_paper_file(data, "x.md")
    told = caught.value.explanation
    assert "x.md" in told.what.ja
    assert "x.md" in told.what.en
    assert ja in told.why.ja
    assert en in told.why.en
    assert told.next.ja
    assert told.next.en
    assert caught.value.field == "file"


def test_a_letter_about_an_outsourcing_is_no_paper() -> None:
    letter = "件名\t委託について\n委託先\t株式会社あおば\n委託理由\t専門の知識のため。\n"
    with pytest.raises(NotACouncilPaper, match="3 項目"):
        read_paper_file(letter.encode(), "letter.md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_the_encodings_of_a_ward_s_office_are_read(encoding: str) -> None:
    # CP932 has no U+2014: Windows writes U+2015 in its place.
    text = PAPER.replace("\u2014", "\u2015") if encoding == "cp932" else PAPER
    paper = read_paper_file(text.replace("\n", "\r\n").encode(encoding), "paper.md")
    assert paper.title.value == "新宿区産後ケア事業に係る業務の委託について"
    assert paper.figures.value[0].number == "42-1"
    assert len(paper.clauses.value) == 21
