"""What statuses, parties, bases and the kinds of facts are called."""

from collections.abc import Mapping

from compliance.domain.editions import Anchor
from compliance.domain.errors import Words
from compliance.domain.facts import Answer, Employment, IncidentKind, Medium, Method, Role
from compliance.domain.obligations import Basis, Party, Status

STATUSES: Mapping[Status, Words] = {
    Status.NOT_YET: Words("まだ生じていない", "not yet raised"),
    Status.OPEN: Words("期限前", "open"),
    Status.CLAIMED: Words("確認待ち", "awaiting review"),
    Status.OVERDUE: Words("期限超過", "overdue"),
    Status.MET: Words("履行済み", "met"),
    Status.LAPSED: Words("対象外", "no longer owed"),
    Status.STANDING: Words("継続", "standing"),
}
PARTIES: Mapping[Party, Words] = {
    Party.WARD: Words("区", "ward"),
    Party.CONTRACTOR: Words("受託者", "contractor"),
}
BASES: Mapping[Basis, Words] = {
    Basis.CLAUSE: Words("特記事項の期限", "set by the clause"),
    Basis.MEASURE: Words("報告した対策の期限", "set by a reported measure"),
    Basis.CONTRACT: Words("契約の期限", "set by the contract"),
    Basis.REQUEST: Words("区が求めた期限", "asked for by the ward"),
    Basis.LAW: Words("法令の期限", "set by law"),
    Basis.POLICY: Words("区の運用期限", "the ward's policy"),
}
ANCHORS: Mapping[Anchor, Words] = {
    Anchor.RAISED: Words("発生した日", "the day it arose"),
    Anchor.CONCLUDED: Words("契約を締結した日", "the day the contract was concluded"),
    Anchor.START: Words("契約期間の開始日", "the first day of the term"),
    Anchor.END: Words("契約期間の終了日", "the last day of the term"),
    Anchor.YEAR_BEGIN: Words("年度の初日", "the first day of the fiscal year"),
    Anchor.YEAR_END: Words("年度の末日", "the last day of the fiscal year"),
    Anchor.FIRST_HANDLING: Words("最初の受渡し又は収集の日", "the day of the first handover or collection"),
    Anchor.REQUESTED: Words("求めた期日", "the day asked for"),
    Anchor.BEGINS: Words("取扱いを始める日", "the day handling begins"),
    Anchor.KNOWN: Words("知った日", "the day it became known"),
}
ROLES: Mapping[Role, Words] = {
    Role.SUPERVISOR: Words("取扱責任者", "supervisor"),
    Role.HANDLER: Words("取扱者", "handler"),
    Role.WORKER: Words("従事者", "worker"),
}
EMPLOYMENTS: Mapping[Employment, Words] = {
    Employment.OWN: Words("自社の雇用", "own staff"),
    Employment.DISPATCHED: Words("派遣", "dispatched"),
    Employment.FREELANCE: Words("業務委託（個人）", "freelance"),
    Employment.OTHER: Words("その他", "other"),
}
METHODS: Mapping[Method, Words] = {
    Method.ON_SITE: Words("実地", "on site"),
    Method.VIDEO: Words("ビデオ通話", "by video call"),
    Method.PHOTOGRAPHS: Words("写真", "by photographs"),
    Method.PAPERS: Words("書面のみ", "on papers only"),
}
ANSWERS: Mapping[Answer, Words] = {
    Answer.CONFORMS: Words("適合", "conforms"),
    Answer.FAILS: Words("不適合", "does not conform"),
    Answer.NOT_APPLICABLE: Words("該当なし", "not applicable"),
    Answer.NOT_CONFIRMED: Words("確認できず", "could not be confirmed"),
}
MEDIA: Mapping[Medium, Words] = {
    Medium.PAPER: Words("紙", "paper"),
    Medium.MEDIA: Words("電磁的媒体", "electronic media"),
    Medium.COMPUTER: Words("委託先の電子計算機", "the contractor's computer"),
}
INCIDENTS: Mapping[IncidentKind, Words] = {
    IncidentKind.ACCIDENT: Words("事故", "accident"),
    IncidentKind.RISK: Words("事故のおそれ", "risk of an accident"),
    IncidentKind.BREACH: Words("特記事項の違反", "breach of the clauses"),
}
HOW: Mapping[str, Words] = {
    "self_check": Words("自己点検", "self-check"),
    "desk": Words("書面確認", "desk check"),
    "on_site": Words("立入り調査等", "inspection"),
}
