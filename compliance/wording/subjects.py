"""What an obligation is about, in words: the person, holding, visit, incident or submission behind its subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compliance.domain.errors import Words
from compliance.domain.facts import IncidentKind, Medium, Role
from compliance.wording.duties import item_number
from compliance.wording.languages import Language, day_words, said
from compliance.wording.names import INCIDENTS, MEDIA, ROLES


@dataclass(frozen=True, slots=True)
class Subject:
    """What is recorded of a subject. `kind` is that of its entity; `code` is its role, medium, incident kind or item.

    `on` is the day it is known by: of a visit the announced day, of a submission its receipt.
    """

    kind: str
    text: str | None = None
    on: date | None = None
    code: str | None = None


FORMS: Mapping[str, Words] = {
    "designation": Words("{text}（{role}）", "{text} ({role})"),
    "pledge": Words("{text}の誓約書（{on}提出）", "pledge of {text} (handed in {on})"),
    "holding": Words("{text}（{medium}）", "{text} ({medium})"),
    "handover": Words("{text}（{on}受渡し）", "{text} (handed over {on})"),
    "expected_handover": Words("{text}", "{text}"),
    "removal": Words("{on}の持出し{more}", "taken out on {on}{more}"),
    "due_extension": Words("{on}までの期限延長{more}", "later day until {on}{more}"),
    "given_back": Words("{on}の返還・引渡し{more}", "return of {on}{more}"),
    "instruction_followed": Words("{on}の指示への対応{more}", "instruction followed on {on}{more}"),
    "erasure": Words("{on}に行った消去{more}", "erasure of {on}{more}"),
    "check_decision": Words("{on}に決定した確認", "check decided on {on}"),
    "inspection": Words("{on}の立入り調査等", "visit of {on}"),
    "finding": Words("{item}の指摘{more}", "finding under {item}{more}"),
    "correction": Words("{on}の是正の報告{more}", "correction of {on}{more}"),
    "incident": Words("{on}に知った{incident}{more}", "{incident}, known on {on}{more}"),
    "leak_decision": Words("{on}に知った{incident}{more}", "{incident}, known on {on}{more}"),
    "incident_report": Words("{on}の事故報告書", "incident report of {on}"),
    "breach_decision": Words("{item}の違反", "breach of {item}"),
    "instruction": Words("{on}の指示{more}", "instruction of {on}{more}"),
    "status_request": Words("{on}の求め{more}", "request of {on}{more}"),
    "status_report": Words("{on}の取扱状況の報告", "report of {on} on how data is handled"),
    "consent_request": Words("{item}の申請{more}", "request under {item}{more}"),
    "damage_claim": Words("{on}の請求{more}", "claim of {on}{more}"),
    "education_session": Words("{on}に行った教育", "session of {on}"),
    "education_plan": Words("{on}に予定している教育{more}", "session planned for {on}{more}"),
    "education_report": Words("{on}の教育実施報告", "education report of {on}"),
    "handler_list": Words("{on}提出の名簿", "list handed in on {on}"),
    "certificate": Words("{on}提出の消去証明書{more}", "erasure certificate of {on}{more}"),
    "publication_decision": Words("{on}の公表についての決定", "decision of {on} on publication"),
    "device": Words("電子計算機 {text}", "computer {text}"),
    "letter": Words("{text}（{on}決裁）", "{text} (decided {on})"),
}
_NO_ANNOUNCEMENT = Words("日程の通知前", "day not announced yet")


def subject_words(subject: Subject, language: Language) -> str:
    """`山田 花子（取扱者）`, `利用者名簿（紙）`, `令和8年12月3日の立入り調査等`; KeyError for a kind without words."""
    if subject.kind == "inspection" and subject.on is None:
        return said(_NO_ANNOUNCEMENT, language)
    before = "：" if language == "ja" else ": "
    values = {
        "text": subject.text or "",
        "more": f"{before}{subject.text}" if subject.text else "",
        "on": day_words(subject.on, language) if subject.on else "",
    }
    return said(FORMS[subject.kind], language).format_map(values | _coded(subject, language))


def _coded(subject: Subject, language: Language) -> dict[str, str]:
    code = subject.code
    if code is None:
        return {}
    if subject.kind == "designation":
        return {"role": said(ROLES[Role(code)], language)}
    if subject.kind == "holding":
        return {"medium": said(MEDIA[Medium(code)], language)}
    if subject.kind in {"incident", "leak_decision"}:
        return {"incident": said(INCIDENTS[IncidentKind(code)], language)}
    return {"item": item_number(code, language)}
