"""What is owed under one contract on a day, and how its clauses and measures were assessed: what its grid shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Answer
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.queries.contract_lists import ContractLine
from compliance.store.queries.current import stands
from compliance.store.queries.live import any_day_list
from compliance.store.queries.obligations import EVERY
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.shapes import shaped
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One answer for one item on one day."""

    id: UUID
    version: int
    item: str
    on: date
    answer: Answer
    how: AssessedHow
    seen: str | None


@dataclass(frozen=True, slots=True)
class ContractDuties:
    """Every obligation of the contract in `line`, whatever its status on `as_of`, and every assessment."""

    line: ContractLine
    as_of: date
    assessments: tuple[AssessmentLine, ...]
    obligations: tuple[ObligationRow, ...]


def contract_duties(session: Session, scope: Scope, shelf: Shelf, line: ContractLine, as_of: date) -> ContractDuties:
    """Of a contract that the asker was allowed to list; for any day."""
    owed = any_day_list(session, scope, shelf, ObligationFilter(statuses=EVERY, contract=line.id), as_of)
    return ContractDuties(line, as_of, _assessments(session, line.id), owed)


def _assessments(session: Session, contract_id: UUID) -> tuple[AssessmentLine, ...]:
    return tuple(AssessmentLine(*row) for row in session.execute(*_answers(contract_id)))


@shaped
def _answers(contract_id: UUID) -> Select[*tuple[Any, ...]]:
    a = Assessment
    answers = select(a.id, a.version, a.item, a.happened_on, a.answer, a.how, a.seen)
    return answers.where(a.contract_id == contract_id, stands(a)).order_by(a.happened_on, a.row_id)
