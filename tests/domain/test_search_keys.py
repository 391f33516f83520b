"""Search keys: one width, one kana, one case, and no two people made one."""

import csv
from pathlib import Path

import pytest

from compliance.domain.search_keys import search_key

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
    ],
)
def test_width_kana_case_and_variants_do_not_matter(typed: str, same: str) -> None:
    assert search_key(typed) == search_key(same)


@pytest.mark.parametrize(("one", "another"), [("髙橋", "高橋"), ("﨑", "崎"), ("𠮷野", "吉野"), ("か", "が")])
def test_different_people_stay_different(one: str, another: str) -> None:
    assert search_key(one) != search_key(another)


def test_texts_are_joined_and_empty_ones_left_out() -> None:
    assert search_key("新宿", None, "", "しんじゅく") == "新宿 シンジュク"
