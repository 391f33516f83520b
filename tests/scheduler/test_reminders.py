"""Reminders: one letter for all that is due, on the days of reminding, in plain words, without a person's name."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from compliance.documents.reminders import letter_from_json, letters_pdf
from compliance.services.breaches import DecideBreach, Explain
from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.services.mails import withdraw
from compliance.services.nightly import Nightly, perform
from compliance.services.recording import correct, record
from compliance.services.reminders import queue, send_digests
from compliance.services.sections import RegisterSection
from compliance.services.status_requests import RequestStatus
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store.database import Database
from compliance.store.models.mails import Channel, Mail
from compliance.store.models.sections import Section
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.versions import current
from tests.services.wards import OFFICER, Ward, file_people, small_ward

REQUESTED, DUE = date(2026, 11, 2), date(2026, 11, 30)


def at(ward: Ward, day: int, month: int = 11, *, sends_mail: bool = False) -> Desk:
    """The ward's desk at seven in the morning (JST) of that day."""
    moved = ward.at(datetime(2026, month, day - 1, 22, 0, tzinfo=UTC))
    return replace(moved.desk, sends_mail=sends_mail)


def outbox(desk: Desk) -> list[Mail]:
    with desk.reading() as session:
        return list(session.scalars(select(Mail).order_by(Mail.queued_at, Mail.subject)))


@pytest.fixture
def ward(database: Database) -> Ward:
    """Everything but a report of status, asked for by 30 November, is out of the way."""
    made = small_ward(database)
    set_ward(made.desk, OFFICER, SetWard(name="なごみ区", start_of_use_on=date(2026, 11, 1)))
    request = RequestStatus(contract_id=made.contract, happened_on=REQUESTED, due_on=DUE)
    record(at(made, 2), OFFICER, request)
    return made


def night(desk: Desk) -> None:
    perform(desk, Nightly.REMINDERS, send_digests, "runner", lambda: True)


def test_a_contractor_gets_one_letter_on_each_day_of_reminding(ward: Ward) -> None:
    for day in range(3, 31):
        night(at(ward, day))
    told = [mail.queued_at.astimezone(UTC).date() for mail in outbox(at(ward, 30))]
    assert len(told) == len(set(told))
    keys = [mail.dedupe_key for mail in outbox(at(ward, 30))]
    assert {key.split()[1] for key in keys} >= {"2026-11-16", "2026-11-24"}  # the 23rd is a holiday


def test_the_same_night_twice_writes_once(ward: Ward) -> None:
    desk = at(ward, 16)
    first, second = (send_digests(desk, lambda _done, _total: None) for _ in range(2))
    assert first is not None
    assert second is not None
    assert (first["queued"], second["queued"]) == (1, 0)


def test_on_a_closed_day_nothing_is_written_and_the_next_open_day_makes_up_for_it(ward: Ward) -> None:
    night(at(ward, 20))
    before = len(outbox(at(ward, 20)))
    night(at(ward, 23))  # Labour Thanksgiving Day, a week before the due day
    assert len(outbox(at(ward, 23))) == before
    night(at(ward, 24))
    assert len(outbox(at(ward, 24))) == before + 1


def test_a_letter_says_what_by_when_and_whom_to_call(ward: Ward) -> None:
    night(at(ward, 16))
    (mail,) = outbox(at(ward, 16))
    assert mail.channel is Channel.POST
    assert mail.recipient == "若葉クリニック"
    assert "若葉クリニック　御中" in mail.body
    assert "取扱状況を報告する" in mail.body
    assert "令和8年11月30日（月）［区が求めた期限］" in mail.body
    assert "健康づくり課" in mail.body
    assert mail.letter is not None
    assert letters_pdf([letter_from_json(mail.letter)], mail.queued_at).startswith(b"%PDF")


def test_no_persons_name_is_in_it(ward: Ward) -> None:
    file_people(ward, 3)
    night(at(ward, 16))
    for mail in outbox(at(ward, 16)):
        assert "責任 太郎" not in mail.body + str(mail.letter)
        assert "取扱 1" not in mail.body + str(mail.letter)


def test_the_section_with_a_mail_address_gets_its_own_digest(ward: Ward) -> None:
    desk = at(ward, 16, sends_mail=True)
    with desk.reading() as session:
        section = current(session, Section, ward.section)
    assert section is not None
    told = RegisterSection(
        department_id=section.department_id,
        name=section.name,
        exists_from_on=section.exists_from_on,
        email="kenko@example.lg.jp",
    )
    correct(desk, OFFICER, ward.section, 1, told)
    night(desk)
    own = [mail for mail in outbox(desk) if mail.contractor_id is None]
    assert [mail.recipient for mail in own] == ["kenko@example.lg.jp"]
    assert "〔若葉クリニック〕取扱状況を報告する" in own[0].body


def test_an_officer_reminds_of_chosen_duties_once_a_day(ward: Ward) -> None:
    desk = at(ward, 5)
    with desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(), desk.today())
    for number in (1, 0):
        with desk.change(OFFICER) as change:
            assert len(queue(change, desk.shelf, rows, sends_mail=False)) == number


def test_the_proof_holds_with_letters_in_the_outbox(ward: Ward) -> None:
    desk = at(ward, 16)
    night(desk)
    with desk.change(OFFICER) as change:
        withdraw(change, [mail.id for mail in outbox(desk)])
    assert verify(desk, lambda _done, _total: None).faults == ()


def test_the_privacy_office_gets_one_mail_a_day_on_what_it_decides_and_what_is_late_where(ward: Ward) -> None:
    set_ward(
        at(ward, 2),
        OFFICER,
        SetWard(name="なごみ区", start_of_use_on=date(2026, 11, 1), email="hogo@example.jp"),
        None,
        1,
    )
    breach = DecideBreach(
        contract_id=ward.contract,
        happened_on=date(2026, 11, 5),
        clause="14",
        cause="report",
        established=True,
        ground="未提出",
    )
    established = record(at(ward, 5), OFFICER, breach)
    heard = Explain(contract_id=ward.contract, happened_on=date(2026, 11, 6), breach_id=established, text="失念した")
    record(at(ward, 6), OFFICER, heard)
    desk = at(ward, 2, month=12, sends_mail=True)
    night(desk)
    night(desk)
    (mail,) = [mail for mail in outbox(desk) if mail.recipient == "hogo@example.jp"]
    assert "■ 個人情報保護担当が決定するもの" in mail.body
    assert "8-101" in mail.body
    assert "・健康づくり課：区の義務 2件、受託者の義務 1件" in mail.body
    assert "決定待ち2件、期限超過3件" in mail.subject
