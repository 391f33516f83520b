"""A contractor's tasks: what it owes under each contract, rule by rule, with how far each has come."""

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, Text, cast, func, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import TO_DO, Party, Status
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.reviews import Review
from compliance.store.obligation_rows import FOREVER
from compliance.store.queries.current import stands
from compliance.store.queries.obligation_statuses import has_status, status_on
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.shapes import shaped

_TOLD = TO_DO | {Status.CLAIMED, Status.MET}
_O = ProjectedObligation


class TaskState(enum.StrEnum):
    """How far a task has come, in the order in which somebody looks at it.

    What is begun is known by a draft, which is the visitor's own and no fact: the page that shows it says so.
    """

    RETURNED = "returned"
    BEGUN = "begun"
    TO_DO = "to_do"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Task:
    """What one rule asks under one contract: of how many people or things, each counted in one state.

    `returned` of those still to do were handed in and sent back. `next_due` is the first day of what is to do; `only`
    is the obligation where there is just one that is not done.
    """

    edition: str
    rule: str
    item: str
    overdue: int
    open: int
    claimed: int
    met: int
    returned: int
    next_due: date | None
    only: UUID | None

    @property
    def state(self) -> TaskState:
        """The state of the whole: what asks for somebody's hand before what does not."""
        if self.returned:
            return TaskState.RETURNED
        if self.overdue or self.open:
            return TaskState.TO_DO
        return TaskState.WAITING if self.claimed else TaskState.DONE


@dataclass(frozen=True, slots=True)
class SentBack:
    """Something handed in and sent back that is still to do, with what the ward said."""

    row: ObligationRow
    on: date
    reason: str


def sent_back(session: Session, scope: Scope, as_of: date) -> Sequence[SentBack]:
    """What was sent back and not handed in anew, the latest first; two queries, the second where anything was."""
    reasons = _reasons(session, scope, as_of)
    if not reasons:
        return ()
    rows = whole_list(session, scope, ObligationFilter(TO_DO, party=Party.CONTRACTOR), as_of)
    return sorted(_told(rows, reasons, as_of), key=lambda each: each.on, reverse=True)


def tasks(session: Session, scope: Scope, returned: Iterable[SentBack], as_of: date) -> Mapping[UUID, Sequence[Task]]:
    """By contract, in the order of items; one query. Standing duties and what is no longer owed are no tasks."""
    back: dict[tuple[UUID, str, str], int] = defaultdict(int)
    for each in returned:
        owed = each.row.obligation
        back[owed.contract, owed.edition, owed.rule] += 1
    held: dict[tuple[UUID, str, str], dict[Status, tuple[int, date, str]]] = defaultdict(dict)
    items: dict[tuple[UUID, str, str], str] = {}
    for contract, edition, rule, item, status, number, due, some in session.execute(*_counted(scope, as_of)):
        held[contract, edition, rule][Status(status)] = number, due, some
        items[contract, edition, rule] = item
    found: dict[UUID, list[Task]] = defaultdict(list)
    for key in sorted(items, key=lambda each: (items[each].zfill(3), each[2])):
        found[key[0]].append(_task(key, items[key], held[key], back[key]))
    return found


@shaped
def _counted(scope: Scope, as_of: date) -> Select[UUID, str, str, str, str, int, date, str]:
    status = status_on(as_of).label("status")
    by = (_O.contract_id, _O.edition, _O.rule, _O.item, status)
    return (
        select(*by, func.count(), func.min(_O.sort_on), func.min(cast(_O.id, Text)))
        .where(visible(scope, _O.contract_id, _O.contractor_id), _O.party == Party.CONTRACTOR.value)
        .where(*has_status(_TOLD, as_of))
        .group_by(*by)
    )


def _task(key: tuple[UUID, str, str], item: str, held: Mapping[Status, tuple[int, date, str]], returned: int) -> Task:
    nothing = 0, FOREVER, ""
    overdue, still, claimed, met = (
        held.get(each, nothing) for each in (Status.OVERDUE, Status.OPEN, Status.CLAIMED, Status.MET)
    )
    first = min(overdue[1], still[1])
    undone = [some for number, _, some in (overdue, still, claimed) if number]
    single = overdue[0] + still[0] + claimed[0] == 1
    _, edition, rule = key
    return Task(
        edition,
        rule,
        item,
        overdue[0],
        still[0],
        claimed[0],
        met[0],
        returned,
        None if first == FOREVER else first,
        UUID(undone[0]) if single else None,
    )


def _reasons(session: Session, scope: Scope, as_of: date) -> Mapping[tuple[UUID, date], str]:
    """What the ward said when it sent something back, by contract and day."""
    seen = visible(scope, Contract.id, Contract.contractor_id)
    back = select(Review.contract_id, Review.happened_on, Review.reason).join(
        Contract, Contract.id == Review.contract_id
    )
    told = back.where(seen, stands(Contract), stands(Review), Review.accepted.is_(False), Review.happened_on <= as_of)
    found: dict[tuple[UUID, date], str] = {}
    for contract, on, reason in session.execute(told.order_by(Review.row_id)):
        found[contract, on] = "／".join(filter(None, (found.get((contract, on)), reason)))
    return found


def _told(rows: Iterable[ObligationRow], reasons: Mapping[tuple[UUID, date], str], as_of: date) -> Iterable[SentBack]:
    for row in rows:
        last = max((each.returned_on for each in row.obligation.returned if each.returned_on <= as_of), default=None)
        if last is not None:
            yield SentBack(row, last, reasons.get((row.obligation.contract, last), ""))
