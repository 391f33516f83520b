"""Due days as an iCalendar file (RFC 5545): whole days with stable ids, for whatever calendar program an office has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//compliance//due days//JA"


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day: `uid` stays the same when the file is made again, so that programs replace and do not double."""

    uid: str
    on: date
    title: str
    text: str = ""


def calendar_file(name: str, entries: Iterable[Entry], made_at: datetime) -> bytes:
    """The file, in UTF-8; `name` is what a program calls the calendar, `made_at` the instant (UTC) of its making.

    Whole days carry no time zone: nothing moves when a program stands in another one.
    """
    from icalendar import Calendar  # four megabytes that one link on one page needs

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, made_at))
    return bytes(calendar.to_ical())


def _event(entry: Entry, made_at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    if entry.text:
        event.add("description", entry.text)
    return event
