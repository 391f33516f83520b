"""The outstanding report as an Excel workbook: the paper's figures and rows, with real dates and no formula."""

from collections.abc import Iterable

from compliance.documents.outstanding.reports import Figures, Line, OutstandingReport, Row, figures_of
from compliance.documents.outstanding.sums import check_sums
from compliance.documents.outstanding.words import (
    BASIS_NAMES,
    BASIS_NOTES,
    LENGTH_WORDS,
    PARTY_WORDS,
    PRACTICE,
    TITLE,
    basis_words,
    fiscal_year_words,
    japanese_day,
    parties_of,
    summary_sentence,
    year_words,
)
from compliance.documents.sheets import Block, Book, Cell
from compliance.documents.texts import one_line
from compliance.domain.obligations import Party
from compliance.domain.wareki import japanese_date

_COUNTS = ("未履行", "期限超過", "確認待ち", "期限前", "遅延履行")
_LIST_HEADS = (
    *("番号", "義務を負う者", "契約番号", "委託案件", "委託先", "担当課", "項", "年度", "履行すべき内容"),
    *("発生日", "発生日（和暦）", "期限", "期限（和暦）", "誰の定めた日か", "状況", "超過日数"),
    *("履行日", "履行日（和暦）", "理由"),
)


def outstanding_xlsx(report: OutstandingReport) -> bytes:
    """The workbook (.xlsx): 概要, 項別, 担当課別, 委託先別, 一覧, 遅延履行. The same bytes for the same report.

    SumsDisagree where figures and rows differ.
    """
    check_sums(report)
    head = report.head
    running = (PRACTICE if head.practice else "", f"{japanese_date(head.as_of)}現在")
    book = Book(TITLE, one_line(head.ward), head.prepared_at, running)
    book.add_cover("概要", _facts(report), (_totals(report), _lengths(report)))
    book.add_table("項別", Block(("義務を負う者", "項", *_COUNTS), list(_item_rows(report))))
    book.add_table("担当課別", _groups("担当課", report.by_section))
    book.add_table("委託先別", _groups("委託先", report.by_contractor))
    book.add_table("一覧", _listed(report.rows))
    book.add_table("遅延履行", _listed(report.late))
    return book.close()


def _facts(report: OutstandingReport) -> Iterable[tuple[str, Cell]]:
    head = report.head
    if head.practice:
        yield "データの区分", PRACTICE
    if head.meeting:
        yield "審議会", one_line(head.meeting.name)
        yield "資料番号", one_line(head.meeting.paper_number)
    yield "区", one_line(head.ward)
    yield "対象", one_line(head.scope)
    yield "基準日", head.as_of
    yield "基準日（和暦）", japanese_date(head.as_of)
    yield "作成日", head.prepared_on
    yield "作成日（和暦）", japanese_date(head.prepared_on)
    yield "遅延履行を数えた年度", fiscal_year_words(report)
    yield "概要", summary_sentence(report)
    for line in head.policies:
        since = japanese_date(line.effective_on)
        yield "区の運用期限", f"{one_line(line.item_label)}　{one_line(line.words)}（{since}から適用）"
    for basis, note in BASIS_NOTES.items():
        yield f"期限の根拠「{BASIS_NAMES[basis]}」", note
    yield "記録の件数", head.trail_size
    yield "ルートハッシュ（SHA-256）", head.trail_root


def _totals(report: OutstandingReport) -> Block:
    rows = [[label, *_counts(figures)] for label, figures, _ in parties_of(report)]
    return Block(("義務を負う者", *_COUNTS), rows)


def _lengths(report: OutstandingReport) -> Block:
    rows: list[list[Cell]] = [
        [label, days.to_30, days.to_90, days.beyond, days.overdue] for label, _, days in parties_of(report)
    ]
    return Block(("期限超過の日数", *LENGTH_WORDS, "計"), rows)


def _item_rows(report: OutstandingReport) -> Iterable[list[Cell]]:
    for party in Party:
        for line in report.lines_owed_by(party):
            yield [PARTY_WORDS[party], one_line(line.subject.name), *_counts(figures_of(line, party))]


def _groups(head: str, lines: Iterable[Line]) -> Block:
    heads = (head, *(f"{who} {what}" for who in (*PARTY_WORDS.values(), "合計") for what in _COUNTS))
    return Block(heads, [_group_row(line) for line in lines])


def _group_row(line: Line) -> list[Cell]:
    return [one_line(line.subject.name), *_counts(line.ward), *_counts(line.contractor), *_counts(line.both)]


def _counts(figures: Figures) -> list[Cell]:
    return [figures.matters, figures.overdue, figures.claimed, figures.open, figures.met_late]


def _listed(rows: Iterable[Row]) -> Block:
    return Block(_LIST_HEADS, [_list_row(number, row) for number, row in enumerate(rows, 1)])


def _list_row(number: int, row: Row) -> list[Cell]:
    words = (row.contract_number, row.outsourcing, row.contractor.name, row.section.name, row.item.name)
    met_on = japanese_date(row.met_on) if row.met_on else None
    cells: list[Cell] = [number, PARTY_WORDS[row.party], *map(one_line, words), year_words(row), one_line(row.owed)]
    cells += [row.raised_on, japanese_day(row.raised_on), row.due_on, japanese_day(row.due_on)]
    cells += [one_line(basis_words(row)), one_line(row.status_words), row.days_late, row.met_on, met_on]
    return [*cells, one_line(row.reason)]
