"""Drafts of the council paper: made once before each meeting, kept as they were, made anew only on request."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from compliance.documents.outstanding import outstanding_xlsx
from compliance.services.council_drafts import draft_anew, drafted_report, make_due_drafts
from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.services.meetings import RegisterMeeting
from compliance.services.recording import record, void
from compliance.services.reports import outstanding_report
from compliance.store.database import Database
from compliance.store.idempotency import Request
from compliance.store.queries.meetings import meeting
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward, file_people, small_ward

HELD = date(2026, 7, 20)
NIGHT = datetime(2026, 7, 5, 19, 30, tzinfo=UTC)  # 04:30 on 6 July in Tokyo, fourteen days before


def silent(done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def ward(database: Database) -> Ward:
    return small_ward(database)


def a_meeting(desk: Desk) -> UUID:
    return record(desk, OFFICER, RegisterMeeting(name="第7回 個人情報保護審議会", held_on=HELD))


def drafted(desk: Desk, held: UUID) -> UUID | None:
    with desk.reading() as session:
        draft = meeting(session, held).draft
    return None if draft is None else draft.id


def test_a_draft_is_made_once_and_not_before_its_night(ward: Ward) -> None:
    held, desk = a_meeting(ward.desk), ward.at(NIGHT).desk
    assert make_due_drafts(ward.at(NIGHT - timedelta(days=1)).desk, silent) == {"drafts": 0}
    assert make_due_drafts(desk, silent) == {"drafts": 1}
    first = drafted(desk, held)
    assert make_due_drafts(desk, silent) == {"drafts": 0}
    assert make_due_drafts(ward.at(NIGHT + timedelta(days=3)).desk, silent) == {"drafts": 0}
    assert drafted(desk, held) == first


def test_a_meeting_that_was_cancelled_gets_none(ward: Ward) -> None:
    held = a_meeting(ward.desk)
    void(ward.desk, OFFICER, "council_meeting", held, "延期")
    assert make_due_drafts(ward.at(NIGHT).desk, silent) == {"drafts": 0}


def test_it_is_read_back_as_it_was_frozen(ward: Ward) -> None:
    held, desk = a_meeting(ward.desk), ward.at(NIGHT).desk
    make_due_drafts(desk, silent)
    report = outstanding_report(desk, Scope.whole_ward(), desk.today())
    kept = drafted_report(desk, held)
    assert kept.rows == report.rows
    assert (kept.both, kept.by_section) == (report.both, report.by_section)
    assert kept.head.meeting is not None
    assert kept.head.meeting.held_on == HELD


def test_what_happens_later_does_not_change_it(ward: Ward) -> None:
    held, desk = a_meeting(ward.desk), ward.at(NIGHT).desk
    make_due_drafts(desk, silent)
    before = outstanding_xlsx(drafted_report(desk, held))
    file_people(ward.at(NIGHT + timedelta(days=1)), 2)
    assert outstanding_xlsx(drafted_report(desk, held)) == before


def test_on_request_it_is_made_anew_and_the_old_one_stays(ward: Ward) -> None:
    held, desk = a_meeting(ward.desk), ward.at(NIGHT).desk
    make_due_drafts(desk, silent)
    first = drafted(desk, held)
    later = ward.at(NIGHT + timedelta(days=2)).desk
    who = UUID(OFFICER.id)
    request = Request(who, "/draft", uuid4(), b"1")
    for _ in range(2):
        draft_anew(later, who, held, request)
    assert drafted(later, held) != first
    assert drafted_report(later, held).head.as_of == date(2026, 7, 8)


def test_the_proof_holds_with_a_draft_in_the_database(ward: Ward) -> None:
    a_meeting(ward.desk)
    desk = ward.at(NIGHT).desk
    make_due_drafts(desk, silent)
    assert verify(desk, silent).faults == ()
