"""Assessments (判定): one answer for one checklist item of a contract on one day.

The checklist items themselves are no rows: they are the clauses of the contract's edition and the measures of its
outsourcing.
"""

import enum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from compliance.domain.facts import Answer
from compliance.store.models.base import Happened, OfContract, closed, filled, refers_within, under_contract


class AssessedHow(enum.StrEnum):
    """By the contractor itself, at the officer's desk, or on site."""

    SELF_CHECK = "self_check"
    DESK = "desk"
    ON_SITE = "on_site"


class Assessment(Happened, OfContract):
    """適合 / 不適合 / 該当なし / 確認できず for `item` (`"16"`, `"measure:contractor.system.3"`), and what was seen.

    `report_id`: the report that brought it, where it is one of the answers of a self-check.
    """

    __tablename__ = "assessment"
    __table_args__ = under_contract(
        "assessment",
        *refers_within("inspection_id", "inspection"),
        *refers_within("report_id", "status_report"),
        *filled("item"),
        Index(None, "contract_id", "item", "happened_on"),
    )

    item: Mapped[str]
    answer: Mapped[Answer] = mapped_column(closed(Answer))
    how: Mapped[AssessedHow] = mapped_column(closed(AssessedHow), default=AssessedHow.ON_SITE)
    inspection_id: Mapped[UUID | None] = mapped_column(index=True)
    report_id: Mapped[UUID | None] = mapped_column(index=True)
    seen: Mapped[str | None]
