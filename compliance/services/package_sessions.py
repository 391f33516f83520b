"""The session of education that came back in an offline package, held against whom the package was given out with."""

from collections.abc import Mapping, Sequence
from datetime import date
from unicodedata import normalize
from uuid import UUID

from compliance.documents.education_sheets import ABSENT, TAUGHT, THERE, Asked, FilledSession, session_in
from compliance.domain.errors import Refused
from compliance.domain.yearless_days import read_asked_day_near
from compliance.services.desk import Desk
from compliance.services.education import HoldSession
from compliance.services.handler_lists import Ground
from compliance.services.package_refusals import not_loaded

SESSION, NOTE = "教育の実施.xlsx", "オフラインのパッケージで受領"


def session_told(desk: Desk, ground: Ground, content: bytes, people: Sequence[UUID]) -> HoldSession | None:
    """The session as it would be recorded; None where none was written down. Refused with what is wrong."""
    filled = session_in(content, SESSION, len(people))
    if not filled:
        return None
    _refuse_other_rows(ground, filled, people)
    told = filled.told
    session = HoldSession(
        contracts=(ground.contract.line.id,),
        happened_on=_day(desk, told[Asked.DAY]),
        attendees=_marked(filled, people, THERE),
        absentees=_marked(filled, people, ABSENT),
        teaches_protection=_taught(told, Asked.PROTECTION),
        teaches_security=_taught(told, Asked.SECURITY),
        tells_ordinance=_taught(told, Asked.ORDINANCE),
        minutes=_minutes(told[Asked.MINUTES]),
        form=told[Asked.FORM] or None,
        teacher=told[Asked.TEACHER] or None,
        material=told[Asked.MATERIAL] or None,
        test=told[Asked.TEST] or None,
        submitted=True,
        note=NOTE,
    )
    with desk.reading() as reading:
        session.check(reading, desk.shelf)
    return session


def _refuse_other_rows(ground: Ground, filled: FilledSession, people: Sequence[UUID]) -> None:
    """A row says the name it was given out with: who was moved or typed over would be taken for somebody else."""
    names = {each.id: each.name for each in ground.people}
    for place, person in enumerate(people):
        written = filled.marks[place][0]
        if written != names.get(person):
            raise not_loaded(
                f"教育の実施の{place + 1}番の氏名が、渡したときと違います（{written or '空欄'}）。",
                f"Row {place + 1} of the education sheet names somebody else than it was given out with.",
            )
        if filled.marks[place][1] not in {"", THERE, ABSENT}:
            raise not_loaded(
                f"教育の実施の{place + 1}番は、「{THERE}」か「{ABSENT}」を選んでください。",
                f"Row {place + 1} of the education sheet is marked neither as there nor as absent.",
            )


def _marked(filled: FilledSession, people: Sequence[UUID], mark: str) -> tuple[UUID, ...]:
    return tuple(person for place, person in enumerate(people) if filled.marks[place][1] == mark)


def _taught(told: Mapping[Asked, str], asked: Asked) -> bool:
    if told[asked] not in {"", TAUGHT}:
        raise _unread(asked, told[asked])
    return told[asked] == TAUGHT


def _day(desk: Desk, written: str) -> date:
    """Of a day to come nothing is handed in: a plan is no record."""
    day = read_asked_day_near(written, desk.today()) if written else None
    if day is None:
        raise _unread(Asked.DAY, written)
    if day > desk.today():
        raise not_loaded("教育の実施の日が、まだ来ていない日です。", "The session's day is still to come.")
    return day


def _minutes(written: str) -> int | None:
    """In either width, with or without 分."""
    number = normalize("NFKC", written).removesuffix("分").strip()
    if not number:
        return None
    if not number.isdecimal() or int(number) == 0:
        raise _unread(Asked.MINUTES, written)
    return int(number)


def _unread(asked: Asked, written: str) -> Refused:
    label = asked.value.partition("（")[0]
    why = f"教育の実施の「{label}」を読み取れません（{written or '空欄'}）。"
    return not_loaded(why, f"{label} of the education sheet cannot be read.")
