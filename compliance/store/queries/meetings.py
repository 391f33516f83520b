"""The council's meetings with the newest draft of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.models.council_reports import CouncilMeeting, CouncilReport
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class Drafted:
    """A frozen draft: the day it speaks of, and the instant it was made."""

    id: UUID
    as_of: date
    frozen_at: datetime


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting; `draft` is its newest, None before one was made."""

    id: UUID
    version: int
    name: str
    held_on: date
    note: str
    draft: Drafted | None


def meetings(session: Session) -> tuple[MeetingLine, ...]:
    """Every meeting, those to come included: a council meets a few times a year."""
    return tuple(_line(row) for row in session.execute(_lines()))


def meeting(session: Session, ident: UUID) -> MeetingLine:
    """One meeting; NotFound where there is none, or it was voided."""
    row = session.execute(_lines().where(CouncilMeeting.id == ident)).one_or_none()
    if row is None:
        raise NotFound("会議 / meeting", ident)
    return _line(row)


def awaiting_draft(session: Session, first: date, last: date) -> Sequence[MeetingLine]:
    """The meetings between two days (included) for which no draft was made, the first one first."""
    between = CouncilMeeting.held_on.between(first, last), CouncilReport.id.is_(None)
    return [_line(row) for row in session.execute(_lines().where(*between).order_by(CouncilMeeting.held_on))]


def _lines() -> Select[*tuple[Any, ...]]:
    place = func.row_number().over(partition_by=CouncilReport.meeting_id, order_by=CouncilReport.frozen_at.desc())
    newest = select(CouncilReport.id.label("id"), place.label("place")).subquery()
    drafts = select(newest.c.id).where(newest.c.place == 1)
    return (
        select(CouncilMeeting, CouncilReport.id.label("draft"), CouncilReport.as_of, CouncilReport.frozen_at)
        .outerjoin(CouncilReport, (CouncilReport.meeting_id == CouncilMeeting.id) & CouncilReport.id.in_(drafts))
        .where(stands(CouncilMeeting))
    )


def _line(row: Row[*tuple[Any, ...]]) -> MeetingLine:
    held, draft = row[0], None if row.draft is None else Drafted(row.draft, row.as_of, row.frozen_at)
    return MeetingLine(held.id, held.version, held.name, held.held_on, held.note or "", draft)
