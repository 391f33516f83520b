"""The ward's own settings: its name, the day it began to use the system (運用開始日), and its dated policy figures."""

from datetime import date

from sqlalchemy import CheckConstraint, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.domain.tables import MOST
from compliance.store.models.base import Version, filled, one_in_force, versioned


class WardSettings(Version):
    """One row stands at a time. What was due before `start_of_use_on` is 対象外.

    `reminder_days` before a due day its parties are reminded; `draft_days` before a meeting its paper is drafted.
    `reason` says why the last change was made.
    """

    __tablename__ = "ward_settings"
    __table_args__ = versioned(
        "ward_settings",
        *filled("name"),
        CheckConstraint("draft_days BETWEEN 1 AND 90", name="draft_days"),
        one_in_force("ward_settings", "kind"),
    )

    name: Mapped[str]
    mayor_title: Mapped[str | None]
    telephone: Mapped[str | None]
    email: Mapped[str | None]
    start_of_use_on: Mapped[date | None]
    reminder_days: Mapped[str] = mapped_column(default="14,7,1")
    draft_days: Mapped[int] = mapped_column(Integer, default=14)
    practice: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None]


class PolicyFigure(Version):
    """From `from_on` on, what is raised under the edition takes this figure: days, or a month and day like `06-30`."""

    __tablename__ = "policy_figure"
    __table_args__ = versioned(
        "policy_figure",
        *filled("edition_id", "name"),
        CheckConstraint("(days IS NULL) <> (month_day IS NULL)", name="days_or_month_day"),
        CheckConstraint(f"days BETWEEN 0 AND {MOST}", name="days"),
        CheckConstraint("month_day LIKE '__-__'", name="month_day"),
        one_in_force("policy_figure", "edition_id", "name", "from_on"),
    )

    edition_id: Mapped[str]
    name: Mapped[str]
    from_on: Mapped[date]
    days: Mapped[int | None] = mapped_column(Integer)
    month_day: Mapped[str | None] = mapped_column(String(5))
    reason: Mapped[str | None]
