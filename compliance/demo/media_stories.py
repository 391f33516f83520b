"""What the media ledger of a contract can look like: flows due and overdue, handovers that wait, counts that differ."""

from dataclasses import replace
from datetime import date

from compliance.demo import consent_stories, handlings
from compliance.demo.lives import Life
from compliance.domain.facts import Medium
from compliance.services.devices import RegisterDevice
from compliance.services.handovers import ExpectHandover, RecordHandover
from compliance.services.holdings import CountHolding

_STICKS = "貸出し用の暗号化USBメモリ"


def everything(life: Life, day: date) -> None:
    """All of it for one contract, counted back from a day."""
    consent_stories.home_visit(life, life.back(day, 45))
    _flows(life, day)
    _computers(life)
    _differences(life, day)
    _waits(life, day)


def _flows(life: Life, day: date) -> None:
    """Expected in both directions, each with its day; one of them is over."""
    asked = life.back(day, 20)
    for what, due, to_ward in (
        ("利用者情報の照会（12月分）", life.day(day, 9), False),
        ("指導票（11月分）", life.day(day, 12), True),
        ("指導票（10月分）", life.back(day, 6), True),
    ):
        expected = ExpectHandover(
            contract_id=life.contract, happened_on=asked, due_on=due, description=what, to_ward=to_ward
        )
        life.chronicle.enter(asked, expected)


def _computers(life: Life) -> None:
    """Two of them, with who may use them and where their logs are shown."""
    for number, place in (("PC-021", "受付"), ("PC-022", "相談室")):
        device = RegisterDevice(
            contract_id=life.contract,
            asset_number=number,
            maker="見本電機",
            model_name="業務用ノート",
            serial=f"MD-{number[-3:]}-4471",
            place=f"{life.setting.place}　{place}",
            permitted_users="取扱責任者と取扱者",
            access_control="個人ごとのIDとパスワード、5分で画面ロック",
            log_evidence="操作ログを毎月、取扱責任者が点検（点検記録を保管）",
            from_on=life.start,
        )
        life.chronicle.enter(life.day(life.start, 0), device)


def _differences(life: Life, day: date) -> None:
    """A stocktake that finds one less, and a handover of which one piece did not arrive."""
    on, found = life.back(day, 40), life.back(day, 3)
    sticks = handlings.hold(life, on, _STICKS, Medium.MEDIA, count=3)
    life.chronicle.enter(
        found,
        CountHolding(
            contract_id=life.contract,
            happened_on=found,
            holding_id=sticks.holding,
            counted=2,
            counted_by=life.setting.business.contact,
        ),
    )
    given = life.back(day, 15)
    short = _handover(life, given, "面談記録票（控え）", 5)
    told = replace(short, counted=4, difference="封筒に4枚しか入っていませんでした。")
    handover = life.chronicle.enter(given, told)
    handlings.hold(life, given, "面談記録票（控え）", Medium.PAPER, count=4, handover=handover)


def _waits(life: Life, day: date) -> None:
    """One handover waits for a consent, one for a handler whose list the ward has not looked at yet."""
    on = life.back(day, 2)
    consent = consent_stories.waiting(life, life.back(day, 3))
    for_the_trip = replace(_handover(life, on, "出張相談に用いる記録票", 10), consent_id=consent)
    life.chronicle.enter(on, for_the_trip)
    for_the_newcomer = _handover(life, on, "新しい取扱者が使う利用者一覧", 1)
    life.chronicle.enter(on, replace(for_the_newcomer, handler_id=life.crew[-1].designation))


def _handover(life: Life, on: date, what: str, count: int) -> RecordHandover:
    """Papers given to the contractor, confirmed by the ward."""
    return RecordHandover(
        contract_id=life.contract,
        happened_on=on,
        description=what,
        medium=Medium.PAPER,
        count=count,
        giver=f"{life.setting.section} 担当",
        receiver=life.setting.business.contact,
        ward_confirmed_on=on,
    )
