"""A month and day of each fiscal year: read as typed, and said in words."""

import re
from unicodedata import normalize

from flask_babel import gettext as _

from compliance.domain.tables import is_month_day
from compliance.web.fields.typed_fields import TypedField
from compliance.web.languages import chosen_language

_TYPED = re.compile(r"(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class MonthDayField(TypedField):
    """6月30日, 06-30 or 6/30, in any width; kept as `06-30`."""

    def read(self, typed: str) -> str:
        """The month and day; ValueError for a day that not every year has."""
        found = _TYPED.fullmatch(normalize("NFKC", typed).strip())
        read = f"{int(found[1]):02}-{int(found[2]):02}" if found else ""
        if not is_month_day(read):
            raise ValueError(_("毎年ある月日を、6月30日 のように入力してください。"))
        return read

    def written(self, value: str) -> str:
        """In words."""
        return month_day_words(value)


def month_day_words(value: str) -> str:
    """`6月30日`, or `30 Jun` in English."""
    month, day = (int(part) for part in value.split("-"))
    return f"{month}月{day}日" if chosen_language() == "ja" else f"{day} {_MONTHS[month - 1]}"


def figure_words(days: int | None, month_day: str | None) -> str:
    """A policy figure: `14日`, the same day (当日), or `毎年度6月30日`."""
    if month_day is not None:
        return _("毎年度%(day)s", day=month_day_words(month_day))
    return _("%(days)s日", days=days) if days else _("その日（0日）")
