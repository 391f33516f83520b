"""The words that the paper and the workbook share, so that both say the same of the same figures."""

from datetime import date

from compliance.documents.outstanding.reports import POLICY_WORD, Figures, Lengths, OutstandingReport, Row
from compliance.domain.calendar import fiscal_year_of
from compliance.domain.obligations import Basis, Party
from compliance.domain.wareki import fiscal_year_name, japanese_date

TITLE = "個人情報を取り扱う業務委託における特記事項等の未履行事項について"
PRACTICE = "練習用データ（実在の契約・事業者ではありません）"
NOTHING = "未履行事項はありません。"
PARTY_WORDS = {Party.WARD: "区", Party.CONTRACTOR: "受託者"}
LENGTH_WORDS = ("1〜30日", "31〜90日", "91日以上")
BASIS_NAMES = {
    Basis.CLAUSE: "特記事項",
    Basis.MEASURE: "報告した対策",
    Basis.CONTRACT: "契約",
    Basis.REQUEST: "区の求め・指示",
    Basis.LAW: "法令",
    Basis.POLICY: POLICY_WORD,
}
BASIS_NOTES = {
    Basis.CLAUSE: "特記事項の条文が定める日。",
    Basis.MEASURE: "審議会に報告した情報保護対策が定める日。",
    Basis.CONTRACT: "契約の期間が定める日。",
    Basis.REQUEST: "区が求め、又は指示した日。",
    Basis.LAW: "法令が定める日。",
    Basis.POLICY: "区が運用のために定めた日であり、特記事項の条文が定めた日ではない。"
    "この日を過ぎたことだけで特記事項違反とはしない。",
}


def parties_of(report: OutstandingReport) -> tuple[tuple[str, Figures, Lengths], ...]:
    """Each party's word with its figures and its lengths of delay, and the sum of both."""
    return (
        (PARTY_WORDS[Party.WARD], report.ward, report.ward_lengths),
        (PARTY_WORDS[Party.CONTRACTOR], report.contractor, report.contractor_lengths),
        ("合計", report.both, report.ward_lengths + report.contractor_lengths),
    )


def japanese_day(day: date | None) -> str:
    """令和8年3月31日, or 期日の定めなし."""
    return japanese_date(day) if day else "期日の定めなし"


def fiscal_year_words(report: OutstandingReport) -> str:
    """The fiscal year of the report's day: 令和8年度."""
    return fiscal_year_name(report.head.as_of)


def year_words(row: Row) -> str:
    """The fiscal year the row is counted under, as written on the day it was raised where that lies in it."""
    inside = fiscal_year_of(row.raised_on) == row.fiscal_year
    return fiscal_year_name(row.raised_on if inside else date(row.fiscal_year, 12, 1))


def basis_words(row: Row) -> str:
    """Whose date the due day is; a policy day always carries 区の運用期限, whatever the words say besides."""
    if row.due_on is None:
        return ""
    if row.basis is Basis.POLICY and row.basis_words and POLICY_WORD not in row.basis_words:
        return f"{POLICY_WORD}（{row.basis_words}）"
    return row.basis_words or BASIS_NAMES[row.basis]


def summary_sentence(report: OutstandingReport) -> str:
    """What the figures say, in one sentence or two."""
    if not report.rows:
        return f"{japanese_date(report.head.as_of)}現在、{NOTHING}"
    both, ward = report.both, report.ward
    return (
        f"{japanese_date(report.head.as_of)}現在、未履行事項は{both.matters}件であり、うち期限を超過しているものは"
        f"{both.overdue}件、履行の届出を受け区の確認を待つもの（確認待ち）は{both.claimed}件である。"
        f"このうち区の義務の未履行は{ward.matters}件（うち期限超過{ward.overdue}件）である。"
    )
