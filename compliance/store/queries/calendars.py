"""What falls on the days of a month: due days by number, planned visits, meetings and ends of contracts, scoped."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import OUTSTANDING, Basis, Party, Status
from compliance.store.models.contracts import Contract, TermChange
from compliance.store.models.council_reports import CouncilMeeting
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.contract_lists import end_now
from compliance.store.queries.current import stands
from compliance.store.queries.figures import item_order
from compliance.store.queries.obligation_statuses import has_status, status_on
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import in_charge, visible
from compliance.store.queries.searching import contractors_called
from compliance.store.queries.shapes import shaped
from compliance.store.queries.visit_plans import Narrowed, PlannedVisit, of_contracts, planned_visits

_O = ProjectedObligation


@dataclass(frozen=True, slots=True)
class DueCount:
    """One due day: what is outstanding, how much of it is late or by a policy day, and what will be raised by then."""

    outstanding: int = 0
    overdue: int = 0
    by_policy: int = 0
    coming: int = 0

    def __add__(self, other: "DueCount") -> "DueCount":
        return DueCount(
            self.outstanding + other.outstanding,
            self.overdue + other.overdue,
            self.by_policy + other.by_policy,
            self.coming + other.coming,
        )


@dataclass(frozen=True, slots=True)
class Falling:
    """What falls on the days of a span: due days and ends of contracts by number, visits and meetings one by one."""

    dues: Mapping[date, DueCount]
    visits: Sequence[PlannedVisit]
    meetings: Sequence[tuple[date, str]]
    ends: Mapping[date, int]


def falling(session: Session, scope: Scope, wanted: Narrowed, first: date, last: date, as_of: date) -> Falling:
    """All of it from `first` to `last` (both included); six queries whatever the number of contracts."""
    return Falling(
        dues_by_day(session, scope, wanted, first, last, as_of),
        planned_visits(session, scope, wanted, first, last),
        meetings_between(session, first, last),
        ends_by_day(session, scope, wanted, first, last),
    )


def dues_by_day(
    session: Session, scope: Scope, wanted: Narrowed, first: date, last: date, as_of: date
) -> Mapping[date, DueCount]:
    """The due days from `first` to `last` as they stand on `as_of`; one grouped query over that window."""
    status, policy = status_on(as_of).label("status"), (_O.basis == Basis.POLICY.value).label("policy")
    rows = session.execute(
        select(_O.sort_on, policy, status, func.count())
        .where(_O.sort_on.between(first, last), _O.ends_on > as_of)
        .where(visible(scope, _O.contract_id, _O.contractor_id), *_narrowed(wanted))
        .group_by(_O.sort_on, policy, status)
    )
    found: dict[date, DueCount] = defaultdict(DueCount)
    for on, by_policy, of_status, number in rows:
        found[on] += _count(Status(of_status), number, by_policy=by_policy)
    return {on: count for on, count in found.items() if count.outstanding or count.coming}


def _count(status: Status, number: int, *, by_policy: bool) -> DueCount:
    if status is Status.NOT_YET:
        return DueCount(coming=number)
    if status not in OUTSTANDING:
        return DueCount()
    overdue = number if status is Status.OVERDUE else 0
    return DueCount(number, overdue, number if by_policy else 0)


def outstanding_by_item(
    session: Session, scope: Scope, wanted: Narrowed, first: date, last: date, as_of: date
) -> Mapping[date, Sequence[tuple[str, Party, int]]]:
    """What is outstanding by due day, as (item, party, number); one grouped query over the window."""
    rows = session.execute(
        select(_O.sort_on, _O.item, _O.party, func.count())
        .where(_O.sort_on.between(first, last), *has_status(OUTSTANDING, as_of))
        .where(visible(scope, _O.contract_id, _O.contractor_id), *_narrowed(wanted))
        .group_by(_O.sort_on, _O.item, _O.party)
    )
    found: dict[date, list[tuple[str, Party, int]]] = {}
    for on, item, party, number in rows:
        found.setdefault(on, []).append((item, Party(party), number))
    return {on: sorted(found[on], key=lambda row: item_order((row[0], row[1]))) for on in sorted(found)}


def meetings_between(session: Session, first: date, last: date) -> Sequence[tuple[date, str]]:
    """The council's meetings on these days."""
    return [(on, name) for on, name in session.connection().execute(*_held(first, last))]


def ends_by_day(session: Session, scope: Scope, wanted: Narrowed, first: date, last: date) -> Mapping[date, int]:
    """How many contracts end on each of these days, as their terms stand now."""
    moved = select(TermChange.contract_id).where(stands(TermChange), TermChange.end_on.between(first, last))
    likely = Contract.end_on.between(first, last) | Contract.id.in_(moved)
    end = end_now().label("end_on")
    ending = select(end).where(stands(Contract), likely, *of_contracts(scope, wanted)).subquery()
    rows = select(ending.c.end_on, func.count()).where(ending.c.end_on.between(first, last)).group_by(ending.c.end_on)
    return {row[0]: row[1] for row in session.execute(rows)}


@shaped
def _held(first: date, last: date) -> Select[date, str]:
    held = select(CouncilMeeting.held_on, CouncilMeeting.name)
    between = held.where(stands(CouncilMeeting), CouncilMeeting.held_on.between(first, last))
    return between.order_by(CouncilMeeting.held_on, CouncilMeeting.name)


def _narrowed(wanted: Narrowed) -> Sequence[ColumnElement[bool]]:
    exact = ((_O.item, wanted.item), (_O.party, wanted.party.value if wanted.party else None))
    conditions = [column == value for column, value in exact if value is not None]
    if wanted.section is not None:
        conditions.append(in_charge(_O.contract_id, [wanted.section]))
    if wanted.contractor_words:
        conditions.append(_O.contractor_id.in_(contractors_called(wanted.contractor_words)))
    return conditions
