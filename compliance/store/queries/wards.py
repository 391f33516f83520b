"""What the ward calls itself, and whether its data are for practice."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.policies import WardSettings
from compliance.store.queries.current import stands

_STANDING = select(
    WardSettings.name,
    WardSettings.practice,
    WardSettings.email,
    WardSettings.reminder_days,
    WardSettings.draft_days,
).where(stands(WardSettings))


@dataclass(frozen=True, slots=True)
class Ward:
    """The ward's name (区名), empty while its settings are not made, and whether all of this is practice data.

    `reminder_days` before a due day (`14,7,1`) its parties are reminded, `draft_days` before a meeting its paper is
    drafted; `email` is that of the office in charge of privacy.
    """

    name: str = ""
    practice: bool = False
    email: str = ""
    reminder_days: str = "14,7,1"
    draft_days: int = 14


def ward(session: Session) -> Ward:
    """The ward as its settings stand now."""
    row = session.connection().execute(_STANDING).one_or_none()
    if row is None:
        return Ward()
    return Ward(row.name, row.practice, row.email or "", row.reminder_days, row.draft_days)
