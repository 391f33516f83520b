"""What a contractor answered in its self-checks of a work, and whether it collects data in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.facts import Answer
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """An item's answer in the last self-check."""

    answer: Answer
    seen: str | None
    on: date


def last_self_check(session: Session, contracts: Collection[UUID]) -> Mapping[str, LastAnswer]:
    """The latest answer to each item under any of these contracts, by item; one query."""
    a = Assessment
    own = (a.contract_id.in_(contracts), a.how == AssessedHow.SELF_CHECK, stands(a))
    rows = session.execute(
        select(a.item, a.answer, a.seen, a.happened_on).where(*own).order_by(a.happened_on, a.row_id)
    )
    return {row.item: LastAnswer(row.answer, row.seen, row.happened_on) for row in rows}


def involves_collection(session: Session, outsourcing: UUID) -> bool:
    """Whether the contractor collects data in this work, as the council was told."""
    told = select(Outsourcing.involves_collection).where(Outsourcing.id == outsourcing, stands(Outsourcing))
    return bool(session.scalar(told))
