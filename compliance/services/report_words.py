"""The Japanese words of a row of the outstanding report: its item, what is owed, and why it stands there."""

from collections.abc import Mapping

from compliance.domain.editions import Act, Edition
from compliance.domain.obligations import Obligation, Status
from compliance.domain.rulebook import Law
from compliance.domain.wareki import japanese_date
from compliance.store.queries.rows import ObligationRow

STATUS_WORDS: Mapping[Status, str] = {
    Status.OPEN: "期限前",
    Status.CLAIMED: "確認待ち",
    Status.OVERDUE: "期限超過",
    Status.MET: "履行済み",
}
_OWED: Mapping[Act, str] = {
    Act.OBSERVE: "定めを守る",
    Act.DESIGNATE_PLACES: "個人情報を取り扱う場所を指定する",
    Act.LIST_HANDLERS: "取扱責任者・取扱者の名簿を提出する",
    Act.REPORT_CHANGE: "取扱者の変更を報告する",
    Act.PLEDGE: "誓約書を提出する",
    Act.EDUCATE: "取扱いの前に教育を行う",
    Act.EDUCATE_YEARLY: "年度の教育を行う",
    Act.REPORT_EDUCATION: "教育の実施結果を報告する",
    Act.PLAN_INSPECTION: "年度の立入り調査等を計画する",
    Act.INSPECT: "年度の立入り調査等を行う",
    Act.TAKE_INSPECTION: "立入り調査等を受ける",
    Act.CORRECT: "指摘事項を是正する",
    Act.GIVE_BACK: "資料等を返還し、又は引き渡す",
    Act.ERASE: "電子計算機に記録された個人情報を消去する",
    Act.CERTIFY: "消去をしたことの証明書を提出する",
    Act.CHECK_ERASURE: "消去の状況を確認する",
    Act.CONFIRM_HANDOVER: "受渡しを確認書に記録する",
    Act.HAND_OVER: "予定の受渡しを行う",
    Act.BRING_BACK: "持ち出した個人情報を戻す",
    Act.REPORT_STATUS: "取扱状況を報告する",
    Act.DECIDE_CONSENT: "承諾するかどうかを決める",
    Act.SETTLE_DAMAGE: "損害を賠償する",
    Act.REVIEW: "提出されたものを確認する",
    Act.NOTIFY_INCIDENT: "事故等を通知する",
    Act.REPORT_INCIDENT: "事故等の状況を書面で報告する",
    Act.FOLLOW_INSTRUCTION: "事故等についての区の指示に従う",
    Act.REPORT_LEAK: "漏えい等の速報を行う",
    Act.REPORT_LEAK_FINALLY: "漏えい等の確報を行う",
    Act.DECIDE_GUIDANCE: "指導するかどうかを決める",
    Act.DECIDE_PUBLICATION: "公表するかどうかを決める",
}
_MEASURE = "対策を講じる（審議会に報告した対策）"
_SIDES = {"ward": "区", "contractor": "受託者"}
_KINDS = {"operation": "運用上", "system": "システム上"}


def item_words(edition: Edition, item: str) -> str:
    """第16項 監査等, or 区の対策（運用上2）; what stands under no clause is the ward's own office work."""
    clauses = {clause.item: clause for clause in edition.clauses}
    if item in clauses:
        number = f"第{item}項" if item.isdecimal() else item
        return f"{number}　{clauses[item].heading}"
    kind, _, rest = item.partition(":")
    return _measure_words(rest) if kind == "measure" else "区の事務"


def owed_words(edition: Edition, law: Law, obligation: Obligation) -> str:
    """What has to be done, by the rule's act."""
    acts = {rule.id: rule.act for rule in (*edition.rules(), *law.rules)}
    act = acts.get(obligation.rule)
    return _MEASURE if act is None else _OWED[act]


def reason_words(row: ObligationRow) -> str:
    """Why the row stands there, out of its days alone."""
    owed = row.obligation
    raised = f"{japanese_date(owed.raised_on)}に生じた。"
    due_on = owed.due_as_of(row.as_of).on
    due = f"期限は{japanese_date(due_on)}である。" if due_on else "期日の定めはない。"
    return raised + due + _where_it_stands(row)


def _where_it_stands(row: ObligationRow) -> str:
    owed = row.obligation
    if row.status is Status.MET and owed.met_on is not None:
        return f"{japanese_date(owed.met_on)}に履行された。"
    if row.status is Status.CLAIMED:
        received = f"{japanese_date(owed.claimed_on)}に" if owed.claimed_on else ""
        return f"{received}履行の届出を受け、区の確認を待っている。"
    return "履行の記録がない。"


def _measure_words(rest: str) -> str:
    side, _, place = rest.partition(".")
    kind, _, number = place.partition(".")
    return f"{_SIDES.get(side, side)}の対策（{_KINDS.get(kind, kind)}{number}）"
