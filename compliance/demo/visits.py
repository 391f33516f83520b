"""Inspections as they go: planned, announced, made on site or otherwise, answered item by item, with findings."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.demo.lives import Life
from compliance.domain.facts import Answer, Method
from compliance.services.findings import RecheckFinding, RecordFinding, ReportCorrection
from compliance.services.inspections import (
    AnnounceInspection,
    Assess,
    CancelInspection,
    CarryOutInspection,
    OpenInspection,
    PlanInspection,
)

REASONS = {
    Method.VIDEO: "感染症の拡大防止のため、ウェブ会議により保管場所と端末の状況を確認した。",
    Method.PHOTOGRAPHS: "改修工事により立入りが困難であったため、撮影日の分かる写真により保管状況を確認した。",
    Method.PAPERS: "担当職員の急な欠勤により現地に赴けず、提出書類のみを確認した。",
}


@dataclass(frozen=True, slots=True)
class Lapse:
    """A typical failing under an item: what was seen, what the finding asks for, what was done about it."""

    item: str
    seen: str
    asked: str
    done: str


LAPSES = (
    Lapse(
        "8",
        "終業時に書庫が施錠されていない日があった。",
        "終業時の施錠を点検表で確認すること。",
        "施錠点検表を作成し、毎日記録することとした。",
    ),
    Lapse(
        "8",
        "管理簿の件数と現物の件数が1件一致しなかった。",
        "現物を照合し、管理簿を訂正すること。",
        "全件を照合し、記載漏れであったことを確認のうえ管理簿を訂正した。",
    ),
    Lapse(
        "6",
        "指定場所の外に置いた棚に、申込書の写しが仮置きされていた。",
        "指定場所の内側に移し、再発防止策を報告すること。",
        "同日中に指定場所へ移し、仮置きを禁じる掲示を行った。",
    ),
    Lapse(
        "18",
        "確認テストの結果が保管されていなかった。",
        "研修記録にテスト結果を添付すること。",
        "過去分を含めて研修記録に添付した。",
    ),
    Lapse(
        "13",
        "名簿にない職員が帳票の仕分を補助していた。",
        "速やかに名簿の変更を届け出ること。",
        "名簿の変更を提出し、担当者の入替え時の手順書を改めた。",
    ),
)

_ITEMS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "17", "18", "19")
_COLLECTING = frozenset({"3", "4", "5"})


def plan(life: Life) -> UUID:
    """The year's visit is put on the plan by the end of June, or late."""
    by = date(life.year, 6, 30)
    on = life.back(by, life.dice.randint(2, 35)) if life.ward_keeps() else life.day(by, 5, 60)
    on = max(on, life.start)
    opened = life.chronicle.enter(
        on,
        OpenInspection(
            contracts=(life.contract,),
            happened_on=on,
            fiscal_year=life.year,
            place=life.setting.place,
            inspectors=f"{life.setting.section} 検査担当2名",
        ),
    )
    life.chronicle.enter(on, PlanInspection(inspection_id=opened, happened_on=on, fiscal_year=life.year))
    return opened


def announce(life: Life, inspection: UUID, visit_on: date) -> None:
    """The contractor is told some weeks before."""
    on = life.back(visit_on, life.dice.randint(12, 25))
    life.chronicle.enter(on, AnnounceInspection(inspection_id=inspection, happened_on=on, visit_on=visit_on))


def visit(life: Life, inspection: UUID, on: date, method: Method = Method.ON_SITE, *, lapses: int = 0) -> list[UUID]:
    """The visit with its answers; each lapse makes a finding, whose id is returned."""
    life.chronicle.enter(
        on,
        CarryOutInspection(
            inspection_id=inspection,
            happened_on=on,
            method=method,
            reason=REASONS.get(method),
            attendees=life.setting.business.contact,
            signed_by_ward=f"{life.setting.section} 検査担当",
            signed_by_contractor=life.setting.business.contact,
        ),
    )
    found = life.dice.sample(LAPSES, k=lapses)
    for item in (*_ITEMS, *(f"measure:{key}" for key in life.setting.measures)):
        lapse = next((each for each in found if each.item == item), None)
        _assess(life, inspection, on, item, lapse)
    return [find(life, inspection, on, lapse) for lapse in found]


def called_off(life: Life, on: date) -> None:
    """A second visit of the year: announced, called off by the ward, announced anew and made."""
    planned = plan(life)
    announce(life, planned, on)
    off = life.back(on, 1)
    life.chronicle.enter(
        off,
        CancelInspection(
            inspection_id=planned, happened_on=off, by_ward=True, reason="台風の接近により、区の判断で延期した。"
        ),
    )
    again = life.day(on, 21)
    told = life.day(off, 3)
    life.chronicle.enter(
        told,
        PlanInspection(
            inspection_id=planned, happened_on=told, fiscal_year=life.year, visit_on=again, note="延期後の日程"
        ),
    )
    life.chronicle.enter(told, AnnounceInspection(inspection_id=planned, happened_on=told, visit_on=again))
    visit(life, planned, again)


def find(life: Life, inspection: UUID, on: date, lapse: Lapse) -> UUID:
    """A finding, to be corrected within a month."""
    return life.chronicle.enter(
        life.day(on, 1, 6),
        RecordFinding(
            contract_id=life.contract,
            happened_on=on,
            item=lapse.item,
            due_on=life.day(on, 30),
            text=f"{lapse.seen}{lapse.asked}",
            inspection_id=inspection,
        ),
    )


def correct(life: Life, finding: UUID, found_on: date) -> date:
    """The correction is reported and looked at again; returns the day the finding was closed."""
    reported = max(life.in_time(life.day(found_on, 28), early=12), found_on)
    life.chronicle.enter(
        reported,
        ReportCorrection(
            contract_id=life.contract, happened_on=reported, finding_id=finding, text="是正報告書のとおり改善した。"
        ),
    )
    closed = life.day(reported, 3, 18)
    life.chronicle.enter(
        closed,
        RecheckFinding(
            contract_id=life.contract,
            happened_on=closed,
            finding_id=finding,
            confirmed=True,
            checked_by=f"{life.setting.section} 検査担当",
        ),
    )
    return closed


def _assess(life: Life, inspection: UUID, on: date, item: str, lapse: Lapse | None) -> None:
    answer = Answer.CONFORMS if lapse is None else Answer.FAILS
    if item in _COLLECTING and not life.setting.collects:
        answer = Answer.NOT_APPLICABLE
    elif lapse is None and life.dice.random() < 0.015:
        answer = Answer.NOT_CONFIRMED
    life.chronicle.enter(
        on,
        Assess(
            contract_id=life.contract,
            happened_on=on,
            item=item,
            answer=answer,
            inspection_id=inspection,
            seen=None if lapse is None else lapse.seen,
        ),
    )
