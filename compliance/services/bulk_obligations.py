"""What is done for many chosen obligations: days extended, contractors reminded, and what was handed in accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.obligations import FIXED, Party, Status
from compliance.services import reminders
from compliance.services.bulk import LARGEST, Plan, Touched, Why, enter_each, split
from compliance.services.desk import Desk
from compliance.services.extensions import ExtendDue
from compliance.services.reviews import ReviewSubmission
from compliance.store.changes import Change
from compliance.store.queries.chosen_obligations import chosen_obligations
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.waiting import Waiting, is_review, recorded_by, waiting_submissions

_CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Extension:
    """期限延長 to one day, granted today. What the text or the law sets is never moved."""

    new_due_on: date
    reason: str
    granted_by: str | None = None

    did = "extend"
    most = LARGEST

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[ObligationRow]:
        """The open rows whose day the ward may move, and that lies before the new one."""
        today = desk.today()
        rows = chosen_obligations(session, scope, ids, today)
        return split(rows, self._hindrance, lambda row: self._for(row, today))

    def record(self, change: Change, desk: Desk, plan: Plan[ObligationRow]) -> None:
        """One extension for each row."""
        enter_each(change, desk, plan)

    def _for(self, row: ObligationRow, today: date) -> Touched[ObligationRow]:
        command = ExtendDue(
            contract_id=row.under.contract,
            happened_on=today,
            obligation_key=row.obligation.key,
            old_due_on=row.obligation.due_on,
            new_due_on=self.new_due_on,
            reason=self.reason,
            granted_by=self.granted_by,
        )
        return Touched(row, (command,), self.new_due_on)

    def _hindrance(self, row: ObligationRow) -> Why | None:
        due = row.obligation.due
        if row.status not in {Status.OPEN, Status.OVERDUE}:
            return Why.NOT_OPEN
        if due.basis in FIXED:
            return Why.FIXED
        if due.on is None:
            return Why.NO_DAY
        return Why.NOT_LATER if self.new_due_on <= due.on else None


@dataclass(frozen=True, slots=True)
class Reminding:
    """督促: one letter of the leading section to each contractor for all that was chosen of it."""

    did = "remind"
    most = LARGEST

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[ObligationRow]:
        """The contractors' own rows that are open or late, each letter of a section of the asker's and new today."""
        today = desk.today()
        rows = chosen_obligations(session, scope, ids, today)
        known = reminders.asked_today(session, [row for row in rows if not _not_remindable(row, scope)], today)

        def hindrance(row: ObligationRow) -> Why | None:
            return Why.REMINDED if row.id in known else _not_remindable(row, scope)

        return split(rows, hindrance, lambda row: Touched(row, on=today))

    def record(self, change: Change, desk: Desk, plan: Plan[ObligationRow]) -> None:
        """Queue the letters; they wait for a moment, so that they can be taken back."""
        reminders.queue(change, desk.shelf, [touched.row for touched in plan.touched], sends_mail=desk.sends_mail)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """受領確認 of what waits for the ward behind the chosen rows; nobody accepts what they entered themselves."""

    account: UUID
    reviewed_by: str

    did = "accept"
    most = LARGEST

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[ObligationRow]:
        """The rows behind which something waits that somebody else entered."""
        today = desk.today()
        rows = chosen_obligations(session, scope, ids, today)
        waiting = _waiting(session, desk, rows, today)
        by = recorded_by(session, {each.subject for some in waiting.values() for each in some})
        seen: set[Waiting] = set()

        def touch(row: ObligationRow) -> Touched[ObligationRow]:
            fresh = [each for each in waiting[row.id] if each not in seen and self._why_not(each, by) is None]
            seen.update(fresh)
            return Touched(row, tuple(self._accept(each, today) for each in fresh), today)

        def hindrance(row: ObligationRow) -> Why | None:
            against = [self._why_not(each, by) for each in waiting[row.id]]
            return None if None in against else next(iter(against), Why.NOTHING_WAITS)

        return split(rows, hindrance, touch)

    def record(self, change: Change, desk: Desk, plan: Plan[ObligationRow]) -> None:
        """One review for each submission, whatever the number of rows that it answers."""
        enter_each(change, desk, plan)

    def _why_not(self, waiting: Waiting, by: Mapping[UUID, str]) -> Why | None:
        if waiting.kind == _CORRECTION:
            return Why.RECHECK
        return Why.OWN if by.get(waiting.subject) == str(self.account) else None

    def _accept(self, waiting: Waiting, today: date) -> ReviewSubmission:
        return ReviewSubmission(
            contract_id=waiting.contract,
            happened_on=today,
            subject_id=waiting.subject,
            subject_kind=waiting.kind,
            accepted=True,
            reviewed_by=self.reviewed_by,
        )


def _not_remindable(row: ObligationRow, scope: Scope) -> Why | None:
    """A letter is the leading section's: another section in charge would neither see it nor print it."""
    if reminders.remindable(row):
        return None if scope.ward_wide or row.under.section in scope.sections else Why.LED_ELSEWHERE
    return Why.WARD if row.obligation.party is Party.WARD else Why.NOT_OPEN


def _waiting(
    session: Session, desk: Desk, rows: Sequence[ObligationRow], today: date
) -> Mapping[UUID, Sequence[Waiting]]:
    """What waits behind each row: its own subject where it is the ward's review, else what came in under its item."""
    contracts = {row.under.contract for row in rows}
    every = waiting_submissions(session, desk.shelf, contracts, today)
    return {row.id: [each for each in every if _answers(desk, row, each)] for row in rows}


def _answers(desk: Desk, row: ObligationRow, waiting: Waiting) -> bool:
    owed = row.obligation
    if waiting.contract != owed.contract:
        return False
    if is_review(desk.shelf, owed.edition, owed.rule):
        return waiting.subject == owed.subject
    came_by = row.status is Status.CLAIMED and owed.claimed_on is not None and waiting.since <= owed.claimed_on
    return came_by and waiting.item == owed.item
