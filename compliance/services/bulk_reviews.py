"""Reviews of what waits behind chosen obligations, one or many: accepted, or returned for a reason; never one's own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import Refused
from compliance.domain.obligations import Status
from compliance.services import bulk
from compliance.services.bulk import LARGEST, Plan, Touched, Why, enter_each, split
from compliance.services.desk import Desk
from compliance.services.refusals import not_recorded
from compliance.services.reviews import ReviewSubmission, own_submission
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.queries.authors import written_by
from compliance.store.queries.chosen_obligations import chosen_obligations
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.waiting import CORRECTION, Waiting, is_review, waiting_submissions


@dataclass(frozen=True, slots=True)
class Reviewing:
    """受理, or 差戻し for `reason`, of what waits behind the rows; nobody reviews what they entered themselves."""

    account: UUID
    reviewed_by: str
    accepted: bool = True
    reason: str | None = None

    most = LARGEST

    @property
    def did(self) -> str:
        """The code it has in the trail."""
        return "accept" if self.accepted else "return"

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[ObligationRow]:
        """The rows behind which something waits that somebody else entered."""
        today = desk.today()
        rows = chosen_obligations(session, scope, ids, today)
        waiting = _waiting(session, desk, rows, today)
        by = written_by(session, {(each.kind, each.subject) for some in waiting.values() for each in some})
        seen: set[Waiting] = set()

        def touch(row: ObligationRow) -> Touched[ObligationRow]:
            fresh = [each for each in waiting[row.id] if each not in seen and self._why_not(each, by) is None]
            seen.update(fresh)
            return Touched(row, tuple(self._review(each, today) for each in fresh), today)

        def hindrance(row: ObligationRow) -> Why | None:
            against = [self._why_not(each, by) for each in waiting[row.id]]
            return None if None in against else next(iter(against), Why.NOTHING_WAITS)

        return split(rows, hindrance, touch)

    def record(self, change: Change, desk: Desk, plan: Plan[ObligationRow]) -> None:
        """One review for each submission, whatever the number of rows that it answers."""
        enter_each(change, desk, plan)

    def _why_not(self, waiting: Waiting, by: Mapping[UUID, Collection[str]]) -> Why | None:
        if waiting.kind == CORRECTION:
            return Why.RECHECK
        return Why.OWN if str(self.account) in by.get(waiting.subject, ()) else None

    def _review(self, waiting: Waiting, today: date) -> ReviewSubmission:
        return ReviewSubmission(
            contract_id=waiting.contract,
            happened_on=today,
            subject_id=waiting.subject,
            subject_kind=waiting.kind,
            accepted=self.accepted,
            reason=self.reason,
            reviewed_by=self.reviewed_by,
        )


def review_one(
    desk: Desk, actor: Actor, scope: Scope, order: Reviewing, duty: UUID, request: Request | None = None
) -> UUID:
    """Review what waits behind one of the ward's duties; returns the act's id, by which it is undone.

    Refused where it is one's own, is re-checked instead, was reviewed before, or is returned without a reason.
    """
    try:
        return bulk.carry_out(desk, actor, scope, order, [duty], request)
    except Refused as refused:
        left_out = bulk.preview(desk, scope, order, [duty]).left_out
        raise (_refusal(left_out[0].why) if left_out else refused) from None


def _refusal(why: Why) -> Refused:
    if why is Why.OWN:
        return own_submission()
    if why is Why.RECHECK:
        return not_recorded(
            ("指摘事項の是正の報告です。", "It is the correction of a finding."),
            ("「是正の再確認」の画面から、結果を登録してください。", "Record the result by the form of the re-check."),
        )
    return not_recorded(
        ("この提出は、すでに確認が済んでいます。", "It was reviewed in the meantime."),
        ("確認待ちの一覧から、次の提出を開いてください。", "Open the next one from the list of what waits."),
    )


def _waiting(
    session: Session, desk: Desk, rows: Sequence[ObligationRow], today: date
) -> Mapping[UUID, Sequence[Waiting]]:
    """What waits behind each row: its own subject where it is the ward's review, else what came in and answers it."""
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
    return came_by and waiting.item == owed.item and (not waiting.about or owed.subject in waiting.about)
