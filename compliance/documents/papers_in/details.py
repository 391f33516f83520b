"""The item's short fields: contractors, media, the period, how many people, references to figures."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from unicodedata import normalize

from compliance.documents.papers_in.marks import without_mark
from compliance.documents.papers_in.pieces import Kind, Piece
from compliance.documents.papers_in.readings import (
    ContentBlock,
    Contractors,
    Field,
    Figure,
    Media,
    NamedContractor,
    Passage,
    Period,
    SubjectCount,
)
from compliance.documents.papers_in.runs import passages_of, spanning
from compliance.documents.papers_in.widths import depth_after, folded, joined, split_outside, split_remark, without_runs
from compliance.domain.facts import Medium
from compliance.domain.wareki import DateRead, read_date

_UNDECIDED = ("未定", "選定中", "未選定")
_MEDIA = (
    (Medium.PAPER, ("紙", "帳票", "書類", "文書")),
    (Medium.MEDIA, ("電磁的媒体", "磁気", "CD", "DVD", "USB", "光ディスク", "フロッピー", "テープ", "メモリ")),
    (Medium.COMPUTER, ("パソコン", "PC", "サーバ", "電子計算機", "クラウド", "タブレット", "コンピュータ")),
)
_DAY = re.compile(r"(?:明治|大正|昭和|平成|令和|西暦)?\s*(?:[0-9]{1,4}|元)\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日")
_LATER = re.compile(r"(次年度|翌年度|来年度|以後の年度|次年度以後|毎年度).{0,20}(同様|継続|委託|更新)")
_COUNT = re.compile(
    r"(?P<about>約|およそ|おおむね|概ね)?(?:(?P<man>[0-9]+)万)?(?:(?P<sen>[0-9]+)千)?(?P<rest>[0-9][0-9,]*)?"
    r"(?:人|名|世帯|件)(?P<after>程度|前後|ほど)?"
)
_NARROW = str.maketrans("０１２３４５６７８９，", "0123456789,")
_FIGURE = re.compile(r"資料\s*[0-9０-９]+(?:\s*[-‐‑‒–—―−－ー]\s*[0-9０-９]+)+")
_FIGURE_NUMBER = re.compile(r"[0-9]+")
_JOINED = re.compile(
    r"(及び|並びに)(?=(?:株式会社|有限会社|合同会社|一般|公益|社会福祉法人|医療法人|特定非営利|NPO|学校法人))"
)


def read_contractors(pieces: Sequence[Piece]) -> Field[Contractors]:
    """未定 with its remark, or the names, each with the remark in its brackets."""
    lines: list[str] = []
    for piece in pieces:
        text = without_runs(piece.text)
        if lines and depth_after(lines[-1]) > 0:
            lines[-1] = joined([lines[-1], text])
        else:
            lines.append(without_mark(text))
    split = (_JOINED.sub("、", line) for line in lines)
    names = [NamedContractor(*split_remark(part)) for line in split for part in split_outside(line, "、，,")]
    undecided = bool(names) and names[0].name.startswith(_UNDECIDED)
    remark = "、".join(each.remark or each.name for each in names if each.name not in _UNDECIDED or each.remark)
    value = Contractors(undecided, remark if undecided else "", () if undecided else tuple(names))
    return Field(value, passages_of(pieces))


def read_media(pieces: Sequence[Piece]) -> Field[Media]:
    """The media as printed and the kinds named in them."""
    printed = joined([without_runs(piece.text) for piece in pieces])
    plain = folded(printed).upper()
    kinds = tuple(kind for kind, words in _MEDIA if any(word in plain for word in words))
    return Field(Media(printed, kinds), passages_of(pieces))


def read_period(pieces: Sequence[Piece]) -> Field[Period]:
    """The first and the last day, and whether later years are covered."""
    printed = joined([without_runs(piece.text) for piece in pieces])
    plain, remark = normalize("NFKC", printed), split_remark(printed)[1]
    days = [_day(found[0]) for found in _DAY.finditer(plain)]
    one_is_end = len(days) == 1 and "まで" in plain
    start = None if one_is_end or not days else days[0]
    end = days[0] if one_is_end else days[1] if len(days) > 1 else None
    return Field(Period(start, end, bool(_LATER.search(plain)), remark, printed), passages_of(pieces))


def _day(written: str) -> date | None:
    reading = read_date(written)
    return reading.on if isinstance(reading, DateRead) else None


def read_subject_count(
    subjects: Field[str], content: Field[tuple[ContentBlock, ...]], pieces: Sequence[Piece]
) -> Field[SubjectCount | None]:
    """How many people: said under a heading 対象者 of 事業内容, or in the row 対象者."""
    texts = [text for block in content.value if "対象" in block.heading for text in block.paragraphs]
    for text in (*texts, subjects.value):
        count = _count(text)
        if count is not None:
            return Field(count, _holding(pieces, count.printed))
    return Field(None)


def _count(text: str) -> SubjectCount | None:
    for found in _COUNT.finditer(text.translate(_NARROW)):
        if not (found["man"] or found["sen"] or found["rest"]):
            continue
        number = int(found["man"] or 0) * 10000 + int(found["sen"] or 0) * 1000
        number += int((found["rest"] or "0").replace(",", ""))
        return SubjectCount(number, bool(found["about"] or found["after"]), text[found.start() : found.end()])
    return None


def _holding(pieces: Sequence[Piece], printed: str) -> tuple[Passage, ...]:
    return passages_of([piece for piece in pieces if printed in piece.text][:1])


def read_figures(pieces: Iterable[Piece]) -> Field[tuple[Figure, ...]]:
    """Every figure referred to anywhere (資料42—1), once each, with all the places that name it, once each too."""
    found = [
        (printed, piece) for piece in pieces if piece.kind != Kind.LABEL and (printed := _FIGURE.findall(piece.text))
    ]
    every = dict.fromkeys(each for printed, _ in found for each in printed)
    figures = dict.fromkeys(Figure("-".join(_FIGURE_NUMBER.findall(folded(printed))), printed) for printed in every)
    return Field(tuple(figures), spanning(piece.passage() for _, piece in found))
