"""Which story befalls which contract of the practice ward, and what changes for the ward itself."""

from dataclasses import replace
from datetime import date, timedelta

from compliance.demo import (
    breach_stories,
    consent_stories,
    crews,
    ending_stories,
    handlings,
    incident_stories,
    media_stories,
    pledge_stories,
    visits,
    waiting_stories,
)
from compliance.demo.lives import Life
from compliance.demo.ward import Ward, first_day
from compliance.domain.calendar import next_open_day
from compliance.domain.facts import Employment, Medium
from compliance.services.findings import ReopenFinding
from compliance.services.meetings import RegisterMeeting
from compliance.services.policies import ChangePolicy
from compliance.services.status_requests import RequestStatus

_SOON = timedelta(days=4)
_NEAR = timedelta(days=13)
"""So near a meeting's paper is drafted by the eve of the day; the holidays of the new year fit in between."""


def befall(ward: Ward, day: date) -> None:
    """Every story: those of past years on fixed days, the latest ones counted back from the day it is made for."""
    _change_policy(ward)
    _meet(ward, day)
    _in_past_years(ward)
    _lately(ward, day)


def _in_past_years(ward: Ward) -> None:
    year, lives = ward.times.years[-2], ward.lives
    incident_stories.wrong_envelope(lives["mihon-printing"][1], date(year, 6, 16))
    incident_stories.lost_slip(lives["reiji-kitchen"][1], date(year, 11, 12))
    breach_stories.unanswered_request(lives["kakubashi"][1], date(year, 6, 3))
    breach_stories.copied_list(lives["mihon-data"][1], date(year, 9, 9))
    breach_stories.question_of_subcontracting(lives["mihon-data"][0], date(year, 2, 4), date(year, 2, 25))
    consent_stories.home_visit(lives["reiji-care"][1], date(year, 5, 20))
    consent_stories.refused(lives["mihon-gakudo"][1], date(year, 7, 8))
    consent_stories.run_out(lives["tsukimi"][1], date(year, 10, 6))
    visits.called_off(lives["kaku-systems"][1], date(year, 10, 9))
    _reopen_finding(lives["komorebi"][0])
    crews.join(lives["reiji-contact"][1], date(year, 6, 2), Employment.FREELANCE)
    ending_stories.entered_by_mistake(lives["reiji-kenshin"][1], date(year, 8, 5))
    ending_stories.ended_early(lives["mihon-mail"][1], date(year, 11, 28))
    _single_contracts(ward, year)


def _single_contracts(ward: Ward, year: int) -> None:
    """Two short ones beside the yearly ones: twelve days in March that nobody inspected, and a spotless summer."""
    checks = ward.lives["reiji-kenshin"][0].setting
    march = ending_stories.short_in_march(ward.times, checks, year, f"{year - 2018}単第001号")
    forms = replace(ward.lives["kaku-madoguchi"][0].setting, issued="窓口アンケート用紙", collects=False)
    summer = ending_stories.spotless(ward.times, forms, year, f"{year - 2018}単第002号")
    ward.lives["single"] = [march, summer]


def _lately(ward: Ward, day: date) -> None:
    """What is still under way on the day the ward is made for; it befalls the contracts of the fiscal year at hand."""
    lives = {code: years[-1] for code, years in ward.lives.items()}
    pledge_stories.recognised(lives["hinata"], _ago(lives["hinata"], day, 60))
    if ward.ground.pledging is not None:
        desk_of_forms = ward.lives["kaku-madoguchi"][-1].setting
        year = ward.times.years[-1]
        pledged = pledge_stories.under_pledges(ward.times, desk_of_forms, ward.ground.pledging, year, day)
        ward.lives["pledged"] = [pledged]
        checks = lives["reiji-kenshin"]
        pledge_stories.brought_under(checks, ward.ground.pledging, _ago(checks, day, 25))
    breach_stories.neglect_to_decide_on(lives["kakubashi"], _ago(lives["kakubashi"], day, 20))
    incident_stories.misdirected_mail(lives["reiji-contact"], _ago(lives["reiji-contact"], day, 8))
    consent_stories.waiting(lives["mihon-gakudo"], _ago(lives["mihon-gakudo"], day, 3))
    breach_stories.question_of_subcontracting(lives["mihon-library"], _ago(lives["mihon-library"], day, 12), None)
    for code, days in (("hinata", 4), ("komorebi", 40), ("reiji-care", 2)):
        crews.hand_in(lives[code], _ago(lives[code], day, days))
    _question(lives["komorebi"], _ago(lives["komorebi"], day, 30), 14)
    _question(lives["kaku-systems"], _ago(lives["kaku-systems"], day, 5), 14)
    waiting_stories.taught(lives["tsukimi"], _ago(lives["tsukimi"], day, 6))
    waiting_stories.answered(lives["tsukimi"], _ago(lives["tsukimi"], day, 15), _ago(lives["tsukimi"], day, 1))
    printing = lives["mihon-printing"]
    spoilt = handlings.hold(printing, _ago(printing, day, 50), "試し刷り及び損紙", Medium.PAPER, count=6)
    ending_stories.destroyed_on_instruction(printing, [spoilt], _ago(printing, day, 24))
    media_stories.everything(lives["hinata"], day)


def _ago(life: Life, day: date, days: int) -> date:
    """A working day so many days ago, but none before the contract began."""
    return max(life.back(day, days), life.start)


def _question(life: Life, on: date, days: int) -> None:
    life.chronicle.enter(
        on,
        RequestStatus(
            contract_id=life.contract,
            happened_on=on,
            due_on=life.day(on, days),
            question="端末の更新後のログの取得状況について報告してください。",
            asked_by=f"{life.setting.section} 担当",
        ),
    )


def _reopen_finding(life: Life) -> None:
    """A finding closed in its year, found again a year later, corrected, and closed for good."""
    found_on = date(life.year, 12, 3)
    finding = visits.find(life, visits.plan(life), found_on, visits.LAPSES[0])
    closed = visits.correct(life, finding, found_on)
    again = life.day(closed, 60)
    life.chronicle.enter(
        again,
        ReopenFinding(
            contract_id=life.contract,
            happened_on=again,
            finding_id=finding,
            due_on=life.day(again, 30),
            reason="抜き打ちの確認で、再び施錠されていなかったため",
        ),
    )
    visits.correct(life, finding, again)


def _change_policy(ward: Ward) -> None:
    """From the second year on, certificates are asked for sooner."""
    year = ward.times.years[1]
    decided, from_on = date(year, 2, 20), date(year, 4, 1)
    ward.times.chronicle.enter(
        decided,
        ChangePolicy(
            edition_id=ward.ground.edition,
            name="certificate",
            from_on=from_on,
            days=10,
            reason="消去から証明書の提出までの期間が長いとの審議会の意見を受け、14日から10日に改める。",
        ),
    )


def _meet(ward: Ward, day: date) -> None:
    """The council meets in July, October and February of each year, and soon after `day`: its draft is to be seen."""
    closed = ward.times.is_closed
    planned = [date(year + (month < 4), month, 18) for year in ward.times.years for month in (7, 10, 2)]
    regular = [next_open_day(on, closed) for on in planned]
    near = any(day <= on <= day + _NEAR for on in regular)
    soon = () if near else (next_open_day(day + _SOON, closed),)
    for number, on in enumerate(sorted((*regular, *soon)), start=1):
        known = max(on - timedelta(days=45), first_day(ward))
        name = f"第{number}回 情報公開・個人情報保護審議会"
        ward.times.chronicle.enter(known, RegisterMeeting(name=name, held_on=on))
