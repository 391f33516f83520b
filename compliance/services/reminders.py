"""Reminders (督促・お知らせ): one letter of a section to a contractor, or to itself, for all that is due and late."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.obligations import TO_DO, Party, Status
from compliance.domain.reminders import read_reminder_days, reminded
from compliance.services.desk import Desk
from compliance.services.nightly import Nightly
from compliance.services.office_digests import office_digest, office_duties
from compliance.services.reminder_letters import Writer
from compliance.store import mails, nightly
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.mails import Draft
from compliance.store.progress import Progress
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.wards import ward
from compliance.store.shelves import Shelf

FIRST_LOOK_BACK = timedelta(days=7)
AT_ONCE = 200
"""How many letters one transaction queues."""

_WRITER = Actor.system("nightly")
Pair = tuple[UUID, UUID]
"""A contractor and the section that leads its work."""


def remindable(row: ObligationRow) -> bool:
    """Whether a contractor can be reminded of it: the contractor's own, open or late, and not handed in."""
    return row.obligation.party is Party.CONTRACTOR and row.status in TO_DO


def queue(change: Change, shelf: Shelf, rows: Iterable[ObligationRow], *, sends_mail: bool) -> tuple[UUID, ...]:
    """Remind of these rows inside a change: one letter per contractor and leading section; the ids of what is new.

    What cannot be reminded of is left out. The same rows once a day: a second asking queues nothing.
    """
    chosen, on = [row for row in rows if remindable(row)], day_in_japan(change.at)
    writer = Writer.of(change.session, shelf, on, chosen, sends_mail=sends_mail)
    drafts = [writer.to_contractor(*pair, owed, _asked(on, pair, owed)) for pair, owed in _by_pair(chosen).items()]
    return mails.queue(change, drafts)


def letters_for(rows: Iterable[ObligationRow]) -> int:
    """How many letters `queue` would write about these rows, were none of them asked for today already."""
    return len(_by_pair(rows))


def asked_today(session: Session, rows: Iterable[ObligationRow], on: date) -> frozenset[UUID]:
    """Those of these rows about which exactly the letter that they would make was asked for on this day; one query."""
    keys = {_asked(on, pair, owed): owed for pair, owed in _by_pair(rows).items()}
    return frozenset(row.id for key in mails.queued(session, list(keys)) for row in keys[key])


def send_digests(desk: Desk, told: Progress) -> Mapping[str, object] | None:
    """The night's digests: to whom a day of reminding has come since the last ones; None on a closed day.

    Each holds all that is late or soon due, so that nobody gets one mail per matter; nothing to say is no mail.
    """
    today = desk.today()
    if desk.shelf.is_closed(today):
        return None
    drafts = list(_drafts(desk, today))
    queued = 0
    for first in range(0, len(drafts), AT_ONCE):
        with desk.change(_WRITER) as change:
            queued += len(mails.queue(change, drafts[first : first + AT_ONCE]))
        told(min(first + AT_ONCE, len(drafts)), len(drafts))
    return {"written": len(drafts), "queued": queued}


def _drafts(desk: Desk, today: date) -> Iterator[Draft]:
    with desk.reading() as session:
        days = read_reminder_days(ward(session).reminder_days)
        since = nightly.last_worked(session, Nightly.REMINDERS, today) or today - FIRST_LOOK_BACK
        everybody, until = Scope.whole_ward(), today + timedelta(days=days[0])
        due = whole_list(session, everybody, ObligationFilter(TO_DO, due_until=until), today)
        claimed = whole_list(session, everybody, ObligationFilter(frozenset({Status.CLAIMED})), today)
        rows = (*due, *claimed)
        writer = Writer.of(session, desk.shelf, today, rows, sends_mail=desk.sends_mail)
        decided = office_duties(session, desk.shelf, today)
    yield from office_digest(writer, decided, rows)
    called = {row.id for row in due if _called(row, days, since, today)}
    for (contractor, section), owed in _by_pair(filter(remindable, due)).items():
        if any(row.id in called for row in owed):
            yield writer.to_contractor(contractor, section, owed, f"digest {today} {section} {contractor}")
    for section, mine in _by_section(rows).items():
        if writer.may_mail(section) and any(row.id in called for row in mine):
            listed = [row for row in mine if row.status in TO_DO]
            yield writer.to_section(section, listed, len(mine) - len(listed), f"digest {today} {section}")


def _called(row: ObligationRow, days: Sequence[int], since: date, today: date) -> bool:
    due_on = row.obligation.due_as_of(row.as_of).on
    return due_on is not None and reminded(due_on, days, since, today)


def _by_pair(rows: Iterable[ObligationRow]) -> Mapping[Pair, list[ObligationRow]]:
    found: dict[Pair, list[ObligationRow]] = defaultdict(list)
    for row in rows:
        found[row.under.contractor, row.under.section].append(row)
    return found


def _by_section(rows: Iterable[ObligationRow]) -> Mapping[UUID, list[ObligationRow]]:
    found: dict[UUID, list[ObligationRow]] = defaultdict(list)
    for row in rows:
        found[row.under.section].append(row)
    return found


def _asked(on: date, pair: Pair, rows: Iterable[ObligationRow]) -> str:
    contractor, section = pair
    return f"asked {on} {section} {contractor} {_digest(rows)}"


def _digest(rows: Iterable[ObligationRow]) -> str:
    return sha256(b"".join(sorted(row.id.bytes for row in rows))).hexdigest()
