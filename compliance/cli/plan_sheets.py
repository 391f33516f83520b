"""What `compliance plan-inspections` prints: the days, what moved, what has none and why, the sum and its bound."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from compliance.wording.inspection_plans import risk_line, what_is_broken, what_would_help, why_unplanned

if TYPE_CHECKING:
    from compliance.planner.plans import Unplanned
    from compliance.planner.problems import Placed
    from compliance.services.inspection_needs import VisitToMake
    from compliance.services.inspection_plans import YearPlanned

Record = dict[str, object]


def record(planned: "YearPlanned") -> Mapping[str, object]:
    """Everything, for programs; sentences in both languages."""
    found, least = planned.plan, planned.least_cost()
    broken = [what_is_broken(violation, planned.name_of) for violation in planned.broken]
    return {
        "fiscal_year": planned.order.fiscal_year,
        "asked_on": planned.problem.asked_on,
        "seed": found.seed,
        "rounds": found.rounds,
        "visits": [_placed(planned, placed, visit) for placed, visit in planned.by_day()],
        "moved": [{**_visit(visit), "before": before, "now": now} for visit, before, now in planned.moved()],
        "unplanned": [_unplanned(planned, left_out) for left_out in found.unplanned],
        "broken": [{"ja": words.ja, "en": words.en} for words in broken],
        "cost": {part: getattr(found.cost, part) for part in ("waiting", "travel", "unwished", "apart", "total")},
        "least_cost": least,
    }


def lines(planned: "YearPlanned") -> Iterator[str]:
    """The same for people, in Japanese, its heads in both languages."""
    found = planned.plan
    head = (
        f"{planned.order.fiscal_year}年度の立入調査等の案 / Draft of the inspections of FY{planned.order.fiscal_year}"
    )
    yield f"{head}：{len(found.placed)} 件、日のないもの / without a day {len(found.unplanned)} 件"
    for placed, visit in planned.by_day():
        yield ""
        who = "・".join(planned.name_of(inspector) for inspector in placed.inspectors)
        fixed = "（通知済み）" if visit.announced else ""
        yield f"{placed.on.isoformat()}{fixed}  {planned.name_of(visit.id)}  {who or '検査員の記録なし'}"
        yield from _of_visit(visit)
    yield from _moved_lines(planned)
    yield from _left_out_lines(planned)
    yield from _sum_lines(planned)


def _of_visit(visit: "VisitToMake") -> Iterator[str]:
    yield f"    契約：{'、'.join(one.names.number for one in visit.contracts)}  {visit.place}"
    why = "、".join(risk_line(line).ja for line in visit.risk.lines)
    yield f"    危険度 {visit.risk.points} 点（{visit.risk.crew}人で行う）：{why}"


def _moved_lines(planned: "YearPlanned") -> Iterator[str]:
    moved = list(planned.moved())
    if moved:
        yield ""
        yield "計画から動かしたもの / Moved"
    for visit, before, now in moved:
        yield f"    {planned.name_of(visit.id)}：{before} → {now or 'なし'}"


def _left_out_lines(planned: "YearPlanned") -> Iterator[str]:
    if planned.plan.unplanned:
        yield ""
        yield "日を決められなかったもの / Could not be planned"
    for left_out in planned.plan.unplanned:
        visit = planned.visits[left_out.visit]
        help_by = what_would_help(left_out, planned.name_of)
        yield f"  {planned.name_of(visit.id)}"
        yield from _of_visit(visit)
        yield f"    理由：{why_unplanned(left_out).ja}"
        yield f"    最も小さい変更：{help_by.ja}"


def _sum_lines(planned: "YearPlanned") -> Iterator[str]:
    found, least = planned.plan, planned.least_cost()
    yield ""
    for violation in planned.broken:
        words = what_is_broken(violation, planned.name_of)
        yield f"確認 / Check: {words.ja} / {words.en}"
    cost = found.cost
    yield f"待ち {cost.waiting}・移動 {cost.travel}・希望外 {cost.unwished}・分散 {cost.apart}＝{cost.total}"
    yield f"{found.rounds} 回の改善（シード {found.seed}） / {found.rounds} rounds, seed {found.seed}"
    if least is None:
        yield "最善との差は求めていません（pip install 'compliance[proof]'） / No bound without the extra proof"
    else:
        above = f"{cost.total - least:.0f}（{100 * (cost.total - least) / least if least else 0:.1f}%）"
        yield f"証明された下限 {least:.0f} との差 {above} / above the proven bound by {above}"


def _visit(visit: "VisitToMake") -> Record:
    return {
        "visit": visit.id,
        "contractor": visit.contractor_name,
        "place": visit.place,
        "contracts": [one.names.number for one in visit.contracts],
        "announced": visit.announced,
        "points": visit.risk.points,
        "risk": [
            {
                "factor": line.factor.value,
                "number": line.number,
                "points": line.points,
                "ja": risk_line(line).ja,
                "en": risk_line(line).en,
            }
            for line in visit.risk.lines
        ],
    }


def _placed(planned: "YearPlanned", placed: "Placed", visit: "VisitToMake") -> Record:
    return {"on": placed.on, "inspectors": [planned.login_of(id) for id in placed.inspectors], **_visit(visit)}


def _unplanned(planned: "YearPlanned", left_out: "Unplanned") -> Record:
    why, change = why_unplanned(left_out), left_out.change
    help_by = what_would_help(left_out, planned.name_of)
    return {
        **_visit(planned.visits[left_out.visit]),
        "hindrances": {hindrance.value: days for hindrance, days in left_out.hindrances.items()},
        "reason": why.ja,
        "reason_en": why.en,
        "on": None if change is None else change.on,
        "change": help_by.ja,
        "change_en": help_by.en,
    }
