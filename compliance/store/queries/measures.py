"""The measures of an outsourcing as they were reported to the council, on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party
from compliance.store.models.outsourcings import MeasureCategory, MeasuresReport, ReportedMeasure
from compliance.store.queries.shapes import shaped

_PREFIX = "measure:"


class Measure(NamedTuple):
    """One measure as it was reported; `key` like `contractor.system.3`, `clauses` the items that it says again."""

    key: str
    party: Party
    category: MeasureCategory
    text: str
    clauses: tuple[str, ...]


def measures_on(session: Session, outsourcing: UUID, on: date) -> Mapping[str, Measure]:
    """The measures in force on `on` by their keys, in the paper's order: those of the last report up to that day."""
    return {row.key: Measure(*row) for row in session.connection().execute(*_reported(outsourcing, on))}


@shaped
def _reported(outsourcing: UUID, on: date) -> Select[*tuple[Any, ...]]:
    last = (
        select(MeasuresReport.row_id)
        .where(
            MeasuresReport.outsourcing_id == outsourcing,
            MeasuresReport.superseded_seq.is_(None),
            MeasuresReport.void_reason.is_(None),
            MeasuresReport.happened_on <= on,
        )
        .order_by(MeasuresReport.happened_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    m = ReportedMeasure
    told = select(m.key, m.party, m.category, m.text, m.clauses)
    return told.where(m.of_row == last).order_by(m.position)


def measure_text(session: Session, outsourcing: UUID, item: str, on: date) -> str | None:
    """The measure that the item (`measure:contractor.system.3`) stands for, word for word; None for a clause."""
    if not item.startswith(_PREFIX):
        return None
    measure = measures_on(session, outsourcing, on).get(item.removeprefix(_PREFIX))
    return measure.text if measure else None
