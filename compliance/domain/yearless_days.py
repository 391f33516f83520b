"""Days written without their year (11月19日, 11/19): the nearest such day, where it is plain which one is meant."""

import re
from datetime import date, timedelta
from unicodedata import normalize

from compliance.domain.reasons import because
from compliance.domain.wareki import DateRead, Reading, Unreadable, can_be_asked, read_date

PLAIN_WITHIN = timedelta(days=120)
"""A day further away might as well be last year's or next year's: who wrote it has to say which."""

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_WITHOUT_YEAR = re.compile(rf"(?:{_NUMBER})月(?:{_NUMBER})日(?:\(.+\))?|[0-9]{{1,2}}([./-])[0-9]{{1,2}}(?:\(.+\))?")


def lacks_year(text: str) -> bool:
    """Whether a day is written without its year."""
    return _WITHOUT_YEAR.fullmatch(_compact(text)) is not None


def read_date_near(text: str, today: date) -> Reading:
    """As `read_date`; a day without its year is the one nearest to `today`, Unreadable where two come into question."""
    compact = _compact(text)
    found = _WITHOUT_YEAR.fullmatch(compact)
    if found is None:
        return read_date(text)
    between = found[1] or "年"
    readings = [read_date(f"{year}{between}{compact}") for year in range(today.year - 1, today.year + 2)]
    read = [reading for reading in readings if isinstance(reading, DateRead)]
    days = [reading.on for reading in read if reading.warning is None] or [reading.on for reading in read]
    return _nearest(days, today) if days else readings[1]


def read_asked_day_near(text: str, today: date) -> date | None:
    """As `read_asked_day`; a day without its year is the one nearest to `today`, None where that is not plain."""
    reading = read_date_near(text, today)
    return reading.on if isinstance(reading, DateRead) and can_be_asked(reading.on) else None


def _compact(text: str) -> str:
    return re.sub(r"\s", "", normalize("NFKC", text))


def _nearest(days: list[date], today: date) -> Reading:
    """`days`: one for each year, or only those on the weekday that was written beside them."""
    first, *others = sorted(days, key=lambda day: abs(day - today))
    if not others or abs(first - today) <= PLAIN_WITHIN:
        return DateRead(first)
    earlier, later = sorted((first, others[0]))
    return Unreadable(because("date_without_year", earlier=earlier, later=later))
