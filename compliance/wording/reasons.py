"""Reasons in words: each code's phrase in both languages, with days, years, items and names filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from compliance.domain.editions import Anchor, Edition
from compliance.domain.errors import Words
from compliance.domain.obligations import Basis
from compliance.domain.reasons import Argument, Reason
from compliance.wording.duties import item_number
from compliance.wording.languages import Language, day_words, said, year_words
from compliance.wording.names import ANCHORS, BASES, HOW

REASONS: Mapping[str, Words] = {
    # what raised it
    "concluded": Words("契約の締結（{on}）", "the contract was concluded ({on})"),
    "measure_reported": Words("対策の審議会への報告（{on}）", "the measure was reported to the council ({on})"),
    "year_reached": Words("{fiscal_year}に契約期間がかかること", "the term reaches {fiscal_year}"),
    "designated": Words("取扱いの開始（{from_on}から）", "handling begins ({from_on})"),
    "joined": Words("名簿にない者の取扱いの開始（{from_on}から）", "a person not on the first list begins ({from_on})"),
    "works_in_year": Words("{fiscal_year}に業務に従事すること", "the person works in {fiscal_year}"),
    "session_held": Words("教育の実施（{on}）", "a session was held ({on})"),
    "no_longer_needed": Words("資料等が不要になったこと（{on}）", "the holding is no longer needed ({on})"),
    "work_ended": Words("業務の終了（{end}）", "the work ended ({end})"),
    "erased": Words("消去の実施（{on}）", "the data was erased ({on})"),
    "erasure_confirmed": Words("区の再確認で消去を確認（{on}）", "a later check confirmed the erasure ({on})"),
    "erasure_denied": Words("区の確認で消去未確認（{on}）", "the ward's check did not confirm the erasure ({on})"),
    "check_decided": Words("消去の状況を確認するとの決定（{on}）", "the ward decided to check ({on})"),
    "handed_over": Words("受渡し（{on}）", "something was handed over ({on})"),
    "handover_expected": Words("受渡しの予定（{due_on}まで）", "a handover is expected (by {due_on})"),
    "removed": Words("指定場所の外への持出し（{on}）", "data was taken out of the designated places ({on})"),
    "status_requested": Words("取扱状況の報告の求め（{on}）", "the ward asked for a report ({on})"),
    "self_check_requested": Words("年度の自己点検の求め（{on}）", "the ward asked for the yearly self-check ({on})"),
    "consent_requested": Words("承諾の申請（{on}）", "consent was asked for ({on})"),
    "damage_claimed": Words("損害賠償の請求（{on}）", "damage was claimed ({on})"),
    "handed_in": Words("提出の受付（{on}）", "something was handed in ({on})"),
    "visit_announced": Words("立入り調査等の通知（実施日 {visit_on}）", "a visit was announced (for {visit_on})"),
    "found": Words("指摘（{on}）", "a finding was made ({on})"),
    "incident.accident": Words("事故の発生を知ったこと（{on}）", "an accident became known ({on})"),
    "incident.risk": Words("事故のおそれを知ったこと（{on}）", "a risk of an accident became known ({on})"),
    "incident.breach": Words("特記事項の違反を知ったこと（{on}）", "a breach of the clauses became known ({on})"),
    "breach_told": Words(
        "{clause}の違反の認定を伝えられたこと（{on}）", "told that a breach of {clause} is established ({on})"
    ),
    "breach_established": Words("{clause}の違反又は怠りの認定（{on}）", "a breach of {clause} was established ({on})"),
    "instructed": Words("区の指示（{on}）", "the ward gave an instruction ({on})"),
    "leak_reportable": Words(
        "報告を要する漏えい等との判断（{on}。区が知った日 {known_on}）",
        "found to be reportable ({on}; the ward knew on {known_on})",
    ),
    "edition_asked": Words(
        "特記事項の版の変更（{on}から新たに求められる）", "the edition changed ({on}: the new one asks for it anew)"
    ),
    # what raised it again
    "edition_carried": Words(
        "特記事項の版の変更（{on}から新しい版の項により引き続き求められる）",
        "the edition changed ({on}: owed on, under the new one's item)",
    ),
    "denied": Words("受付後の差戻し（提出 {received}）", "the acceptance was taken back (handed in {received})"),
    "finding_reopened": Words("指摘の再開（{on}）", "the finding was reopened ({on})"),
    "incident_reopened": Words("事故対応の再開（{on}）", "the incident was reopened ({on})"),
    "inspection_cancelled": Words("計画した立入り調査等の取りやめ（{on}）", "the planned visit was called off ({on})"),
    # what met it
    "place_designated": Words("場所の指定（{on}）", "the place was designated ({on})"),
    "list_received": Words("名簿の提出（{on}）", "the list was handed in ({on})"),
    "list_unchanged": Words("名簿に変更なしとの報告（{on}）", "reported as unchanged ({on})"),
    "pledged": Words("誓約書の提出（{on}）", "the pledge was handed in ({on})"),
    "educated": Words("教育の受講（{on}）", "taught ({on})"),
    "education_reported": Words("教育の実施結果の報告（{on}）", "the result was reported ({on})"),
    "inspection_planned": Words("計画の決定（{on}）", "put on the plan ({on})"),
    "inspected.on_site": Words("実地での立入り調査（{on}）", "inspected on site ({on})"),
    "inspected.video": Words("ビデオ通話による調査（理由あり、{on}）", "inspected by video call, with a reason ({on})"),
    "inspected.photographs": Words(
        "写真による調査（理由あり、{on}）", "inspected by photographs, with a reason ({on})"
    ),
    "inspected.papers": Words("書面による調査（{on}）", "inspected on papers ({on})"),
    "inspection_taken": Words("立入り調査等への対応（{on}）", "the visit was taken ({on})"),
    "given_back": Words("返還（{on}、{count}点）", "returned ({on}, {count})"),
    "delivered": Words("引渡し（{on}、{count}点）", "delivered ({on}, {count})"),
    "moved": Words("区の指示による次の契約への引継ぎ（{on}）", "moved to the next contract on instruction ({on})"),
    "certificate_filed": Words("消去証明書の提出（{on}）", "the certificate was filed ({on})"),
    "checked": Words("消去の状況の確認（{on}）", "checked ({on})"),
    "handover_confirmed": Words("双方の確認（{on}）", "confirmed by both sides ({on})"),
    "brought_back": Words("持ち帰り（{on}）", "brought back ({on})"),
    "status_reported": Words("報告の提出（{on}）", "reported ({on})"),
    "consent_granted": Words("承諾（{on}）", "consent was granted ({on})"),
    "consent_unknown": Words(
        "根拠とする承諾の申請が見当たらない", "the request for consent that it names is not on record"
    ),
    "handler_unknown": Words("受け取る取扱者の記録が見当たらない", "the handler that it names is not on record"),
    "consent_awaited": Words(
        "{item}の承諾の申請（{on}）がまだ決定されていない",
        "the request for consent under {item} ({on}) is not decided yet",
    ),
    "consent_run_out": Words("{item}の承諾の期限切れ（{until}まで）", "the consent under {item} ran out ({until})"),
    "handler_awaited": Words(
        "取扱者（{from_on}から）が、確認済みの名簿に載っていない",
        "the handler (from {from_on}) is on no list that the ward has confirmed",
    ),
    "consent_refused": Words("不承諾（{on}）", "consent was refused ({on})"),
    "damage_settled": Words("賠償の完了（{on}）", "settled ({on})"),
    "reviewed": Words("確認の完了（{on}）", "reviewed ({on})"),
    "corrected": Words("是正の報告（{on}）", "reported as corrected ({on})"),
    "rechecked": Words("再確認（{on}）", "checked again ({on})"),
    "incident_notified": Words("通知（{on}）", "notice was given ({on})"),
    "incident_reported": Words("書面による報告（{on}）", "reported in writing ({on})"),
    "instruction_followed": Words("指示への対応（{on}）", "the instruction was followed ({on})"),
    "leak_reported": Words("委員会への報告（{on}）", "reported to the commission ({on})"),
    "guidance_decided": Words("指導についての決定（{on}）", "decided on guidance ({on})"),
    "publication_decided": Words("公表についての決定（{on}）", "decided on publication ({on})"),
    # why it is no longer owed
    "not_collecting": Words("個人情報の収集を伴わない業務", "the work involves no collection"),
    "ended": Words("契約期間の終了（{end}）", "the term ended ({end})"),
    "ended_unhandled": Words(
        "個人情報を取り扱わないままの業務の終了（{end}）", "the work ended with nothing handled ({end})"
    ),
    "left": Words("業務を離れたこと（{on}まで従事）", "the person left (worked until {on})"),
    "no_computer_used": Words("電子計算機を使用していないとの申出（{on}）", "stated that no computer was used ({on})"),
    "erased_anew": Words("改めて消去を実施したこと（{on}）", "the data was erased anew ({on})"),
    "year_over": Words("年度又は契約期間の終了", "the year or the term is over"),
    "visited_unplanned": Words("計画によらない調査の実施（{on}）", "inspected without a plan ({on})"),
    "visit_cancelled": Words("区による取りやめ（{on}）", "the ward called the visit off ({on})"),
    "claim_withdrawn": Words("請求の取下げ（{on}）", "the claim was withdrawn ({on})"),
    "breach_dismissed": Words("違反に当たらないとの判断（{on}）", "the breach was dismissed ({on})"),
    "edition_replaced": Words(
        "特記事項の版の変更（{on}から新しい版の項による）",
        "the edition changed ({on}: owed on under the new one's item)",
    ),
    "edition_dropped": Words(
        "特記事項の版の変更（{on}から新しい版では求められない）",
        "the edition changed ({on}: no longer asked for by the new one)",
    ),
    "no_longer_owed": Words("契約・計画等の変更（{on}）", "what it rested on was changed ({on})"),
    "before_use": Words("システムの運用開始日（{start}）より前の期限", "due before the system came into use ({start})"),
    "returned": Words("差戻し（提出 {received}）", "sent back (handed in {received})"),
    # whose date it is, and how it was counted
    "due.none": Words("期日の定めなし", "no day is set"),
    "due.standing": Words("常に守る事項（期日なし）", "to be kept at all times (no day)"),
    "due.awaited": Words("{anchor}まで（その日はまだ来ていない）", "by {anchor}, which has not come yet"),
    "due.counted": Words("{anchor}", "{anchor}"),
    "due.counted_after": Words("{anchor}（{base}）から{days}日", "{days} days from {anchor} ({base})"),
    "due.first_day": Words("{anchor}（{base}）を1日目として{days}日目", "day {days}, {anchor} ({base}) being day 1"),
    "due.policy": Words("{policy}{days}日（起算日 {base}）", "{policy}: {days} days ({base})"),
    "due.policy_same_day": Words("{policy}（{base}）", "{policy} ({base})"),
    "due.policy_day": Words("{policy}", "{policy}"),
    "due.extended": Words("期限の延長（{on}決定、当初の期限 {was}）", "extended on {on}; the day before was {was}"),
    # why an officer is asked
    "day_passed": Words("{basis}（{due_on}）を過ぎたこと", "the day {basis} ({due_on}) passed"),
    "answered_failing": Words("{item}の不適合（{how}、{on}）", "{item} does not conform ({how}, {on})"),
    "removed_without_consent": Words("承諾のない持出し（{on}）", "taken out without consent ({on})"),
    "subcontracted": Words("第三者への委託の記録（{on}）", "sub-contracting on record ({on})"),
    "copied": Words("複写・複製の記録（{on}）", "a copy on record ({on})"),
    "collected_indirectly": Words(
        "本人以外からの収集又は利用目的を明示しない収集（{on}）",
        "collected from another than the person, or without stating the purpose ({on})",
    ),
    "collected_sensitive": Words("収集を禁じた事項の収集（{on}）", "a forbidden kind of data was collected ({on})"),
    # why a day cannot be read, or should be looked at again
    "date_not_understood": Words("日付の形ではありません", "it is not written as a day"),
    "date_is_a_fiscal_year": Words("年度であり、日付ではありません", "this is a fiscal year, not a day"),
    "fiscal_year_not_understood": Words("年度として読めません", "this cannot be read as a fiscal year"),
    "date_year_zero": Words("0年はありません", "there is no year 0"),
    "date_without_era": Words("元号又は西暦4桁が必要です（{year}年）", "the era, or four digits, is missing ({year})"),
    "date_without_year": Words(
        "年がないため、{earlier}か{later}か決められません", "the year is missing: {earlier} or {later}"
    ),
    "date_not_in_calendar": Words("{year}年{month}月{day}日は暦にありません", "no such day: {year}-{month}-{day}"),
    "date_before_era": Words("{era}は{begins}からです", "{era} begins on {begins}"),
    "date_after_era": Words("{era}は{ended}までです（{meant}と読みました）", "{era} ended on {ended}; read as {meant}"),
    "date_before_solar_calendar": Words("{begins}より前の日付は扱えません", "days before {begins} cannot be used"),
    "date_weekday_differs": Words(
        "曜日が違います（{written}曜でなく{weekday}曜）", "the weekday is {weekday}, not {written}"
    ),
    "employment_asked": Words("雇用形態の確認（再委託に当たらないか）", "ask how the person is employed"),
}


@dataclass(frozen=True, slots=True)
class Glossary:
    """The language, the contract's edition (for policies), and the names that stand for ids on this page."""

    language: Language
    edition: Edition | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)


def phrase(reason: Reason, glossary: Glossary) -> str:
    """The reason as a phrase, ready to stand in a table or after a label; KeyError for a code without words."""
    words = said(REASONS[_variant(reason)], glossary.language)
    return words.format_map({name: _filled(name, value, glossary) for name, value in reason.arguments.items()})


def _variant(reason: Reason) -> str:
    """The code, told apart where the number of days asks for other words."""
    days = reason.arguments.get("days", 0)
    if reason.code == "due.policy" and not days:
        return "due.policy_same_day"
    return "due.counted_after" if reason.code == "due.counted" and days else reason.code


def _filled(name: str, value: Argument, glossary: Glossary) -> str:
    language = glossary.language
    if isinstance(value, date):
        return day_words(value, language)
    if isinstance(value, UUID):
        return glossary.names.get(value, "")
    if name == "fiscal_year" and isinstance(value, int):
        return year_words(value, language)
    return _coded(name, str(value), glossary) if isinstance(value, str) else str(value if value is not None else "")


def _coded(name: str, value: str, glossary: Glossary) -> str:
    language = glossary.language
    if name == "anchor":
        return said(ANCHORS[Anchor(value)], language)
    if name == "basis":
        return said(BASES[Basis(value)], language)
    if name == "how":
        return said(HOW[value], language) if value in HOW else value
    if name in {"clause", "item"}:
        return item_number(value, language)
    policies = {} if glossary.edition is None else glossary.edition.policies
    return said(Words(policies[value].ja, policies[value].en), language) if value in policies else value
