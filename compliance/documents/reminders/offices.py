"""The daily mail to the office in charge of privacy: what it has to decide, and what is overdue in which section."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compliance.documents.reminders.letters import Matter
from compliance.documents.reminders.texts import LISTED, day_with_weekday, entries
from compliance.documents.texts import one_line


@dataclass(frozen=True, slots=True)
class SectionState:
    """How many duties are overdue under the contracts that a section leads, and how many submissions wait for it."""

    name: str
    ward: int
    contractor: int
    claimed: int


@dataclass(frozen=True, slots=True)
class OfficeDigest:
    """The office's own duties, and the sections with anything overdue or waiting, the most overdue first."""

    written_on: date
    own: tuple[Matter, ...]
    sections: tuple[SectionState, ...]
    practice: bool = False


def office_subject(digest: OfficeDigest) -> str:
    """The subject of the mail."""
    overdue = sum(section.ward + section.contractor for section in digest.sections)
    return f"【個人情報委託管理】区全体の状況：決定待ち{len(digest.own)}件、期限超過{overdue}件"


def office_text(digest: OfficeDigest) -> str:
    """The mail."""
    practice = ("【練習用】これは練習用のデータで作ったものです。", "") if digest.practice else ()
    head = (
        "個人情報保護担当　御担当者様",
        "",
        f"{day_with_weekday(digest.written_on)}の区全体の状況をお知らせします。",
        "",
    )
    foot = ("詳しくは、個人情報委託管理にサインインし、「今日」の画面で確かめてください。", "")
    return "\n".join((*practice, *head, *_own(digest), *_sections(digest), *foot))


def _own(digest: OfficeDigest) -> Iterator[str]:
    if not digest.own:
        return
    yield from (f"■ 個人情報保護担当が決定するもの（{len(digest.own)}件）", "")
    yield from entries(digest.own[:LISTED])
    if rest := len(digest.own) - LISTED:
        yield from ((f"ほか {rest} 件", "") if rest > 0 else ())


def _sections(digest: OfficeDigest) -> Iterator[str]:
    if not digest.sections:
        return
    yield from ("■ 担当課ごとの期限超過", "")
    for section in digest.sections:
        waiting = f"、区の確認待ち {section.claimed}件" if section.claimed else ""
        name = one_line(section.name) or "担当課未定"
        yield f"・{name}：区の義務 {section.ward}件、受託者の義務 {section.contractor}件{waiting}"
    yield ""
