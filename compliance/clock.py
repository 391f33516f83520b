"""The only reader of the clock: instants in UTC, days in Japan."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

JST = timezone(timedelta(hours=9), "JST")
"""Japan has one zone and no summer time; written out, so that a machine without time zone files will do."""


def in_japan(instant: datetime) -> datetime:
    """The same instant by the clocks of Japan; ValueError when it has no time zone."""
    if instant.tzinfo is None:
        raise ValueError("時差のない日時です。 / This instant has no time zone: give one in UTC.")
    return instant.astimezone(JST)


def day_in_japan(instant: datetime) -> date:
    """The day it is in Japan at this instant; ValueError when the instant has no time zone."""
    return in_japan(instant).date()


def minute_in_japan(instant: datetime) -> str:
    """The minute it is in Japan, as `2026-11-23 14:05`; ValueError when the instant has no time zone."""
    return f"{in_japan(instant):%Y-%m-%d %H:%M}"


class Clock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day it is in Japan: 00:30 on 1 April in Tokyo is 31 March in UTC, and the new fiscal year here."""
        return day_in_japan(self.now())


@dataclass(frozen=True, slots=True)
class FixedClock(Clock):
    """A clock that stands still at `at`, an instant with a time zone: for tests, benchmarks and the practice ward."""

    at: datetime

    def now(self) -> datetime:
        """`at`, in UTC; ValueError when it has no time zone."""
        if self.at.tzinfo is None:
            raise ValueError("時差のない日時です。 / This instant has no time zone: give one in UTC.")
        return self.at.astimezone(UTC)
