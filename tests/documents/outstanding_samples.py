"""Outstanding reports of any size for the tests of the paper and the workbook: the same arguments, the same report."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from compliance.documents.outstanding import (
    Head,
    Meeting,
    Named,
    OutstandingReport,
    PolicyLine,
    Row,
    tabulate,
)
from compliance.domain.calendar import fiscal_year_of
from compliance.domain.obligations import Basis, Party, Status

AS_OF = date(2026, 11, 22)
_SPACE = UUID("6f4a3f0e-6c55-4c3c-9d0e-0d8f6c7c1a11")
_ITEMS = (
    ("16", "第16項 年度当たり1回以上", Party.WARD, Basis.CLAUSE, "特記事項", "令和8年度の立入り調査等を1回以上行う"),
    ("15", "第15項 監査等", Party.WARD, Basis.POLICY, "区の運用期限", "令和8年度の立入り調査等の計画を立てる"),
    (
        "13",
        "第13項 従事者の指定",
        Party.CONTRACTOR,
        Basis.MEASURE,
        "報告した対策",
        "取扱責任者・取扱者の名簿を提出する",
    ),
    ("12", "第12項 消去の証明書", Party.CONTRACTOR, Basis.POLICY, "区の運用期限", "個人情報消去証明書を提出する"),
    ("14", "第14項 業務に関する報告", Party.CONTRACTOR, Basis.REQUEST, "区が求めた日", "取扱状況の報告を提出する"),
    (
        "18",
        "第18項 従事者に対する教育",
        Party.CONTRACTOR,
        Basis.POLICY,
        "区の運用期限",
        "教育を受けていない従事者に教育を行う",
    ),
    (
        "measure:contractor.system.5",
        "対策（システム5）",
        Party.CONTRACTOR,
        Basis.CONTRACT,
        "契約の期間",
        "ログ管理の状況を示す",
    ),
)
_SECTIONS = ("健康づくり課", "牛込保健センター", "子ども家庭課", "税務課", "国民健康保険課")


def head(**changes: object) -> Head:
    """A head with a meeting, a policy and practice data; each field can be given another value."""
    fields: dict[str, object] = {
        "ward": "新宿区",
        "as_of": AS_OF,
        "prepared_at": datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
        "prepared_on": AS_OF,
        "scope": "全ての担当課",
        "trail_size": 12345,
        "trail_root": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "meeting": Meeting("令和8年度第3回新宿区情報公開・個人情報保護審議会", date(2026, 12, 4), "42-1"),
        "policies": (PolicyLine("第12項", "消去証明書は消去から14日以内", date(2025, 4, 1)),),
        "practice": True,
    }
    return Head(**{**fields, **changes})  # type: ignore[arg-type]  # one field at a time, chosen by the test


def row(number: int, contractors: int = 9, **changes: object) -> Row:
    """The `number`-th row of a believable ward, outstanding; each field can be given another value."""
    key, name, party, basis, words, owed = _ITEMS[number % len(_ITEMS)]
    due_on = AS_OF + timedelta(days=(number * 37) % 160 - 120)
    status = (Status.OVERDUE, "期限超過") if due_on < AS_OF else (Status.OPEN, "期限前")
    if number % 6 == 5:
        status = (Status.CLAIMED, "確認待ち")
    contractor = f"医療法人 第{number % contractors + 1}産科クリニック"
    raised_on = due_on - timedelta(days=60)
    fields: dict[str, object] = {
        "obligation": uuid5(_SPACE, f"obligation {number}"),
        "contract": uuid5(_SPACE, f"contract {number // 2}"),
        "contract_number": f"8新健健第{1000 + number // 2}号",
        "outsourcing": "新宿区産後ケア事業に係る業務の委託",
        "contractor": Named(str(uuid5(_SPACE, contractor)), contractor),
        "section": Named(_SECTIONS[number % 5], _SECTIONS[number % 5]),
        "item": Named(key, name),
        "party": party,
        "fiscal_year": fiscal_year_of(raised_on),
        "owed": owed,
        "raised_on": raised_on,
        "due_on": due_on,
        "basis": basis,
        "basis_words": words,
        "status": status[0],
        "status_words": status[1],
        "days_late": (AS_OF - due_on).days if status[0] is Status.OVERDUE else 0,
        "reason": "契約の締結により生じた。期限までに履行の記録がない。",
    }
    return Row(**{**fields, **changes})  # type: ignore[arg-type]  # one field at a time, chosen by the test


def rows(count: int, contractors: int = 9) -> Iterator[Row]:
    """The first `count` rows."""
    return (row(number, contractors) for number in range(count))


def met_late(number: int) -> Row:
    """The `number`-th row, met twelve days after its due day in this fiscal year."""
    late = row(number)
    assert late.due_on is not None
    met_on = late.due_on + timedelta(days=12)
    return row(number, status=Status.MET, status_words="履行済", days_late=12, met_on=met_on)


def report(count: int, *, contractors: int = 9, late: int = 0, **changes: object) -> OutstandingReport:
    """A report with `count` outstanding rows and `late` rows met late; `changes` go to the head."""
    were_late = (met_late(number) for number in range(1000, 1000 + late))
    return tabulate(head(**changes), rows(count, contractors), were_late)
