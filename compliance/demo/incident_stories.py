"""Incidents of the practice ward: one that went to the commission, one still being reported, one risk of one."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from compliance.clock import JST
from compliance.demo.lives import Life
from compliance.domain.facts import IncidentKind
from compliance.services.holdings import FollowInstruction, Instruct
from compliance.services.incidents import (
    DecideLeak,
    NotifyIncident,
    RecordIncident,
    ReopenIncident,
    ReportIncident,
    ReportLeak,
)
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.incidents import CountUnit


def wrong_envelope(life: Life, on: date) -> UUID:
    """Somebody else's result sent to a person: noticed, reported twice, reported to the commission, put right."""
    incident = _known(
        life,
        on,
        IncidentKind.ACCIDENT,
        "結果通知の封入時に、別の受診者1名の結果票が混入し、誤って送付された。受け取った方からの連絡で判明した。",
    )
    _notice(life, incident, on)
    first = life.day(on, 2)
    _report(life, incident, first, persons=1, cause="封入後の重量検査を省略したため")
    decided = life.day(on, 1)
    life.chronicle.enter(
        decided,
        DecideLeak(
            incident_id=incident,
            happened_on=decided,
            known_on=on,
            ground="要配慮個人情報（健診の結果）の漏えいに当たるため",
            decided_by="個人情報保護担当課長",
        ),
    )
    early = life.day(on, 3)
    life.chronicle.enter(early, ReportLeak(incident_id=incident, happened_on=early, number="速報（受付番号 見本-001）"))
    _instruct(life, incident, life.day(on, 4), "封入工程の全件重量検査を再開し、作業手順書を改訂して提出すること。")
    again = life.day(on, 17)
    _report(
        life,
        incident,
        again,
        persons=1,
        final=True,
        cause="繁忙期に検査工程を省略できる運用としていたため",
        prevention="重量検査を省略できない設定に改め、二人による照合を必須とした。",
    )
    late = life.day(on, 27)
    final = ReportLeak(incident_id=incident, happened_on=late, final=True, number="確報（受付番号 見本-001）")
    life.chronicle.enter(late, final)
    reopened = life.day(on, 60)
    life.chronicle.enter(
        reopened,
        ReopenIncident(
            incident_id=incident,
            happened_on=reopened,
            reason="同じ便の別の1通にも混入が見つかったため",
        ),
    )
    third = life.day(reopened, 3)
    _report(life, incident, third, persons=2, final=True, cause="同じ時間帯に封入した便の再点検が及んでいなかったため")
    return incident


def lost_slip(life: Life, on: date) -> UUID:
    """A delivery slip gone missing and found again: a risk, noticed a day late, closed without a leak."""
    incident = _known(
        life,
        on,
        IncidentKind.RISK,
        "利用者1名の配達票（氏名、住所）が一時所在不明となり、車内で発見された。",
    )
    _notice(life, incident, life.day(on, 1))
    _report(life, incident, life.day(on, 6), persons=1, cause="配達票を留め具から外したまま運転したため", final=True)
    decided = life.day(on, 2)
    life.chronicle.enter(
        decided,
        DecideLeak(
            incident_id=incident,
            happened_on=decided,
            known_on=on,
            reportable=False,
            ground="外部の者の目に触れた事実がなく、漏えいのおそれは認められないため",
            decided_by="個人情報保護担当課長",
        ),
    )
    return incident


def misdirected_mail(life: Life, on: date) -> UUID:
    """Days ago: a mail to a wrong address. Told at once; the written report is in and waits for its review."""
    incident = _known(
        life, on, IncidentKind.ACCIDENT, "応対記録の取次ぎメールを、宛先の選択誤りにより無関係の1名に送信した。"
    )
    _notice(life, incident, on)
    report = life.day(on, 2)
    life.chronicle.enter(
        report,
        ReportIncident(
            incident_id=incident,
            happened_on=report,
            submitted=True,
            outline="誤送信先に削除を依頼し、削除した旨の返信を受けた。",
            data_items="氏名、電話番号、問合せの内容",
            person_count=1,
            count_unit=CountUnit.PERSONS,
            cause="宛先候補の表示順が変わったことに気付かなかったため",
        ),
    )
    _instruct(life, incident, life.day(on, 3), "宛先を固定した取次ぎ専用の様式に改め、報告すること。", followed=False)
    return incident


def _known(life: Life, on: date, kind: IncidentKind, outline: str) -> UUID:
    command = RecordIncident(
        contracts=(life.contract,), incident_kind=kind, known_on=on, outline=outline, discovered_at=_at(on, 10, 20)
    )
    return life.chronicle.enter(on, command)


def _notice(life: Life, incident: UUID, on: date) -> None:
    life.chronicle.enter(
        on,
        NotifyIncident(
            incident_id=incident,
            happened_on=on,
            notified_at=_at(on, 11, 5),
            how="電話",
            notified_by=life.setting.business.contact,
            notified_to=f"{life.setting.section} 担当",
        ),
    )


def _report(
    life: Life,
    incident: UUID,
    on: date,
    *,
    persons: int,
    cause: str,
    final: bool = False,
    prevention: str | None = None,
) -> None:
    """A version of the written report, accepted some days later."""
    report = life.chronicle.enter(
        on,
        ReportIncident(
            incident_id=incident,
            happened_on=on,
            final=final,
            submitted=True,
            person_count=persons,
            count_unit=CountUnit.PERSONS,
            cause=cause,
            prevention=prevention,
        ),
    )
    accepted = life.day(on, 2, 6)
    life.chronicle.enter(
        accepted,
        ReviewSubmission(
            contract_id=life.contract,
            happened_on=accepted,
            subject_id=report,
            subject_kind="incident_report",
            accepted=True,
            reviewed_by=f"{life.setting.section} 担当",
        ),
    )


def _instruct(life: Life, incident: UUID, on: date, text: str, *, followed: bool = True) -> None:
    due = life.day(on, 14)
    instruction = life.chronicle.enter(
        on,
        Instruct(
            contract_id=life.contract,
            happened_on=on,
            clause="19",
            holdings=(),
            incident_id=incident,
            due_on=due,
            text=text,
            instructed_by=f"{life.setting.section}長",
        ),
    )
    if followed:
        done = due - timedelta(days=1)
        follow = FollowInstruction(
            contract_id=life.contract,
            happened_on=done,
            instruction_id=instruction,
            how="改訂した手順書を確認した。",
        )
        life.chronicle.enter(done, follow)


def _at(on: date, hour: int, minute: int) -> datetime:
    return datetime.combine(on, time(hour, minute), tzinfo=JST)
