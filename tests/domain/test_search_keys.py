"""Search keys: a name is found however it is typed."""

import csv
from pathlib import Path

import pytest

from compliance.domain.search_keys import search_key, search_words

NAMES = Path(__file__).parents[1] / "fixtures" / "names_encoding.csv"


def names() -> list[dict[str, str]]:
    with NAMES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", names(), ids=lambda row: str(row["codepoints"]))
def test_a_name_is_found_by_itself_and_by_its_compatibility_form(row: dict[str, str]) -> None:
    typed = "".join(chr(int(code.removeprefix("U+"), 16)) for code in row["codepoints"].split())
    assert search_key(typed) == search_key(row["nfkc"])
    assert search_key(search_key(typed)) == search_key(typed)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("ｼﾝｼﾞｭｸ ﾀﾛｳ", "しんじゅく　たろう"),
        ("㈱新宿印刷", "(株)新宿印刷"),
        ("ＳＨＩＮＪＵＫＵ", "shinjuku"),
        ("辻󠄀", "辻"),
        ("が", "ガ"),
        ("  神田   一郎 ", "神田　一郎"),
        ("神田　一郎", "神田一郎"),
        ("髙﨑 𠮷郎", "高崎 吉郎"),
        ("株式会社 新宿印刷", "新宿印刷（株）"),
        ("医療法人社団ひかり産婦人科", "ヒカリ産婦人科"),
        ("データ・センター", "データセンター"),
        ("Ｒ８－健康－００１", "R8健康001"),
    ],
)
def test_width_kana_case_and_variants_do_not_matter(typed: str, same: str) -> None:
    assert search_key(typed) == search_key(same)


@pytest.mark.parametrize(("one", "another"), [("か", "が"), ("山田", "川田"), ("デタ", "データ")])
def test_what_reads_differently_stays_different(one: str, another: str) -> None:
    assert search_key(one) != search_key(another)


def test_a_legal_form_alone_is_still_a_word() -> None:
    assert search_key("株式会社") == "株式会社"


def test_texts_are_joined_and_empty_ones_left_out() -> None:
    assert search_key("新宿", None, "", "しんじゅく") == "新宿 シンジュク"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("医療法人　ひかり", ("ヒカリ",)),
        ("R8-健康 ひかり ﾋｶﾘ", ("r8健康", "ヒカリ")),
        (" 　", ()),
        ("・、", ()),
    ],
)
def test_what_is_typed_becomes_words_to_be_found(typed: str, words: tuple[str, ...]) -> None:
    assert search_words(typed) == words
