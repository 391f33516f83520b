"""What the ward calls itself, and whether its data are for practice."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.policies import WardSettings


@dataclass(frozen=True, slots=True)
class Ward:
    """The ward's name (区名), empty while its settings are not made, and whether all of this is practice data."""

    name: str = ""
    practice: bool = False


def ward(session: Session) -> Ward:
    """The ward as its settings stand now."""
    row = session.execute(
        select(WardSettings.name, WardSettings.practice).where(
            WardSettings.superseded_seq.is_(None), WardSettings.void_reason.is_(None)
        )
    ).one_or_none()
    return Ward() if row is None else Ward(row.name, row.practice)
