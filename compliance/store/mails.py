"""Rows of the outbox: queued once for what they are about, claimed, sent, failed, posted or taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from compliance.store.changes import Change, Event
from compliance.store.models.mails import Channel, Mail

KIND = "outbox"
MOMENT = timedelta(seconds=30)
"""How long a mail waits before it goes, so that it can be taken back."""
RETRIES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
MOST_ATTEMPTS = len(RETRIES) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mail or letter to be queued; `key` says what it is about: there is never a second one of it.

    `invitation` is the one whose address is written into the mail while it is sent.
    """

    key: str
    channel: Channel
    recipient: str
    subject: str
    body: str
    letter: Mapping[str, object] | None
    section: UUID | None
    contractor: UUID | None
    invitation: UUID | None = None


def queue(change: Change, drafts: Sequence[Draft]) -> tuple[UUID, ...]:
    """Queue what was not queued before; the ids of what is new, in order. Each leaves an entry in the trail."""
    known = queued(change.session, [draft.key for draft in drafts])
    new = [(uuid4(), draft) for draft in drafts if draft.key not in known]
    change.record_all([Event("outbox.queue", KIND, ident, after=_told(draft)) for ident, draft in new])
    change.session.add_all(_row(ident, draft, change.at) for ident, draft in new)
    return tuple(ident for ident, _ in new)


def queued(session: Session, keys: Sequence[str]) -> frozenset[str]:
    """Those of these keys that something stands for."""
    return frozenset(session.scalars(select(Mail.dedupe_key).where(Mail.dedupe_key.in_(keys))))


def withdraw(change: Change, ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Take back what has not gone out and is not on its way; the ids of what was taken back."""
    gone = {"withdrawn_at": change.at, "dedupe_key": Mail.dedupe_key + f" withdrawn {change.at.isoformat()}"}
    return _change(change, "outbox.withdraw", and_(Mail.id.in_(ids), standing(), Mail.claimed_at.is_(None)), gone)


def post(change: Change, ids: Sequence[UUID], seen: ColumnElement[bool]) -> tuple[UUID, ...]:
    """Note that these letters were printed and posted; none of those whose undo still runs."""
    letters = and_(Mail.id.in_(ids), seen, standing(), Mail.channel == Channel.POST, Mail.not_before <= change.at)
    return _change(change, "outbox.post", letters, {"sent_at": change.at})


def turn_into_letter(change: Change, ident: UUID, recipient: str) -> tuple[UUID, ...]:
    """Print what could not be sent, or what nobody knows the fate of."""
    letter = {"channel": Channel.POST, "recipient": recipient, "claimed_at": None}
    mail = and_(Mail.id == ident, standing(), Mail.channel == Channel.MAIL, Mail.letter.is_not(None))
    return _change(change, "outbox.print", mail, letter, {"channel": Channel.POST, "recipient": recipient})


def try_again(change: Change, ident: UUID) -> tuple[UUID, ...]:
    """Let a mail be sent from the beginning."""
    anew = {"claimed_at": None, "attempts": 0, "not_before": change.at}
    mail = and_(Mail.id == ident, standing(), Mail.channel == Channel.MAIL)
    return _change(change, "outbox.retry", mail, anew)


def claim_next(session: Session, now: datetime) -> Mail | None:
    """The mail to send next, claimed: from here on nobody else sends it. None where none is due."""
    due = (standing(), Mail.channel == Channel.MAIL, Mail.claimed_at.is_(None), Mail.attempts < MOST_ATTEMPTS)
    first = select(Mail.id).where(*due, Mail.not_before <= now).order_by(Mail.not_before, Mail.id).limit(1)
    ident = session.scalar(first)
    if ident is None:
        return None
    claimed = update(Mail).where(Mail.id == ident, *due).values(claimed_at=now, attempts=Mail.attempts + 1)
    return session.scalars(claimed.returning(Mail)).one_or_none()


def sent(change: Change, ident: UUID) -> None:
    """The server took it."""
    _change(change, "outbox.send", and_(Mail.id == ident, standing()), {"sent_at": change.at, "last_error": None})


def failed(session: Session, mail: Mail, error: str, at: datetime, *, for_good: bool) -> None:
    """The server did not take it: it is tried again later, unless that is no use or was done often enough."""
    attempts = MOST_ATTEMPTS if for_good else mail.attempts
    later = at + RETRIES[min(attempts, len(RETRIES)) - 1]
    told = {"claimed_at": None, "last_error": error, "attempts": attempts, "not_before": later}
    session.execute(update(Mail).where(Mail.id == mail.id, standing()).values(told))


def standing() -> ColumnElement[bool]:
    """Whether it has neither gone out nor been taken back."""
    return and_(Mail.sent_at.is_(None), Mail.withdrawn_at.is_(None))


def _change(
    change: Change,
    action: str,
    which: ColumnElement[bool],
    values: Mapping[str, object],
    told: Mapping[str, object] | None = None,
) -> tuple[UUID, ...]:
    done = change.session.scalars(update(Mail).where(which).values(values).returning(Mail.id)).all()
    change.record_all([Event(action, KIND, ident, after=told) for ident in done])
    return tuple(done)


def _told(draft: Draft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in ("channel", "recipient", "subject", "body", "letter")}


def _row(ident: UUID, draft: Draft, at: datetime) -> Mail:
    return Mail(
        id=ident,
        dedupe_key=draft.key,
        channel=draft.channel,
        recipient=draft.recipient,
        subject=draft.subject,
        body=draft.body,
        letter=None if draft.letter is None else dict(draft.letter),
        section_id=draft.section,
        contractor_id=draft.contractor,
        invitation_id=draft.invitation,
        queued_at=at,
        not_before=at + MOMENT,
        attempts=0,
    )
