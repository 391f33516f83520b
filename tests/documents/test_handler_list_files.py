"""Handler lists as files: every kind is read alike, and what cannot be read is refused with its own reason, quickly."""

import csv
import resource
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from compliance.documents.handler_lists.checks import Checked, check
from compliance.documents.handler_lists.columns import Column, keys_of
from compliance.documents.handler_lists.files import read_list_file, read_pasted
from compliance.documents.handler_lists.readings import MOST_ROWS, Taken, from_text, to_text
from compliance.documents.handler_lists.refusals import NotAHandlerList
from compliance.domain.facts import Role
from tests.documents.handler_samples import (
    HEADINGS,
    LIST,
    PEOPLE,
    archive,
    csv_text,
    far_cell,
    locked,
    lying,
    many_rows,
    ods,
    with_part,
    with_rows,
    workbook,
)

FIXTURES = Path(__file__).parents[1] / "fixtures"
NAMES = [row["text"] for row in csv.DictReader((FIXTURES / "names_encoding.csv").read_text("utf-8").splitlines())]
CPU = 20
"""Seconds of the processor that all hostile files together may take on a slow machine."""


def old_text(text: str) -> str:
    """In characters that every encoding has."""
    return text.replace("髙", "高").replace("𠮷", "吉")


def names(checked: Checked) -> list[str]:
    return [line.name for line in checked.lines]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (workbook(LIST), "meibo.xlsx"),
        (ods(), "meibo.ods"),
        *(
            (old_text(csv_text(separator=separator)).encode(encoding), name)
            for separator, name in ((",", "meibo.csv"), ("\t", "meibo.txt"))
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "euc_jis_2004", "shift_jis_2004", "iso2022_jp_2004")
        ),
    ],
)
def test_every_kind_of_file_says_the_same(data: bytes, name: str) -> None:
    checked = check(read_list_file(data, name))
    assert [problem.code for problem in checked.problems] == []
    assert [old_text(each) for each in names(checked)] == ["高橋 﨑子", "吉野 家太郎"]
    assert {line.from_on for line in checked.lines} == {date(2026, 4, 1)}


def test_windows_text_keeps_its_characters() -> None:
    typed = csv_text((HEADINGS, ("責任者", "髙橋 﨑子", "タカハシ", "正社員", "㈱①", "R8.4.1")))
    (line,) = check(read_list_file(typed.encode("cp932"), "meibo.CSV")).lines
    assert (line.name, line.employer) == ("髙橋 﨑子", "㈱①")


def test_the_old_kind_of_workbook_is_read_without_its_hidden_sheet() -> None:
    checked = check(read_list_file((FIXTURES / "handlers.xls").read_bytes(), "handlers.xls"))
    assert names(checked) == ["髙橋 﨑子", "𠮷野 家太郎"]
    assert [problem.code for problem in checked.problems] == ["hidden_sheets"]


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_as_they_were_typed(name: str) -> None:
    rows = (HEADINGS, ("取扱責任者", name, "カナ", "自社の雇用", "", date(2026, 4, 1)))
    assert names(check(read_list_file(workbook(rows), "a.xlsx"))) == [name]
    assert names(check(read_pasted(csv_text(rows, "\t")))) == [name]


def test_a_list_is_found_below_titles_in_others_words_and_order() -> None:
    rows = (
        ("令和8年度 従事者名簿",),
        (),
        ("", "№", "従事開始日", "ふりがな", "従事者氏名（漢字）", "区　分", "生年月日", "誓約書の日", "星座"),
        ("", 1, "２０２６／４／１", "たかはし さきこ", "　髙橋 﨑子　", "責任者", "1980/1/1"),
        (),
        ("", 2, 46113, "よしの", "𠮷野", "取扱者", "", "", "蟹"),
        ("", 3),
        ("", "№", "従事開始日", "ふりがな", "従事者氏名（漢字）", "区　分", "生年月日", "誓約書の日", "星座"),
        ("", 4, "平成38年4月1日", "ｻﾄｳ", "佐藤", "担当者"),
    )
    read = read_list_file(workbook((("表紙",),), rows), "a.xlsx")
    checked = check(read)
    assert (read.heading_row, [line.row for line in checked.lines]) == (3, [4, 6, 9])
    assert names(checked) == ["髙橋 﨑子", "𠮷野", "佐藤"]
    assert [line.role for line in checked.lines] == [Role.SUPERVISOR, Role.HANDLER, Role.HANDLER]
    assert {line.from_on for line in checked.lines} == {date(2026, 4, 1)}
    taken = {each.heading: each.taken for each in read.columns if each.taken is not Taken.READ}
    assert taken == {
        "№": Taken.COUNTS,
        "生年月日": Taken.NOT_NEEDED,
        "誓約書の日": Taken.ELSEWHERE,
        "星座": Taken.UNKNOWN,
    }
    assert from_text(to_text(read)) == read


def test_headings_in_two_rows_are_read_together_and_a_first_person_is_no_heading() -> None:
    upper = ("№", "氏名", "", "役割", "取扱期間", "", "緊急連絡先", "")
    lower = ("", "漢字", "フリガナ", "", "自", "至", "氏名", "電話番号")
    rows = (
        ("個人情報取扱者名簿",),
        upper,
        lower,
        (1, "髙橋 﨑子", "タカハシ サキコ", "責任者", "R8.4.1", "", "高橋 一郎", "03-1234-5678"),
        upper,
        lower,
        (2, "𠮷野", "ヨシノ", "取扱者", "R8.4.1", "R9.3.31"),
    )
    read = read_list_file(workbook(rows), "a.xlsx")
    checked = check(read)
    assert (read.heading_row, [line.row for line in checked.lines]) == (3, [4, 7])
    assert names(checked) == ["髙橋 﨑子", "𠮷野"]
    assert [line.kana for line in checked.lines] == ["タカハシ サキコ", "ヨシノ"]
    assert [line.to_on for line in checked.lines] == [None, date(2027, 3, 31)]
    taken = {each.heading: each.taken for each in read.columns if each.taken is not Taken.READ}
    assert taken == {"№": Taken.COUNTS, "緊急連絡先 氏名": Taken.UNKNOWN, "緊急連絡先 電話番号": Taken.NOT_NEEDED}
    plain = read_list_file(
        workbook((HEADINGS, ("取扱者", "取扱 自", "トリアツカイ", "自社の雇用", "", "R8.4.1"))), "a.xlsx"
    )
    assert plain.heading_row == 1


def test_an_unknown_heading_is_read_once_somebody_says_what_it_means() -> None:
    rows = (("お名前漢字", "氏名", "係", "着任"), ("髙橋", "1", "責任者", "R8.4.1"))
    read = read_list_file(workbook(rows), "a.xlsx").mapped({0: Column.NAME, 2: Column.ROLE, 3: Column.FROM})
    assert names(check(read)) == ["髙橋"]
    assert check(read).errors == 0
    known = {keys_of(heading)[0]: column for heading, column in (("係", Column.ROLE), ("着任", Column.FROM))}
    assert check(read_list_file(workbook(rows), "a.xlsx", known)).errors == 0


def test_formulas_hidden_and_further_sheets_are_told_of() -> None:
    def hide(book: object, sheet: object) -> None:
        sheet.write_formula("C2", '=PHONETIC("B2")', None, "タカハシ サキコ")  # type: ignore[attr-defined]
        book.add_worksheet("裏").hide()  # type: ignore[attr-defined]

    checked = check(read_list_file(workbook(LIST[:2], LIST, tweak=hide), "a.xlsx"))
    assert {"formulas", "other_sheets", "hidden_sheets"} == {problem.code for problem in checked.problems}


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"\xef\xbb\xbf \r\n", "a.csv", "empty"),
    "too large": (lambda: bytes(5_000_001), "a.xlsx", "too_large"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n", "a.xlsx", "not_a_workbook"),
    "a PDF": (lambda: b"%PDF-1.7", "a.pdf", "not_a_workbook"),
    "a web page": (lambda: b"<html><table>", "a.xls", "not_a_workbook"),
    "a program": (lambda: b"MZ\x90\x00" + bytes(64), "a.csv", "not_a_workbook"),
    "a Word file": (lambda: archive({"word/document.xml": b"x"}), "a.docx", "not_a_workbook"),
    "a zip": (lambda: archive({"a.txt": b"x"}), "a.zip", "not_a_workbook"),
    "a binary workbook": (lambda: archive({"xl/workbook.bin": b"x"}), "a.xlsb", "not_a_workbook"),
    "an OpenDocument text": (lambda: archive({"mimetype": b"text", "content.xml": b"x"}), "a.odt", "not_a_workbook"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.doc", "not_a_workbook"),
    "bytes of no kind": (lambda: b"abc\x00\x01\x02", "a.csv", "not_a_workbook"),
    "a workbook called CSV": (lambda: workbook(LIST), "a.csv", "wrong_ending"),
    "a text called a workbook": (lambda: csv_text().encode(), "a.xlsx", "wrong_ending"),
    "a workbook called old": (lambda: workbook(LIST), "a.xls", "wrong_ending"),
    "a double ending": (lambda: workbook(LIST), "a.xlsx.exe", "wrong_ending"),
    "a password": (locked, "a.xlsx", "password"),
    "macros": (lambda: with_part("xl/vbaProject.bin"), "a.xlsm", "macros"),
    "links to other files": (lambda: with_part("xl/externalLinks/externalLink1.xml"), "a.xlsx", "external_links"),
    "a zip bomb": (lambda: with_rows(b" " * 60_000_000), "a.xlsx", "bomb"),
    "a tight part": (lambda: with_rows(b" " * 2_000_000), "a.xlsx", "bomb"),
    "too many parts": (
        lambda: archive({"xl/workbook.xml": b"", **{f"p{n}": b"" for n in range(2_001)}}),
        "a.xlsx",
        "bomb",
    ),
    "a directory that lies": (lying, "a.xlsx", "broken"),
    "a cell at the far end": (far_cell, "a.xlsx", "too_much"),
    "cut off": (lambda: workbook(LIST)[:-100], "a.xlsx", "broken"),
    "no sheet inside": (lambda: archive({"xl/workbook.xml": b"<workbook/>"}), "a.xlsx", "broken"),
    "no encoding": (lambda: b"\xff\xff\xff\x81", "a.csv", "encoding"),
    "no headings": (lambda: workbook((("あ", "い"), ("う", "え"))), "a.xlsx", "no_headings"),
    "nobody": (lambda: workbook((HEADINGS,)), "a.xlsx", "no_rows"),
    "too many": (lambda: many_rows(MOST_ROWS + 1), "a.xlsx", "too_many_rows"),
    "far too many": (lambda: csv_text((HEADINGS, *[PEOPLE[1]] * 9_000)).encode(), "a.csv", "too_many_rows"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_list_is_refused_with_its_own_reason(case: str) -> None:
    make, name, code = REFUSED[case]
    with pytest.raises(NotAHandlerList) as refused:
        read_list_file(make(), name)
    assert refused.value.code == code
    words = refused.value.explanation
    assert all((words.what.ja, words.why.ja, words.next.ja, words.what.en, words.why.en, words.next.en))


def test_hostile_files_take_little_of_the_processor() -> None:
    hostile = [REFUSED[case] for case in ("a directory that lies", "a cell at the far end")]
    made = [(make(), name) for make, name, _ in hostile]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for data, name in made:
        with pytest.raises(NotAHandlerList):
            read_list_file(data, name)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < CPU


def test_the_longest_list_is_read() -> None:
    assert len(read_list_file(many_rows(MOST_ROWS), "a.xlsx").rows) == MOST_ROWS
