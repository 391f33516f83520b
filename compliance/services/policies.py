"""The ward's policy: dated figures, the start of use, and catching up the projections that they make stale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.reminders import MOST_DAYS, read_reminder_days
from compliance.domain.tables import MOST, is_month_day
from compliance.services.desk import Desk
from compliance.services.freshness import Waiting
from compliance.services.recording import Command, record
from compliance.services.refusals import missing, not_recorded
from compliance.store import projection_states, versions
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.policies import PolicyFigure, WardSettings
from compliance.store.queries import precedents
from compliance.store.shelves import Shelf

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


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
    desk: Desk, actor: Actor, command: ChangePolicy, request: Request | None = None, progress: Progress | None = None
) -> UUID:
    """Record the figure, then refresh what it makes stale, as far as the desk's patience; returns the figure's id."""
    changed = record(desk, actor, command, request)
    catch_up(desk, actor, progress or _silent, desk.patience)
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWard(Command):
    """The ward's name and the day it began to use the system: what was due before is 対象外."""

    model: ClassVar = WardSettings
    name: str
    start_of_use_on: date | None = None
    mayor_title: str | None = None
    telephone: str | None = None
    email: str | None = None
    reminder_days: str = "14,7,1"
    draft_days: int = 14
    practice: bool = False
    reason: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The days are days that the nightly work can count by."""
        try:
            read_reminder_days(self.reminder_days)
        except ValueError:
            raise not_recorded(
                ("お知らせの日数を読み取れません。", "The days of reminding cannot be read."),
                (
                    "14,7,1 のように、1から90までの日数を5つまで入力してください。",
                    "Write up to five, from 1 to 90, like 14,7,1.",
                ),
                "reminder_days",
            ) from None
        if not 1 <= self.draft_days <= MOST_DAYS:
            raise not_recorded(
                ("審議会資料の案を作る日数は1から90までです。", "The paper is drafted 1 to 90 days before."),
                ("日数を確かめてください。", "Check the number of days."),
                "draft_days",
            )


def set_ward(
    desk: Desk, actor: Actor, command: SetWard, request: Request | None = None, expected_version: int | None = None
) -> None:
    """Write the one row of settings, or its next version, then refresh what a new start of use makes stale.

    Stale where another version than the expected one stands.
    """

    def act(change: Change) -> str:
        command.check(change.session, desk.shelf)
        stands = precedents.ward_settings(change.session)
        if stands is None:
            return str(versions.insert(change, WardSettings, command.columns()))
        version = stands.version if expected_version is None else expected_version
        versions.supersede(change, WardSettings, stands.id, version, command.columns())
        return str(stands.id)

    desk.carry_out(actor, act, request)
    catch_up(desk, actor, at_most=desk.patience)


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def catch_up(desk: Desk, actor: Actor, progress: Progress = _silent, at_most: int | None = None) -> int:
    """Refresh every stale projection, or about `at_most`, a chunk at a time; returns how many.

    `progress` is told (done, total). Those left stay stale and unseen: the next run, or who reads first, goes on.
    """
    return _refresh(desk, actor, desk.stale, progress, at_most)


def extend_horizons(desk: Desk, actor: Actor, progress: Progress = _silent) -> int:
    """Let every projection reach the end of the next fiscal year, a chunk at a time; returns how many did not.

    For the nights: what falls short answers for the days it reaches, so nobody has to wait for this.
    """

    def falling_short(session: Session, limit: int | None) -> Sequence[UUID]:
        return projection_states.falling_short(session, desk.today(), limit)

    return _refresh(desk, actor, falling_short, progress)


def _refresh(desk: Desk, actor: Actor, waiting: Waiting, progress: Progress, at_most: int | None = None) -> int:
    """Each chunk looks anew at who waits, so that several may do this at once without doing anything twice."""
    with desk.database.reading() as session:
        total = len(waiting(session, at_most))
    done = 0
    while done < total and (refreshed := desk.refresh(actor, waiting)):
        done += refreshed
        progress(min(done, total), total)
    return done
