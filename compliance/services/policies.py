"""The ward's policy: dated figures, which bind what is raised from their day on."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.tables import MOST, is_month_day
from compliance.services.desk import Desk
from compliance.services.recording import Command, record
from compliance.services.refreshes import catch_up
from compliance.services.refusals import missing, not_recorded
from compliance.store.changes import Actor
from compliance.store.idempotency import Request
from compliance.store.models.policies import PolicyFigure
from compliance.store.progress import Progress, silent
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePolicy(Command):
    """From `from_on` on, what is raised under the edition takes this figure: days, or a month and day like `06-30`."""

    model: ClassVar = PolicyFigure
    edition_id: str
    name: str
    from_on: date
    days: int | None = None
    month_day: str | None = None
    reason: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The edition has such a figure, of the same kind, and it is one that days can be counted by."""
        figure = shelf.edition(self.edition_id).policies.get(self.name)
        if figure is None:
            raise missing("name", "区の運用日数の名前", "name of a policy figure of this edition")
        if (figure.days is None) != (self.days is None) or (figure.month_day is None) != (self.month_day is None):
            raise not_recorded(
                ("もとの決まりと形（日数・月日）が違います。", "It is not of the kind the edition gives."),
                ("日数か月日の、同じ方を入力してください。", "Give days, or a month and day, as the edition does."),
                "days",
            )
        self._check_value()

    def _check_value(self) -> None:
        if self.days is not None and not 0 <= self.days <= MOST:
            raise not_recorded(
                (f"日数は0から{MOST}までです。", f"The days lie between 0 and {MOST}."),
                ("日数を確かめてください。", "Check the number of days."),
                "days",
            )
        if self.month_day is not None and not is_month_day(self.month_day):
            raise not_recorded(
                ("毎年ある月日ではありません。", "It is not a month and day that every year has."),
                ("06-30 のように入力してください。", "Write it like 06-30."),
                "month_day",
            )


def change_policy(
    desk: Desk, actor: Actor, command: ChangePolicy, request: Request | None = None, progress: Progress = silent
) -> UUID:
    """Record the figure, then refresh what it makes stale, as far as the desk's patience; returns the figure's id."""
    changed = record(desk, actor, command, request)
    catch_up(desk, actor, progress, desk.patience)
    return changed
