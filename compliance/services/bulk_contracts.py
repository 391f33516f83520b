"""What is done for many chosen contracts: the state of the handling asked for (14), and visits put on the plan (15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.calendar import fiscal_year_of
from compliance.services.bulk import LARGEST, Plan, Touched, Why, enter_each, split
from compliance.services.checks import follows
from compliance.services.desk import Desk
from compliance.services.inspections import AnnounceInspection, OpenInspection, enter_inspection
from compliance.services.recording import enter
from compliance.services.status_requests import RequestStatus
from compliance.store.changes import Change
from compliance.store.queries.chosen_contracts import ChosenContract, chosen_contracts, visits_planned
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class StatusAsking:
    """取扱状況の報告の求め, asked today of every contract that is not closed, to be answered by one day."""

    due_on: date
    question: str | None = None
    self_check: bool = False
    asked_by: str | None = None

    did = "ask"
    most = LARGEST

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[ChosenContract]:
        """The contracts that are not closed."""
        today = desk.today()
        follows(self.due_on, today, "due_on", "報告の期限", "day asked for")
        rows = chosen_contracts(session, scope, ids)
        return split(rows, _closed, lambda row: Touched(row, (self._ask(row, today),), self.due_on))

    def record(self, change: Change, desk: Desk, plan: Plan[ChosenContract]) -> None:
        """One request for each contract."""
        enter_each(change, desk, plan)

    def _ask(self, row: ChosenContract, today: date) -> RequestStatus:
        return RequestStatus(
            contract_id=row.id,
            happened_on=today,
            due_on=self.due_on,
            self_check=self.self_check,
            question=self.question,
            asked_by=self.asked_by,
        )


@dataclass(frozen=True, slots=True)
class Visits:
    """立入り調査等 put on the plan for one day: one visit for all chosen contracts of a contractor."""

    visit_on: date
    announce: bool = False
    inspectors: str | None = None

    did = "visit"
    most = LARGEST

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[ChosenContract]:
        """The contracts whose term the day lies in, and that have no visit of that fiscal year yet."""
        follows(self.visit_on, desk.today(), "visit_on", "立入り調査等の日", "day of the visit")
        rows = chosen_contracts(session, scope, ids)
        planned = visits_planned(session, [row.id for row in rows], fiscal_year_of(self.visit_on))

        def hindrance(row: ChosenContract) -> Why | None:
            within = row.start_on <= self.visit_on and (row.end_on is None or self.visit_on <= row.end_on)
            if row.id in planned:
                return Why.VISIT_PLANNED
            return _closed(row) or (None if within else Why.OUTSIDE_TERM)

        return split(rows, hindrance, lambda row: Touched(row, on=self.visit_on))

    def record(self, change: Change, desk: Desk, plan: Plan[ChosenContract]) -> None:
        """One visit for each contractor, with its plan, and its announcement where that is asked for."""
        rows = sorted((touched.row for touched in plan.touched), key=lambda row: row.contractor)
        for _, of_one in groupby(rows, key=lambda row: row.contractor):
            self._open(change, desk, tuple(row.id for row in of_one))

    def _open(self, change: Change, desk: Desk, contracts: tuple[UUID, ...]) -> None:
        today = desk.today()
        year = fiscal_year_of(self.visit_on)
        opened = OpenInspection(
            contracts=contracts,
            happened_on=today,
            fiscal_year=year,
            visit_on=self.visit_on,
            inspectors=self.inspectors,
        )
        visit = enter_inspection(change, desk.shelf, opened)
        if self.announce:
            told = AnnounceInspection(inspection_id=visit, happened_on=today, visit_on=self.visit_on)
            enter(change, desk.shelf, told)


def _closed(row: ChosenContract) -> Why | None:
    return None if row.closed_on is None else Why.CLOSED
