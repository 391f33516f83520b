"""Breaches of the practice ward: established and dismissed, with explanation, guidance, publication and damages."""

from datetime import date
from uuid import UUID

from compliance.demo.lives import Life
from compliance.services.breaches import DecideBreach, DecideGuidance, DecidePublication, Explain, Publish
from compliance.services.damages import ClaimDamage, SettleDamage
from compliance.services.extensions import ExtendDue
from compliance.services.handovers import RecordCopy, RecordSubcontracting
from compliance.services.status_requests import ReportStatus, RequestStatus


def unanswered_request(life: Life, on: date) -> UUID:
    """A request answered a month late, after a first extension; the neglect is established, guided, not published."""
    due = life.day(on, 14)
    request = life.chronicle.enter(
        on,
        RequestStatus(
            contract_id=life.contract,
            happened_on=on,
            due_on=due,
            question="利用者情報の保管場所の変更について、変更後の配置図を添えて報告してください。",
            asked_by=f"{life.setting.section} 担当",
        ),
    )
    granted, extended = life.back(due, 2), life.day(due, 10)
    life.chronicle.enter(
        granted,
        ExtendDue(
            contract_id=life.contract,
            happened_on=granted,
            obligation_key=f"status_report/{request}",
            old_due_on=due,
            new_due_on=extended,
            reason="院内の改修工事の完了が遅れ、配置図の確定に時間を要する旨の申出があったため",
            granted_by=f"{life.setting.section}長",
        ),
    )
    answered = life.day(extended, 33)
    answer = ReportStatus(
        contract_id=life.contract, happened_on=answered, request_id=request, answer="変更後の配置図のとおりです。"
    )
    life.chronicle.enter(answered, answer)
    established = life.day(extended, 20)
    breach = _decide(
        life,
        established,
        "14",
        f"status_report/{request}",
        "延長後の期限を過ぎても報告がなく、二度の督促にも応じなかったため",
        told=life.day(established, 1),
    )
    heard = life.day(established, 5)
    said = Explain(
        contract_id=life.contract,
        happened_on=heard,
        breach_id=breach,
        text="担当者の退職により引継ぎが漏れていた。今後は院長が直接管理する。",
    )
    life.chronicle.enter(heard, said)
    decided = life.day(established, 12)
    life.chronicle.enter(
        decided,
        DecideGuidance(
            contract_id=life.contract,
            happened_on=decided,
            breach_id=breach,
            guide=True,
            ground="報告の体制を改めるよう、文書により指導する。",
            decided_by="健康部長",
        ),
    )
    life.chronicle.enter(
        decided,
        DecidePublication(
            contract_id=life.contract,
            happened_on=decided,
            breach_id=breach,
            publish=False,
            ground="個人情報の漏えいに至っておらず、改善の申出があるため、公表は要しない。",
            decided_by="健康部長",
            confirmed_by="総務部長",
        ),
    )
    return breach


def copied_list(life: Life, on: date) -> None:
    """A copy on record: established, guided and published; the damage to a third party settled."""
    copy = life.chronicle.enter(
        on, RecordCopy(contract_id=life.contract, happened_on=on, what="結果票の写しを作業の見本として作成", count=3)
    )
    established = life.day(on, 15)
    breach = _decide(
        life, established, "9", f"copying/{copy}", "写しの作成を事業者が認めており、第9項に反するため", told=established
    )
    heard = life.day(established, 4)
    said = Explain(contract_id=life.contract, happened_on=heard, breach_id=breach, text="特に意見はない。")
    life.chronicle.enter(heard, said)
    decided = life.day(established, 9)
    life.chronicle.enter(
        decided,
        DecideGuidance(
            contract_id=life.contract,
            happened_on=decided,
            breach_id=breach,
            guide=True,
            ground="写しを全て回収し、作業の見本を架空のものに改めるよう指導する。",
            decided_by="健康部長",
        ),
    )
    publication = life.chronicle.enter(
        decided,
        DecidePublication(
            contract_id=life.contract,
            happened_on=decided,
            breach_id=breach,
            publish=True,
            ground="写しの一部が作業場外で見つかっており、区民に知らせる必要があるため",
            decided_by="健康部長",
            confirmed_by="総務部長",
        ),
    )
    notice = life.day(decided, 3)
    life.chronicle.enter(
        notice,
        Publish(
            contract_id=life.contract,
            happened_on=notice,
            publication_id=publication,
            text="委託先における健診結果票の複写について、経緯と再発防止策をお知らせします。",
            where_published="区公式ホームページ",
        ),
    )
    _damage(life, life.day(established, 30))


def question_of_subcontracting(life: Life, on: date, decided_on: date | None) -> None:
    """Work found with another firm: an officer dismisses it, or has not decided yet."""
    given = life.chronicle.enter(
        on,
        RecordSubcontracting(
            contract_id=life.contract,
            happened_on=on,
            third_party="見本警備輸送株式会社",
            work="結果票を納めた封緘箱の運搬",
        ),
    )
    if decided_on is not None:
        _decide(
            life,
            decided_on,
            "10",
            f"subcontracting/{given}",
            "封緘したままの運搬であり、個人情報を取り扱う業務の委託には当たらないため",
            established=False,
        )


def neglect_to_decide_on(life: Life, on: date) -> UUID:
    """Established a short while ago; the explanation is in, guidance and publication are still to be decided."""
    breach = _decide(
        life, on, "8", f"cabinet/{life.number}", "再三の指摘にもかかわらず、書庫の施錠が徹底されていないため", told=on
    )
    heard = life.day(on, 3)
    said = Explain(
        contract_id=life.contract,
        happened_on=heard,
        breach_id=breach,
        text="施錠の記録を毎月区に提出したい。",
    )
    life.chronicle.enter(heard, said)
    return breach


def _decide(
    life: Life, on: date, clause: str, cause: str, ground: str, *, established: bool = True, told: date | None = None
) -> UUID:
    return life.chronicle.enter(
        on,
        DecideBreach(
            contract_id=life.contract,
            happened_on=on,
            clause=clause,
            cause=cause,
            established=established,
            ground=ground,
            told_on=told,
            decided_by=f"{life.setting.section}長",
        ),
    )


def _damage(life: Life, on: date) -> None:
    claim = life.chronicle.enter(
        on,
        ClaimDamage(
            contract_id=life.contract,
            happened_on=on,
            clause="9",
            due_on=life.day(on, 60),
            third_party=True,
            claimant="受診者1名",
            amount=30000,
            text="写しを他人に見られたことによる慰謝料の請求",
        ),
    )
    settled = life.day(on, 41)
    life.chronicle.enter(
        settled,
        SettleDamage(
            contract_id=life.contract,
            happened_on=settled,
            claim_id=claim,
            amount=30000,
            text="事業者が請求の全額を支払い、解決した。",
        ),
    )
