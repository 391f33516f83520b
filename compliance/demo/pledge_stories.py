"""A contract under the edition that asks for pledges: signed one by one, education reported, work passed on."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from compliance.demo import crews, handlings, visits
from compliance.demo.lives import DILIGENT, Life, Setting, Worker
from compliance.demo.years import Times, conclude
from compliance.services.consents import DecideConsent, RequestConsent
from compliance.services.edition_changes import ChangeEdition
from compliance.services.education import ReportEducation
from compliance.services.handovers import RecogniseMatter, RecordSubcontracting
from compliance.services.people import TakePledge

_PASSING_ON = "第6条"


def under_pledges(times: Times, setting: Setting, edition: str, year: int, day: date) -> Life:
    """Mostly in order, but a newcomer's pledge is missing, a report came late, and a second request waits."""
    life = conclude(times, replace(setting, edition=edition, manner=DILIGENT), year, f"{year - 2018}新第001号")
    handlings.name_place(life)
    crews.first_list(life, 5, faultless=True)
    for worker in life.crew:
        _pledge(life, worker, life.back(life.handling_from, life.dice.randint(1, 4)))
    handlings.first_handover(life)
    _teach(life, life.day(date(year, 5, 18), 0), reported_after=16)
    _pass_on(life, life.day(date(year, 5, 25), 0), "受付票の倉庫への運搬", granted_after=6)
    newcomer = crews.join(life, life.day(date(year, 8, 3), 0))
    _teach(life, life.day(date(year, 8, 10), 0), reported_after=41, of=(newcomer.person,))
    visits.announce(life, visits.plan(life), life.day(date(year, 12, 9), 0))
    _pass_on(life, life.back(day, 4), "外国語の案内文の翻訳", granted_after=None)
    return life


def brought_under(life: Life, edition: str, on: date) -> None:
    """A change of the contract puts the edition in force; all but the last of the crew have signed since."""
    change = ChangeEdition(
        contract_id=life.contract,
        happened_on=on,
        edition_id=edition,
        signed_on=max(life.back(on, 10), life.start),
        paper="変更契約書（第1回）",
        reason="契約約款の改定に合わせ、取扱者ごとに誓約書を提出する特記事項に改めるため。",
    )
    life.chronicle.enter(on, change)
    for worker in life.crew[:-1]:
        _pledge(life, worker, life.day(on, 3))


def recognised(life: Life, on: date) -> None:
    """The ward recognises a matter as one that is not to be collected without its consent."""
    matter = RecogniseMatter(
        contract_id=life.contract,
        happened_on=on,
        matter="家族の収入及び借入れに関する事項",
        recognised_by=f"{life.setting.section}長",
        note="相談の記録票に記入欄があったため、様式から削除するよう求めた。",
    )
    life.chronicle.enter(on, matter)


def _pledge(life: Life, worker: Worker, on: date) -> None:
    on = max(on, life.start)
    pledge = TakePledge(contract_id=life.contract, happened_on=on, person_id=worker.person, note="写しを受領")
    life.chronicle.enter(on, pledge)


def _teach(life: Life, on: date, *, reported_after: int, of: tuple[UUID, ...] = ()) -> None:
    people = of or tuple(worker.person for worker in life.crew)
    held = life.chronicle.enter(on, crews.session(life, on, people, (), "個人情報保護及び情報セキュリティ研修"))
    reported_on = life.day(on, reported_after)
    result = f"受講者{len(people)}名。理解度の確認を行い、全員が基準を満たした。"
    life.chronicle.enter(reported_on, ReportEducation(session_id=held, happened_on=reported_on, result=result))


def _pass_on(life: Life, on: date, work: str, *, granted_after: int | None) -> None:
    """Consent to re-outsource is asked for; where it is granted, the work is passed on some days later."""
    third_party = "架空運送株式会社" if granted_after else "見本翻訳事務所"
    asked = RequestConsent(
        contract_id=life.contract,
        happened_on=on,
        clause=_PASSING_ON,
        what=work,
        recipient=third_party,
        reason="専門の設備と人員を要するため",
        safeguards="特記事項と同じ義務を再委託先の契約書に定める。",
    )
    request = life.chronicle.enter(on, asked)
    if granted_after is None:
        return
    decided = life.day(on, granted_after)
    decision = DecideConsent(
        contract_id=life.contract,
        happened_on=decided,
        request_id=request,
        granted=True,
        until_on=life.end,
        conditions="再委託先の取扱者の名簿を提出すること。",
        decided_by=f"{life.setting.section}長",
    )
    life.chronicle.enter(decided, decision)
    passed = life.day(decided, 5)
    given = RecordSubcontracting(
        contract_id=life.contract, happened_on=passed, consent_id=request, third_party=third_party, work=work
    )
    life.chronicle.enter(passed, given)
