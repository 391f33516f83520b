"""What is owed under one contract on a day, and how its clauses and measures were assessed: what its grid shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, Select, case, func, or_, select, true
from sqlalchemy.orm import Session

from compliance.domain.facts import Answer
from compliance.domain.obligations import Obligation, Party, Status
from compliance.domain.reasons import Reason
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.reviews import Review
from compliance.store.obligation_rows import PARTIES, days_of
from compliance.store.queries.contract_heads import ContractHead
from compliance.store.queries.contract_lists import ContractLine
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.shapes import shaped

_O = ProjectedObligation


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One answer for one item on one day; `waiting`: of a self-check that the ward still has to look at."""

    id: UUID
    version: int
    item: str
    on: date
    answer: Answer
    how: AssessedHow
    seen: str | None
    waiting: bool


class Duty(NamedTuple):
    """An obligation as the grid shows it on the day: where it stands, not why; `due_on` as it stood on the day."""

    id: UUID
    item: str
    edition: str
    party: Party
    fiscal_year: int
    standing: bool
    due_on: date | None
    status: Status
    late: bool
    lapsed_on: date | None
    lapsed_by: Reason | None


@dataclass(frozen=True, slots=True)
class ContractDuties:
    """Every obligation of the contract in `line`, whatever its status on `as_of`, and every assessment."""

    line: ContractLine
    as_of: date
    assessments: tuple[AssessmentLine, ...]
    duties: tuple[Duty, ...]


def contract_duties(session: Session, scope: Scope, head: ContractHead) -> ContractDuties:
    """Of a contract that the asker was allowed to list; for any day."""
    line, as_of = head.line, head.as_of
    if head.derived is None:
        duties = _projected(session, scope, line.id, as_of)
    else:
        duties = tuple(_duty(row.obligation, row.obligation, as_of) for row in head.derived)
    return ContractDuties(line, as_of, _assessments(session, line.id), duties)


def _projected(session: Session, scope: Scope, contract_id: UUID, as_of: date) -> tuple[Duty, ...]:
    rows = session.connection().execute(*_stored(scope, contract_id)).all()
    return tuple(_duty(row, days_of(row, row.told), as_of) for row in rows)


def _duty(told: Obligation | Row[*tuple[Any, ...]], owed: Obligation, as_of: date) -> Duty:
    """`told` what it is, `owed` its days."""
    return Duty(
        told.id,
        told.item,
        told.edition,
        PARTIES[told.party],
        told.fiscal_year,
        owed.standing,
        owed.due_as_of(as_of).on,
        owed.status(as_of),
        owed.late(as_of),
        owed.lapsed_on,
        owed.lapsed_by,
    )


@shaped
def _stored(scope: Scope, contract_id: UUID) -> Select[*tuple[Any, ...]]:
    """Reasons are left where they are, but for what was moved or is no longer owed."""
    days = _O.raised_on, _O.due_on, _O.claimed_on, _O.met_on, _O.accepted_on, _O.lapsed_on
    told = case((or_(_O.moved, _O.lapsed_on.is_not(None)), _O.details)).label("told")
    return (
        select(_O.id, _O.item, _O.edition, _O.party, _O.fiscal_year, _O.standing, *days, told)
        .where(_O.contract_id == contract_id, visible(scope, _O.contract_id, _O.contractor_id, row_by_row=True))
        .order_by(_O.sort_on, _O.id)
    )


def _assessments(session: Session, contract_id: UUID) -> tuple[AssessmentLine, ...]:
    return tuple(AssessmentLine(*row) for row in session.connection().execute(*_answers(contract_id)).all())


@shaped
def _answers(contract_id: UUID) -> Select[*tuple[Any, ...]]:
    """Without those of a report that was sent back: what was answered before stands."""
    a, r = Assessment, Review
    looked = select(r.accepted).where(r.subject_id == a.report_id, r.contract_id == contract_id, stands(r))
    accepted = looked.order_by(r.happened_on.desc(), r.id.desc()).limit(1).correlate(a).scalar_subquery()
    waits = a.report_id.is_not(None) & accepted.is_(None)
    answers = select(a.id, a.version, a.item, a.happened_on, a.answer, a.how, a.seen, waits)
    returned = func.coalesce(accepted, true()).is_(False)
    return answers.where(a.contract_id == contract_id, stands(a), ~returned).order_by(a.happened_on, a.row_id)
