"""Requests for a report on the state of handling (取扱状況の報告の求め, clause 14) and the answers."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import (
    Happened,
    OfContract,
    Submittable,
    in_order,
    refers_within,
    under_contract,
)


class StatusRequest(Happened, OfContract):
    """Asked on `happened_on`; without a day of its own the policy's days run. `self_check`: the yearly one."""

    __tablename__ = "status_request"
    __table_args__ = under_contract("status_request", in_order("happened_on", "due_on"))

    due_on: Mapped[date | None]
    self_check: Mapped[bool] = mapped_column(default=False)
    question: Mapped[str | None]
    asked_by: Mapped[str | None]


class StatusReport(Submittable, Happened, OfContract):
    """The answer, received on `happened_on`."""

    __tablename__ = "status_report"
    __table_args__ = under_contract("status_report", *refers_within("request_id", "status_request"))

    request_id: Mapped[UUID] = mapped_column(index=True)
    answer: Mapped[str | None]
