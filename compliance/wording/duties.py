"""What is owed, and under which item, in words."""

import re
from collections.abc import Iterable, Mapping

from compliance.domain.editions import Act, Edition, Rule
from compliance.domain.errors import Words
from compliance.domain.obligations import Obligation
from compliance.wording.languages import Language, said

_ARTICLE = re.compile("第([0-9]+)条([0-9]*)")
"""An item of an edition that numbers by article; its first paragraph is the article itself."""

DUTIES: Mapping[Act, Words] = {
    Act.OBSERVE: Words("定めを守る", "Observe the clause"),
    Act.DESIGNATE_PLACES: Words("個人情報を取り扱う場所を指定する", "Designate the places of work"),
    Act.LIST_HANDLERS: Words("取扱責任者・取扱者の名簿を提出する", "Report the supervisor and the handlers"),
    Act.REPORT_CHANGE: Words("取扱者の変更を報告する", "Report a change of handlers"),
    Act.PLEDGE: Words("誓約書を提出する", "Hand in a pledge"),
    Act.EDUCATE: Words("取扱いを始める前に教育を行う", "Teach the person before handling begins"),
    Act.EDUCATE_YEARLY: Words("年度の教育を行う", "Hold the year's education"),
    Act.REPORT_EDUCATION: Words("教育の実施結果を報告する", "Report the result of the education"),
    Act.PLAN_INSPECTION: Words("年度の立入り調査等を計画する", "Plan the year's inspection"),
    Act.INSPECT: Words("年度の立入り調査等を行う", "Carry out the year's inspection"),
    Act.TAKE_INSPECTION: Words("立入り調査等を受ける", "Take the inspection"),
    Act.CORRECT: Words("指摘事項を是正する", "Correct the finding"),
    Act.GIVE_BACK: Words("資料等を返還し、又は引き渡す", "Return or deliver what is held"),
    Act.ERASE: Words("電子計算機に記録された個人情報を消去する", "Erase the data on the computer"),
    Act.CERTIFY: Words("消去の証明書を提出する", "File the erasure certificate"),
    Act.CHECK_ERASURE: Words("消去の状況を確認する", "Check the erasure"),
    Act.CONFIRM_HANDOVER: Words("受渡しを確認書に記録する", "Confirm the handover on both sides"),
    Act.HAND_OVER: Words("予定の受渡しを行う", "Make the expected handover"),
    Act.BRING_BACK: Words("持ち出した個人情報を戻す", "Bring back what was taken out"),
    Act.REPORT_STATUS: Words("取扱状況を報告する", "Report how the data is handled"),
    Act.DECIDE_CONSENT: Words("承諾するかどうかを決める", "Decide on the request for consent"),
    Act.SETTLE_DAMAGE: Words("損害を賠償する", "Settle the damage"),
    Act.REVIEW: Words("提出されたものを確認する", "Review what was handed in"),
    Act.NOTIFY_INCIDENT: Words("事故等を通知する", "Give notice of the incident"),
    Act.REPORT_INCIDENT: Words("事故等の状況を書面で報告する", "Report the incident in writing"),
    Act.FOLLOW_INSTRUCTION: Words("事故等についての指示に従う", "Follow the ward's instruction"),
    Act.REPORT_LEAK: Words("漏えい等の速報を行う", "Send the preliminary leak report"),
    Act.REPORT_LEAK_FINALLY: Words("漏えい等の確報を行う", "Send the final leak report"),
    Act.DECIDE_GUIDANCE: Words("指導するかどうかを決める", "Decide on guidance"),
    Act.DECIDE_PUBLICATION: Words("公表するかどうかを決める", "Decide on publication"),
}
MEASURE = Words("審議会に報告した対策を講じる", "Keep the measure reported to the council")
OFFICE = Words("特記事項以外の事務", "Office work beyond the clauses")
OFFICE_WORK: Mapping[Act, Words] = {
    Act.HAND_OVER: Words("予定の受渡し", "Expected handovers"),
    Act.CONFIRM_HANDOVER: Words("受渡しの確認書", "Confirmation of handovers"),
    Act.REVIEW: Words("提出されたものの確認", "Review of submissions"),
    Act.DECIDE_CONSENT: Words("承諾の決定", "Decisions on consent"),
}
"""What the ward's office rules are about, by name; another act is named by its duty."""
LAW = Words("個人情報保護法", "Personal Information Protection Act")

_ACTS = frozenset(Act)
_SIDES = {"ward": Words("区の対策", "Ward's measure"), "contractor": Words("受託者の対策", "Contractor's measure")}
_KINDS = {"operation": Words("運用上", "operation "), "system": Words("システム上", "system ")}


def duty_words(rules: Iterable[Rule], obligation: Obligation, language: Language) -> str:
    """What has to be done; `rules` are those of the contract's rulebook."""
    return act_words(next((rule.act for rule in rules if rule.id == obligation.rule), None), language)


def act_words(act: Act | None, language: Language) -> str:
    """What has to be done; None is what the council was told, which no rule knows."""
    return said(MEASURE if act is None else DUTIES[act], language)


def item_words(edition: Edition, item: str, language: Language) -> str:
    """第16項 監査等 / Clause 16: Inspections; a measure, the law, or what the ward's own office work is."""
    clause = next((clause for clause in edition.clauses if clause.item == item), None)
    if clause is not None:
        number = item_number(item, language)
        return f"{number}　{clause.heading}" if language == "ja" else f"{number}: {clause.heading_en}"
    rule = next((rule for rule in edition.office_rules if rule.item == item), None)
    return item_number(item, language) if rule is None else _office_words(rule.act, language)


def item_number(item: str, language: Language) -> str:
    """第16項 / Clause 16; of an edition that numbers by article, 第9条2 is 第9条第2項 / Article 9, paragraph 2.

    Office work called as its act is named by it, whichever edition asked for it.
    """
    kind, _, rest = item.partition(":")
    if kind == "measure":
        return _measure_words(rest, language)
    if kind == "law":
        return said(LAW, language)
    if kind in {"office", ""}:
        return _office_words(Act(rest), language) if rest in _ACTS else said(OFFICE, language)
    article = _ARTICLE.fullmatch(item)
    if article is not None:
        return _article_words(*article.groups(), language=language)
    if not item.isdecimal():
        return item
    return f"第{item}項" if language == "ja" else f"Clause {item}"


def _article_words(number: str, paragraph: str, *, language: Language) -> str:
    if language == "ja":
        return f"第{number}条" + (f"第{paragraph}項" if paragraph else "")
    return f"Article {number}" + (f", paragraph {paragraph}" if paragraph else "")


def _office_words(act: Act, language: Language) -> str:
    """予定の受渡し（特記事項以外の事務） / Expected handovers (office work beyond the clauses)."""
    what, beyond = said(OFFICE_WORK.get(act, DUTIES[act]), language), said(OFFICE, language)
    return f"{what}（{beyond}）" if language == "ja" else f"{what} ({beyond[0].lower()}{beyond[1:]})"


def _measure_words(key: str, language: Language) -> str:
    side, _, rest = key.partition(".")
    kind, _, number = rest.partition(".")
    if side not in _SIDES or kind not in _KINDS:
        return key
    words = f"{said(_SIDES[side], language)}{{}}{said(_KINDS[kind], language)}{number}{{}}"
    return words.format("（", "）") if language == "ja" else words.format(" (", ")")
