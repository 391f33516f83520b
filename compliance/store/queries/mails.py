"""The outbox as it is listed: each mail and letter with its state, scoped to the sections that send them."""

import enum
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, false, func, literal, select, true
from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.errors import NotFound
from compliance.store.mails import MOST_ATTEMPTS
from compliance.store.models.mails import Channel, Mail
from compliance.store.models.sections import Section
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.scopes import Scope

LETTERS_AT_ONCE = 100
"""How many letters are printed at once: a few seconds of typesetting."""
UNKNOWN_AFTER = timedelta(minutes=10)
"""A mail claimed so long ago and not told about since: its runner died between sending it and noting that."""


class MailState(enum.StrEnum):
    """Where a mail or letter stands, those that ask for somebody's hand first."""

    TO_PRINT = "to_print"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    SENT = "sent"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class MailLine:
    """One mail or letter as listed; `section` sends it, empty for none."""

    id: UUID
    state: MailState
    channel: Channel
    recipient: str
    subject: str
    section: str
    to_contractor: bool
    queued_at: datetime
    sent_at: datetime | None

    @property
    def queued_on(self) -> date:
        """The day (JST) it was written."""
        return day_in_japan(self.queued_at)


@dataclass(frozen=True, slots=True)
class MailView:
    """One mail or letter with its text; `letter` is what its paper is set from."""

    line: MailLine
    contractor: UUID | None
    body: str
    letter: Mapping[str, Any] | None
    last_error: str
    not_before: datetime


def mail_listing(scope: Scope, now: datetime, states: frozenset[MailState] = frozenset()) -> Listing[MailLine]:
    """What the outbox holds in this scope, in these states (none: in all)."""
    statement = _lines(scope, now)
    if states:
        statement = statement.where(state_on(now).in_([state.value for state in states]))
    orders = {"queued": Mail.queued_at, "recipient": Mail.recipient, "state": state_on(now)}
    return Listing(statement, Mail.id, orders, _read)


def mails_of(session: Session, scope: Scope, ids: Collection[UUID], now: datetime) -> tuple[MailLine, ...]:
    """Those of these mails and letters that the asker may see, by whom they go to."""
    found = _lines(scope, now).where(Mail.id.in_(ids)).order_by(Mail.recipient, Mail.id)
    return tuple(map(_line, session.execute(found)))


def mail(session: Session, scope: Scope, ident: UUID, now: datetime) -> MailView:
    """One of them; NotFound where it is not the asker's to see."""
    found = _lines(scope, now).add_columns(Mail.body, Mail.letter, Mail.last_error, Mail.not_before)
    row = session.execute(found.where(Mail.id == ident)).one_or_none()
    if row is None:
        raise NotFound("お知らせ / reminder", ident)
    return MailView(_line(row), row.contractor_id, row.body, row.letter, row.last_error or "", row.not_before)


def letters(
    session: Session, scope: Scope, now: datetime, ids: Sequence[UUID] | None = None
) -> tuple[Mapping[str, Any], ...]:
    """What the letters that wait to be printed are set from, by contractor; of these only, where ids are given.

    A letter whose undo still runs is not printed: no paper is out of what the record may yet say never was.
    """
    waiting = (seen(scope), state_on(now) == MailState.TO_PRINT.value)
    chosen = true() if ids is None else Mail.id.in_(ids)
    found = select(Mail.letter).where(*waiting, chosen, Mail.letter.is_not(None)).order_by(Mail.recipient, Mail.id)
    found = found.limit(LETTERS_AT_ONCE)
    return tuple(letter for letter in session.scalars(found) if letter is not None)


def numbers(session: Session, scope: Scope, now: datetime) -> Mapping[MailState, int]:
    """How many there are in each state that is not over."""
    state = state_on(now)
    counted = select(state, func.count()).where(seen(scope), Mail.sent_at.is_(None), Mail.withdrawn_at.is_(None))
    return {MailState(name): number for name, number in session.execute(counted.group_by(state))}


def seen(scope: Scope) -> ColumnElement[bool]:
    """What the asker may see: everything, or what one's own sections send and receive."""
    if scope.ward_wide:
        return true()
    return Mail.section_id.in_(scope.sections) if scope.sections else false()


def seen_letters(session: Session, scope: Scope, ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these mails and letters that the asker may see."""
    return frozenset(session.scalars(select(Mail.id).where(Mail.id.in_(ids), seen(scope))))


def state_on(now: datetime) -> ColumnElement[str]:
    """The state of a row, in SQL."""
    return state_between(now - UNKNOWN_AFTER, now)


def state_between(forgotten: datetime, now: datetime) -> ColumnElement[str]:
    """The same with the moment before which whoever claimed a mail has forgotten it: for a statement that is kept."""
    return case(
        (Mail.withdrawn_at.is_not(None), literal(MailState.WITHDRAWN.value)),
        (Mail.sent_at.is_not(None) & (Mail.channel == Channel.POST), literal(MailState.POSTED.value)),
        (Mail.sent_at.is_not(None), literal(MailState.SENT.value)),
        ((Mail.channel == Channel.POST) & (Mail.not_before <= now), literal(MailState.TO_PRINT.value)),
        (Mail.claimed_at < forgotten, literal(MailState.UNKNOWN.value)),
        (Mail.claimed_at.is_(None) & (Mail.attempts >= MOST_ATTEMPTS), literal(MailState.FAILED.value)),
        else_=literal(MailState.WAITING.value),
    )


def _lines(scope: Scope, now: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Mail.id,
            state_on(now).label("state"),
            Mail.channel,
            Mail.recipient,
            Mail.subject,
            Mail.contractor_id,
            Mail.queued_at,
            Mail.sent_at,
            Section.name.label("section"),
        )
        .outerjoin(Section, (Section.id == Mail.section_id) & Section.superseded_seq.is_(None))
        .where(seen(scope))
    )


def _read(_session: Session, rows: Rows) -> Iterator[MailLine]:
    return map(_line, rows)


def _line(row: Row[*tuple[Any, ...]]) -> MailLine:
    return MailLine(
        row.id,
        MailState(row.state),
        row.channel,
        row.recipient,
        row.subject,
        row.section or "",
        row.contractor_id is not None,
        row.queued_at,
        row.sent_at,
    )
