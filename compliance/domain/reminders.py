"""When a party is reminded: so many days before a due day, the day after it, and every week from then on."""

from collections.abc import Iterable
from datetime import date, timedelta
from unicodedata import normalize

MOST_DAYS, MOST_REMINDERS = 90, 5
_WEEK = 7


def read_reminder_days(text: str) -> tuple[int, ...]:
    """The days before a due day in `14,7,1`, the most first, in any width; ValueError for anything else."""
    parts = normalize("NFKC", text).replace("、", ",").split(",")
    days = sorted({int(part) for part in parts}, reverse=True)
    if not 1 <= len(days) <= MOST_REMINDERS or not 1 <= days[-1] <= days[0] <= MOST_DAYS:
        raise ValueError(
            f"1から{MOST_DAYS}までの日数を{MOST_REMINDERS}つまで。 / Up to {MOST_REMINDERS} numbers of days."
        )
    return tuple(days)


def reminded(due_on: date, days: Iterable[int], since: date, today: date) -> bool:
    """Whether a day of reminding lies after `since` and not after `today`: nothing is lost when a night was missed."""
    late = (today - due_on).days
    if late < 1:
        return any(since < due_on - timedelta(days=before) <= today for before in days)
    last_week = due_on + timedelta(days=late - (late - 1) % _WEEK)
    return since < last_week <= today
