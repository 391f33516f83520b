"""What is done for many chosen obligations: days extended, and contractors reminded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.obligations import FIXED, TO_DO, Party
from compliance.services import reminders
from compliance.services.bulk import LARGEST, Plan, Touched, Why, enter_each, split
from compliance.services.desk import Desk
from compliance.services.extensions import ExtendDue
from compliance.store.changes import Change
from compliance.store.queries.chosen_obligations import chosen_obligations
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.scopes import Scope


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
        if row.status not in TO_DO:
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


def _not_remindable(row: ObligationRow, scope: Scope) -> Why | None:
    """A letter is the leading section's: another section in charge would neither see it nor print it."""
    if reminders.remindable(row):
        return None if scope.ward_wide or row.under.section in scope.sections else Why.LED_ELSEWHERE
    return Why.WARD if row.obligation.party is Party.WARD else Why.NOT_OPEN
