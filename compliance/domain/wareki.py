"""Japanese dates (和暦) out of and into text: what forms and papers write, read with a reason where it is no date."""

import re
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from compliance.domain.calendar import fiscal_year_begin, fiscal_year_of
from compliance.domain.reasons import Reason, because


@dataclass(frozen=True, slots=True)
class Era:
    """One era: its name, the letter and the single character that forms use for it, its first and last day."""

    name: str
    letter: str
    first: date
    last: date

    def year_of(self, day: date) -> int:
        """The era's year of `day`; 1 is written 元."""
        return day.year - self.first.year + 1


# Japan took the solar calendar on 1 January of Meiji 6; a lunar date before it cannot be read as a day of ours.
SOLAR_CALENDAR = date(1873, 1, 1)
# Days somebody may ask for: their fiscal year has a name in an era, and the calendar still holds a year after it.
FIRST_ASKED, LAST_ASKED = date(1873, 4, 1), date(9998, 12, 31)
ERAS = (
    Era("明治", "M", date(1868, 1, 25), date(1912, 7, 30)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "R", date(2019, 5, 1), date.max),
)


@dataclass(frozen=True, slots=True)
class DateRead:
    """A day was read; `warning` says what a person should look at again."""

    on: date
    warning: Reason | None = None


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Nothing was filled in: an empty text, or a form's bare 年 月 日."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """No day can be read, and why."""

    reason: Reason


Reading = DateRead | Unfilled | Unreadable

_ERA = "|".join([*(era.name for era in ERAS), *(era.name[0] for era in ERAS), *(era.letter for era in ERAS), "西暦"])
_NUMBER = "[0-9]{1,4}|[〇一二三四五六七八九十百]{1,6}"
_WEEKDAY = re.compile(r"\(([月火水木金土日])(?:曜日?)?\)$")
_DAY = re.compile(
    rf"(?P<era>{_ERA})?(?P<year>{_NUMBER}|元)(?:年(?P<m1>{_NUMBER})月(?P<d1>{_NUMBER})日"
    rf"|(?P<sep>[./-])(?P<m2>{_NUMBER})(?P=sep)(?P<d2>{_NUMBER}))"
)
_FISCAL_YEAR = re.compile(rf"(?P<era>{_ERA})?(?P<year>{_NUMBER}|元)年度")
_BLANK_FORM = re.compile(rf"(?:{_ERA})?年?月?日?")
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_WEEKDAYS = "月火水木金土日"


def read_date(text: str) -> Reading:
    """The day that `text` writes, in the Japanese or the western calendar, with any width of digits, or why not.

    A date after its era ended (平成31年5月1日) is what legal texts of the time wrote: it is read, with a warning.
    """
    compact = _compact(text)
    weekday = _WEEKDAY.search(compact)
    found = _DAY.fullmatch(_WEEKDAY.sub("", compact))
    if found:
        reading = _day(found)
        return _check_weekday(reading, weekday.group(1)) if weekday else reading
    if _BLANK_FORM.fullmatch(compact):
        return Unfilled()
    if _FISCAL_YEAR.fullmatch(compact):
        return Unreadable(because("date_is_a_fiscal_year"))
    return Unreadable(because("date_not_understood"))


def read_asked_day(text: str) -> date | None:
    """The day that somebody asks for; None where it cannot be read or lies outside `FIRST_ASKED` to `LAST_ASKED`."""
    reading = read_date(text)
    return reading.on if isinstance(reading, DateRead) and can_be_asked(reading.on) else None


def can_be_asked(day: date) -> bool:
    """Whether somebody may ask for that day."""
    return FIRST_ASKED <= day <= LAST_ASKED


def read_fiscal_year(text: str) -> int | Unreadable:
    """The fiscal year that `text` writes (令和8年度, 平成31年度, 2026年度), as the year it begins in; or why none."""
    found = _FISCAL_YEAR.fullmatch(_compact(text))
    if not found:
        return Unreadable(because("fiscal_year_not_understood"))
    return _western_year(found["era"], _number(found["year"]))


def japanese_date(day: date) -> str:
    """`day` as papers write it: 令和8年4月1日, the first year of an era as 元年. From 明治6年 (1873) on."""
    return f"{_year_in_era(_era_of(day), day)}年{day.month}月{day.day}日"


def fiscal_year_name(day: date) -> str:
    """How the fiscal year of `day` is written on that day: 平成31年度 on 30 April 2019, 令和元年度 from 1 May."""
    names = fiscal_year_names(fiscal_year_of(day))
    return names[-1] if _era_of(day).name == names[-1][:2] else names[0]


def fiscal_year_names(year: int) -> tuple[str, ...]:
    """How a fiscal year is written: 令和8年度; two names where a new era began before its December (FY2019)."""
    begin = fiscal_year_begin(year)
    eras = dict.fromkeys((_era_of(begin), _era_of(date(year, 12, 31))))
    return tuple(f"{_year_in_era(era, begin)}年度" for era in eras)


def _compact(text: str) -> str:
    return re.sub(r"\s", "", normalize("NFKC", text)).upper()


def _day(found: re.Match[str]) -> Reading:
    number = _number(found["year"])
    month, day = _number(found["m1"] or found["m2"]), _number(found["d1"] or found["d2"])
    era = _era_named(found["era"])
    if era is None and number < 1000:
        return Unreadable(because("date_without_era", year=number))
    if number == 0:
        return Unreadable(because("date_year_zero"))
    try:
        on = date(_western_year(found["era"], number), month, day)
    except ValueError:
        return Unreadable(because("date_not_in_calendar", year=number, month=month, day=day))
    if on < SOLAR_CALENDAR:
        return Unreadable(because("date_before_solar_calendar", begins=SOLAR_CALENDAR))
    return _within_era(on, era) if era else DateRead(on)


def _within_era(on: date, era: Era) -> Reading:
    if on < era.first:
        return Unreadable(because("date_before_era", era=era.name, begins=era.first))
    if on > era.last:
        return DateRead(on, because("date_after_era", era=era.name, ended=era.last, meant=japanese_date(on)))
    return DateRead(on)


def _check_weekday(reading: Reading, written: str) -> Reading:
    if not isinstance(reading, DateRead) or reading.warning or _WEEKDAYS[reading.on.weekday()] == written:
        return reading
    is_a = _WEEKDAYS[reading.on.weekday()]
    return DateRead(reading.on, because("date_weekday_differs", written=written, weekday=is_a))


def _era_named(name: str | None) -> Era | None:
    return next((era for era in ERAS if name in {era.name, era.name[0], era.letter}), None)


def _era_of(day: date) -> Era:
    if day < SOLAR_CALENDAR:
        raise ValueError(
            f"{day.isoformat()} は明治6年より前で和暦にできません。明治6年1月1日以後の日を指定してください。"
            f" / {day.isoformat()} lies before 1 January 1873; give a later day."
        )
    return next(era for era in reversed(ERAS) if era.first <= day)


def _year_in_era(era: Era, day: date) -> str:
    year = era.year_of(day)
    return f"{era.name}{'元' if year == 1 else year}"


def _western_year(era_name: str | None, number: int) -> int:
    era = _era_named(era_name)
    return era.first.year + number - 1 if era else number


def _number(written: str) -> int:
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    if "十" not in written and "百" not in written:
        return int("".join(str(_DIGITS[character]) for character in written))
    return _counted(written)


def _counted(written: str) -> int:
    """二十九 as 29: what stands before 百 and 十 multiplies them, and nothing before them means one."""
    total, digit = 0, 0
    for character in written:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _DIGITS[character]
    return total + digit
