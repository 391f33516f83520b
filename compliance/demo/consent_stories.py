"""Consents of the practice ward: granted and kept, refused, run out, and one that waits for its decision."""

from datetime import date
from uuid import UUID

from compliance.demo.lives import Life
from compliance.services.consents import DecideConsent, RequestConsent
from compliance.services.handovers import RecordRemoval


def home_visit(life: Life, on: date) -> None:
    """Permission to take the day's forms along; they come back in time."""
    request = _ask(life, on, "訪問先での面談に用いる当日分の記録票", "利用者宅（区内）", "自宅での聴き取りが必要なため")
    back_by = life.day(on, 20)
    _grant(life, request, life.day(on, 3), until=back_by, back_by=back_by)
    taken = life.day(on, 10)
    _remove(life, taken, request, life.day(taken, 1))


def refused(life: Life, on: date) -> None:
    """The ward refuses to let the list leave the place."""
    request = _ask(life, on, "利用者名簿の写し", "法人本部（区外）", "本部での集計作業に用いるため")
    decided = life.day(on, 5)
    decision = DecideConsent(
        contract_id=life.contract,
        happened_on=decided,
        request_id=request,
        granted=False,
        conditions="集計は指定場所で行うこと。",
        decided_by=f"{life.setting.section}長",
    )
    life.chronicle.enter(decided, decision)


def run_out(life: Life, on: date) -> None:
    """A permission that had run out when the forms were taken along again, and they came back late."""
    request = _ask(life, on, "指導票の控え", "分院（区内）", "分院での事例検討に用いるため")
    until = life.day(on, 15)
    _grant(life, request, life.day(on, 4), until=until, back_by=until)
    taken = life.day(until, 6)
    _remove(life, taken, request, life.day(taken, 5))


def waiting(life: Life, on: date) -> UUID:
    """Asked for days ago; the ward has not decided. Returns the request's id."""
    return _ask(life, on, "聴き取り用の記録票（未記入のものを含む。）", "見本地域センター", "出張相談を開催するため")


def _ask(life: Life, on: date, what: str, place: str, reason: str) -> UUID:
    return life.chronicle.enter(
        on,
        RequestConsent(
            contract_id=life.contract,
            happened_on=on,
            clause="6",
            what=what,
            recipient=None,
            place=place,
            reason=reason,
            medium_label="紙",
            safeguards="施錠できる鞄に入れ、二人で運搬する。",
        ),
    )


def _grant(life: Life, request: UUID, on: date, *, until: date, back_by: date) -> None:
    life.chronicle.enter(
        on,
        DecideConsent(
            contract_id=life.contract,
            happened_on=on,
            request_id=request,
            granted=True,
            until_on=until,
            back_by_on=back_by,
            conditions="持出簿に記録し、戻した日のうちに区に連絡すること。",
            decided_by=f"{life.setting.section}長",
        ),
    )


def _remove(life: Life, on: date, consent: UUID, returned_on: date) -> None:
    removal = life.chronicle.enter(
        on,
        RecordRemoval(
            contract_id=life.contract,
            happened_on=on,
            consent_id=consent,
            what="記録票 12枚",
            medium_label="紙",
            destination="申請のとおり",
            carried_by=life.setting.business.contact,
        ),
    )
    life.chronicle.amend(returned_on, RecordRemoval, removal, returned_on=returned_on)
