"""The columns of a handler list: what each is called on our form, what others call it, and how much it holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from compliance.domain.errors import Words
from compliance.domain.search_keys import search_key


class Column(StrEnum):
    """One thing that a list tells of a person, in the order of our form."""

    ROLE = "role"
    NAME = "name"
    KANA = "kana"
    EMPLOYMENT = "employment"
    EMPLOYER = "employer"
    POST = "post"
    SCOPE = "scope"
    PLACE = "place"
    SYSTEM_ID = "system_id"
    FROM = "from_on"
    TO = "to_on"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's words on our form, what others write instead, the most signs it holds, and its width on paper."""

    words: Words
    others: tuple[str, ...]
    longest: int
    width: int


HEADINGS: Mapping[Column, Heading] = {
    Column.ROLE: Heading(
        Words("役割", "Role"), ("区分", "取扱区分", "役割区分", "種別", "立場", "責任者取扱者の別"), 40, 14
    ),
    Column.NAME: Heading(
        Words("氏名", "Name"),
        (
            "名前",
            "従事者氏名",
            "従事者名",
            "取扱者氏名",
            "取扱者名",
            "漢字",
            "氏名漢字",
            "漢字氏名",
            "担当者氏名",
            "担当者名",
            "フルネーム",
        ),
        100,
        20,
    ),
    Column.KANA: Heading(
        Words("フリガナ", "Kana"),
        (
            "ふりがな",
            "カナ",
            "氏名カナ",
            "カナ氏名",
            "氏名フリガナ",
            "フリガナ氏名",
            "ヨミ",
            "読み",
            "よみがな",
            "セイメイ",
        ),
        100,
        22,
    ),
    Column.EMPLOYMENT: Heading(
        Words("雇用の別", "Employment"),
        ("雇用形態", "雇用区分", "雇用", "勤務形態", "就業形態", "雇用関係", "身分"),
        40,
        16,
    ),
    Column.EMPLOYER: Heading(
        Words("雇用主", "Employer"),
        ("所属", "勤務先", "所属会社", "会社名", "雇用主名", "雇用元", "派遣元", "所属先", "雇用事業者"),
        200,
        28,
    ),
    Column.POST: Heading(Words("役職", "Post"), ("職名", "職位", "所属役職", "部署", "所属部署", "部署役職"), 200, 18),
    Column.SCOPE: Heading(
        Words("担当する業務", "Scope of work"),
        ("業務", "担当業務", "業務内容", "従事業務", "従事内容", "業務範囲"),
        200,
        26,
    ),
    Column.PLACE: Heading(
        Words("取り扱う場所", "Place"), ("場所", "取扱場所", "作業場所", "勤務場所", "勤務地", "従事場所"), 200, 22
    ),
    Column.SYSTEM_ID: Heading(
        Words("システムの利用者ID", "System ID"),
        ("ID", "利用者ID", "ユーザーID", "ユーザID", "システムID", "ID有無", "アカウント"),
        10,
        14,
    ),
    Column.FROM: Heading(
        Words("取扱いを始める日", "From"),
        (
            "従事開始日",
            "開始日",
            "配属日",
            "指定日",
            "指定の日",
            "着任日",
            "従事開始年月日",
            "開始年月日",
            "取扱開始日",
            "従事日",
            "自",
            "開始",
            "から",
        ),
        40,
        16,
    ),
    Column.TO: Heading(
        Words("取扱いを終える日", "To"),
        (
            "従事終了日",
            "終了日",
            "解除日",
            "解除の日",
            "離任日",
            "退職日",
            "従事終了年月日",
            "終了年月日",
            "取扱終了日",
            "至",
            "終了",
            "まで",
        ),
        40,
        16,
    ),
}
NUMBERING = frozenset(search_key(each) for each in ("No", "番号", "NO.", "通番", "連番", "項番", "#", "№"))
"""Headings of a column that only counts the rows."""

NOT_TAKEN = frozenset(
    search_key(each)
    for each in (
        "住所",
        "自宅住所",
        "現住所",
        "生年月日",
        "年齢",
        "性別",
        "電話番号",
        "携帯電話",
        "連絡先",
        "メールアドレス",
        "マイナンバー",
        "個人番号",
    )
)
"""Personal information that no list needs: such a column is left out, and the sender told so."""

ELSEWHERE = frozenset(
    search_key(each)
    for each in ("教育を受けた日", "教育受講日", "受講日", "研修受講日", "誓約書の日", "誓約書提出日", "誓約日", "備考")
)
"""What has records of its own (education, pledges), or says nothing that is checked."""

_ASIDE = re.compile(r"[(（\[【〔].*?[)）\]】〕]|[※*＊].*|必須|任意")


def column_of(heading: str) -> Column | None:
    """The column that this heading means, whatever its width, kana, spaces and asides in brackets; None for others."""
    return next((_BY_NAME[key] for key in keys_of(heading) if key in _BY_NAME), None)


def keys_of(heading: str) -> tuple[str, ...]:
    """The heading folded whole, and folded without what stands in brackets; the first is what it is remembered by."""
    text = normalize("NFKC", heading)
    return tuple(dict.fromkeys(filter(None, (search_key(text), search_key(_ASIDE.sub("", text))))))


_BY_NAME: Mapping[str, Column] = {
    search_key(name): column
    for column, heading in HEADINGS.items()
    for name in (heading.words.ja, heading.words.en, *heading.others)
}
