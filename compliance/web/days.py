"""Days on pages: 和暦 and ISO side by side, out and in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from flask import Flask
from flask_babel import gettext as _
from markupsafe import Markup, escape

from compliance.clock import JST
from compliance.domain.wareki import fiscal_year_names, japanese_date
from compliance.domain.yearless_days import read_asked_day_near
from compliance.web.languages import chosen_language
from compliance.wording.languages import Language

_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_NAMED_YEAR = 180
"""Days from which on a deadline names its year too."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date) -> str:
    """`令和8年11月22日（日）`, or `Sun 22 Nov 2026` in English."""
    return _in_words(day, chosen_language())


def _in_words(day: date, language: Language) -> str:
    weekday = _WEEKDAYS[language][day.weekday()]
    if language == "ja":
        return f"{japanese_date(day)}（{weekday}）"
    return f"{weekday} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_word(day: date) -> str:
    """`日`, `Sun`."""
    return _WEEKDAYS[chosen_language()][day.weekday()]


def month_in_words(day: date) -> str:
    """`令和8年11月（2026年）`, `Nov 2026 (令和8年11月)`: the month that the day lies in."""
    japanese = japanese_date(day).partition("月")[0] + "月"
    if chosen_language() == "ja":
        return f"{japanese}（{day.year}年）"
    return f"{_MONTHS[day.month - 1]} {day.year} ({japanese})"


def month_tag(day: date) -> str:
    """`11月`, `Nov`: for a row of months."""
    return f"{day.month}月" if chosen_language() == "ja" else _MONTHS[day.month - 1]


def day_tag(day: date | None) -> Markup:
    """The day in words with its ISO form under it; 「なし」 where there is no day."""
    if day is None:
        return Markup('<span class="quiet">{}</span>').format(_("なし"))
    return _day(day, chosen_language())


@lru_cache(maxsize=1_000)
def _day(day: date, language: Language) -> Markup:
    return Markup('<time datetime="{iso}">{words}</time> <span class="iso quiet">{second}</span>').format(
        iso=day.isoformat(),
        words=_in_words(day, language),
        second=day.isoformat() if language == "ja" else japanese_date(day),
    )


def short_day_tag(day: date | None) -> Markup:
    """For narrow columns: the ISO day, and the same in 和暦 under it; 「なし」 where there is no day."""
    return Markup('<span class="quiet">{}</span>').format(_("なし")) if day is None else _short_day(day)


@lru_cache(maxsize=1_000)
def _short_day(day: date) -> Markup:
    """The same in both languages, and for every row of a list that is due on that day."""
    return Markup('<time datetime="{iso}">{iso}</time><br><span class="quiet nowrap">{words}</span>').format(
        iso=day.isoformat(), words=japanese_date(day)
    )


def period_tag(start: date | None, end: date | None) -> Markup:
    """A term for narrow columns: both days in ISO, and the same in words under it."""
    if start is None:
        return short_day_tag(end)
    first = Markup('<span class="nowrap">{}</span> – <span class="nowrap">{}</span>').format(
        start.isoformat(), end.isoformat() if end else _("（終期未定）")
    )
    return first + Markup('<br><span class="quiet">{}</span>').format(_term_in_words(start, end))


def _term_in_words(start: date, end: date | None) -> Markup:
    """A narrow column breaks between the two days, not within one."""
    days = {"start": _unbroken(start), "end": _unbroken(end) if end else ""}
    words = _("%(start)sから（終期未定）") if end is None else _("%(start)sから%(end)sまで")
    return escape(words) % days


def _unbroken(day: date) -> Markup:
    return Markup('<span class="nowrap">{}</span>').format(japanese_date(day))


def instant_tag(instant: datetime) -> Markup:
    """An instant as the office's clock shows it."""
    local = instant.astimezone(JST)
    told = f'{day_tag(local.date())} <time datetime="{instant.isoformat()}">{local:%H:%M}</time>'
    return Markup(told)  # noqa: S704 - figures between tags of ours


def day_of(instant: datetime) -> str:
    """The day of an instant in words."""
    return day_in_words(instant.astimezone(JST).date())


def clock_time(instant: datetime) -> str:
    """`12:34`, as the office's clock shows it."""
    return instant.astimezone(JST).strftime("%H:%M")


def time_left(day: date, today: date) -> str:
    """A deadline in words: `あと12日（12月1日・火）`, `12 days left (Tue 1 Dec)`; how long it is past where it is."""
    weekday, left = _WEEKDAYS[chosen_language()][day.weekday()], (day - today).days
    if chosen_language() == "ja":
        on = f"{day.month}月{day.day}日・{weekday}" if abs(left) < _NAMED_YEAR else day_in_words(day)
    else:
        on = f"{weekday} {day.day} {_MONTHS[day.month - 1]}" + ("" if abs(left) < _NAMED_YEAR else f" {day.year}")
    if left == 0:
        return _("今日が期限（%(on)s）", on=on)
    if left < 0:
        return _("%(days)s日超過（%(on)s）", days=-left, on=on)
    return _("あと%(days)s日（%(on)s）", days=left, on=on)


def fiscal_year_tag(year: int) -> str:
    """`令和8年度`, or `FY2026 (令和8年度)` in English; both names in a year in which the era changed."""
    return _fiscal_year(year, chosen_language())


@lru_cache(maxsize=100)
def _fiscal_year(year: int, language: Language) -> str:
    name = "・".join(fiscal_year_names(year))
    return name if language == "ja" else f"FY{year} ({name})"


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day a page is asked for: today where none, or no day, was typed; `typed` goes back into the field.

    The field stays empty where nobody chose a day, so that an address kept for later asks for the day it is opened on.
    """

    on: date
    typed: str
    mistake: str | None = None


def asked_day(query: Mapping[str, str], today: date, last: date = date.max) -> AskedDay:
    """The `as_of` of an address, in ISO or 和暦; `last` is the last day that the page can tell of."""
    typed = query.get("as_of", "").strip()
    on = read_asked_day_near(typed, today) if typed else today
    if on is None:
        return AskedDay(today, typed, _("日付を読み取れません。今日の状態を表示しています。"))
    if on > last:
        late = _(
            "一覧で見られるのは%(day)sまでです。今日の状態を表示しています。契約ごとの画面では、これより後の日も見られます。",
            day=day_in_words(last),
        )
        return AskedDay(today, typed, late)
    return AskedDay(on, typed)


def init_app(app: Flask) -> None:
    """Gives the templates these ways of writing a day."""
    app.jinja_env.filters.update(
        day=day_tag,
        short_day=short_day_tag,
        instant=instant_tag,
        clock_time=clock_time,
        instant_day=day_of,
        fiscal_year=fiscal_year_tag,
        day_words=day_in_words,
        time_left=time_left,
        weekday=weekday_word,
        month_words=month_in_words,
        short_month=month_tag,
    )
    app.jinja_env.globals["period"] = period_tag
