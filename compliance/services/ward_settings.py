"""The ward's own settings: its name and numbers, when it reminds, and the day it began to use the system."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Session

from compliance.domain.reminders import MOST_DAYS, read_reminder_days
from compliance.services.desk import Desk
from compliance.services.recording import Command
from compliance.services.refreshes import catch_up
from compliance.services.refusals import not_recorded
from compliance.store import versions
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.policies import WardSettings
from compliance.store.queries import precedents
from compliance.store.shelves import Shelf


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
