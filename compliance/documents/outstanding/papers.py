"""The outstanding report as a council paper: tagged PDF/A-2a on A4, the same bytes for the same report."""

from collections.abc import Iterable, Sequence

from compliance.documents.charts import Fill, Series, bar_chart, chart_text
from compliance.documents.outstanding.reports import Figures, Lengths, Line, OutstandingReport, Row, figures_of
from compliance.documents.outstanding.sums import check_sums
from compliance.documents.outstanding.words import (
    BASIS_NOTES,
    LENGTH_WORDS,
    NOTHING,
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
from compliance.documents.rendering import render_pdf
from compliance.documents.texts import breakable, one_line
from compliance.domain.obligations import Basis, Party
from compliance.domain.wareki import japanese_date
from compliance.resources import paper_template

Json = dict[str, object]
_IN_CHART = 10
_WHOLE_ROW = 500
"""A row with more signs than this may break over a page; a shorter one never does."""


def outstanding_pdf(report: OutstandingReport) -> bytes:
    """The paper. SumsDisagree where figures and rows differ; NotRendered where it cannot be set."""
    check_sums(report)
    return render_pdf(paper_template("outstanding"), paper_data(report), report.head.prepared_at)


def paper_data(report: OutstandingReport) -> Json:
    """What `templates/papers/outstanding.typ` reads: numbers and finished words."""
    return {
        **_head(report),
        "summary": summary_sentence(report),
        "nothing": "" if report.rows else NOTHING,
        "totals": _totals(report),
        "lengths": _lengths(report),
        "ward_items": [_item(line, Party.WARD) for line in report.lines_owed_by(Party.WARD)],
        "contractor_items": [_item(line, Party.CONTRACTOR) for line in report.lines_owed_by(Party.CONTRACTOR)],
        "sections": [_line(line) for line in report.by_section],
        "contractors": [_line(line) for line in report.by_contractor],
        "charts": _charts(report),
        "lists": [_list(report, party, first) for party, first in _lists(report)],
        "bases": [_basis(basis, report.rows) for basis in Basis if _shown(basis, report.rows)],
        "policies": [
            [breakable(line.item_label), breakable(line.words), japanese_date(line.effective_on)]
            for line in report.head.policies
        ],
    }


def _head(report: OutstandingReport) -> Json:
    head = report.head
    meeting = head.meeting
    return {
        "title": TITLE,
        "practice": PRACTICE if head.practice else "",
        "ward": one_line(head.ward),
        "scope": one_line(head.scope),
        "as_of": japanese_date(head.as_of),
        "prepared_on": japanese_date(head.prepared_on),
        "fiscal_year": fiscal_year_words(report),
        "paper_number": f"資料{one_line(meeting.paper_number)}" if meeting and meeting.paper_number else "資料",
        "meeting": one_line(meeting.name) if meeting else "",
        "held_on": japanese_date(meeting.held_on) if meeting and meeting.held_on else "",
        "trail_size": head.trail_size,
        "trail_root": head.trail_root,
    }


def _totals(report: OutstandingReport) -> list[Json]:
    return [{"label": label, **_figures(figures)} for label, figures, _ in parties_of(report)]


def _lengths(report: OutstandingReport) -> Json:
    rows = [_length(label, lengths) for label, _, lengths in parties_of(report)]
    return {"heads": list(LENGTH_WORDS), "rows": rows}


def _length(label: str, lengths: Lengths) -> list[object]:
    return [label, lengths.to_30, lengths.to_90, lengths.beyond, lengths.overdue]


def _figures(figures: Figures) -> dict[str, int]:
    return {
        "matters": figures.matters,
        "overdue": figures.overdue,
        "claimed": figures.claimed,
        "open": figures.open,
        "met_late": figures.met_late,
    }


def _item(line: Line, party: Party) -> Json:
    return {"label": breakable(line.subject.name), **_figures(figures_of(line, party))}


def _line(line: Line) -> Json:
    return {
        "label": breakable(line.subject.name),
        "ward": _figures(line.ward),
        "contractor": _figures(line.contractor),
        "both": _figures(line.both),
    }


def _charts(report: OutstandingReport) -> Json:
    items = [
        (f"{PARTY_WORDS[party]}　{line.subject.name}", figures_of(line, party))
        for party in Party
        for line in report.lines_owed_by(party)
    ]
    return {
        "items": _chart("期限超過はどの項に多いか", items),
        "sections": _chart("期限超過はどの担当課に多いか", _named(report.by_section)),
        "contractors": _chart("期限超過はどの委託先に多いか", _named(report.by_contractor)),
    }


def _named(lines: Iterable[Line]) -> list[tuple[str, Figures]]:
    return [(line.subject.name, line.both) for line in lines]


def _chart(question: str, bars: Sequence[tuple[str, Figures]]) -> Json | None:
    """The longest bars, those most overdue first; None where nothing is outstanding."""
    weighed = sorted((bar for bar in bars if bar[1].matters), key=lambda bar: (-bar[1].overdue, -bar[1].matters))
    if not weighed:
        return None
    drawn = weighed[:_IN_CHART]
    title = question if len(weighed) <= _IN_CHART else f"{question}（多い順に{_IN_CHART}、全体は次の表）"
    labels = [label for label, _ in drawn]
    series = (
        Series("期限超過", tuple(figures.overdue for _, figures in drawn), Fill.HATCHED),
        Series("確認待ち", tuple(figures.claimed for _, figures in drawn), Fill.DOTTED),
        Series("期限前", tuple(figures.open for _, figures in drawn), Fill.EMPTY),
    )
    return {"svg": bar_chart(title, labels, series).decode(), "alt": chart_text(title, labels, series)}


def _lists(report: OutstandingReport) -> Iterable[tuple[Party, int]]:
    """Each party with rows, the ward first, and the number its list begins with."""
    ward = len(report.rows_owed_by(Party.WARD))
    beginnings = ((Party.WARD, 1), (Party.CONTRACTOR, ward + 1))
    return [(party, first) for party, first in beginnings if report.rows_owed_by(party)]


def _list(report: OutstandingReport, party: Party, first: int) -> Json:
    rows = report.rows_owed_by(party)
    return {"party": PARTY_WORDS[party], "rows": [_row(number, row) for number, row in enumerate(rows, first)]}


def _row(number: int, row: Row) -> Json:
    cells: dict[str, str] = {
        "contract": breakable(row.contract_number),
        "outsourcing": breakable(row.outsourcing),
        "contractor": breakable(row.contractor.name),
        "section": breakable(row.section.name),
        "item": breakable(row.item.name),
        "year": year_words(row),
        "owed": breakable(row.owed),
        "raised_on": japanese_day(row.raised_on),
        "due_on": japanese_day(row.due_on),
        "basis": breakable(basis_words(row)),
        "status": breakable(row.status_words),
        "days": f"{row.days_late}日" if row.days_late else "",
        "reason": breakable(row.reason),
    }
    whole = max(map(len, cells.values())) <= _WHOLE_ROW
    return {"number": number, "policy": row.basis is Basis.POLICY, "whole": whole, **cells}


def _shown(basis: Basis, rows: Iterable[Row]) -> bool:
    return any(row.basis is basis and row.due_on for row in rows)


def _basis(basis: Basis, rows: Iterable[Row]) -> list[str]:
    words = sorted({basis_words(row) for row in rows if row.basis is basis and row.due_on})
    return ["、".join(map(breakable, words)), BASIS_NOTES[basis]]
