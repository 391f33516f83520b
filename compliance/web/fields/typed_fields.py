"""Fields that are typed: lines, texts, days in both calendars, times of a day, whole numbers in either width."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from unicodedata import category, normalize

from flask_babel import gettext as _
from wtforms import Field, ValidationError
from wtforms.widgets import TextArea, TextInput

from compliance.clock import JST
from compliance.domain.wareki import (
    DateRead,
    Reading,
    Unreadable,
    can_be_asked,
    fiscal_year_names,
    japanese_date,
    read_fiscal_year,
)
from compliance.domain.yearless_days import lacks_year, read_date_near
from compliance.web.languages import chosen_language
from compliance.web.visitors import desk
from compliance.wording.reasons import Glossary, phrase

_LONGEST_LINE, _LONGEST_TEXT = 500, 20_000
_MOST = 2_147_483_647
FIRST_YEAR, LAST_YEAR = 2000, 2200
_DIRECTIONS = frozenset(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_UNITS = re.compile(r"(日|人|件|点|枚|部|冊|台|円|分|回)$")
_CLOCK = re.compile(r"(?P<day>.+?)(?:T|日(?=\d)|\s)\s*(?P<hour>\d{1,2})(?::|時)(?P<minute>\d{1,2})?分?")


class TypedField(Field):
    """A field whose text is kept as typed until it can be read; an empty one is None, or a mistake where `required`."""

    widget: Any = TextInput()

    def __init__(self, label: Any = None, *, required: bool = True, not_before: str = "", **more: Any) -> None:
        super().__init__(label, **more)
        self.required, self.not_before = required, not_before

    @property
    def typed(self) -> str:
        """The text as it stands in the field."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.written(self.data)

    def _value(self) -> str:
        return self.typed

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read what was sent."""
        typed = plain(str(valuelist[0])) if valuelist else ""
        self.data = None
        if typed.strip():
            self.data = self.read(typed)

    def pre_validate(self, form: Any) -> None:
        """What is asked for is there, and not before the day it follows."""
        if self.data is None and self.required and not self.process_errors:
            raise ValidationError(_("「%(label)s」を入力してください。", label=self.label.text))
        earlier = form[self.not_before] if self.not_before else None
        if earlier is not None and self.data is not None and earlier.data is not None and self.data < earlier.data:
            raise ValidationError(
                _("「%(label)s」は「%(other)s」以後にしてください。", label=self.label.text, other=earlier.label.text)
            )

    def read(self, typed: str) -> Any:
        """The value of what was typed; ValueError with the words to show."""
        return typed.strip()

    def written(self, value: Any) -> str:
        """The value as the field shows it."""
        return str(value)


class LineField(TypedField):
    """One line of text."""

    longest, break_ = _LONGEST_LINE, " "

    def read(self, typed: str) -> str:
        """The text without spaces around it."""
        if len(typed) > self.longest:
            raise ValueError(
                _("%(label)sは%(most)s字までです。短くしてください。", label=self.label.text, most=self.longest)
            )
        return typed.replace("\n", self.break_).strip()


class LongField(LineField):
    """Several lines of text."""

    widget: Any = TextArea()
    longest, break_ = _LONGEST_TEXT, "\n"


class DayField(TypedField):
    """A day: 令和8年11月22日, R8.11.22, 2026-11-22, in any width; 11月22日 or 11/22 is the one near today."""

    @property
    def understood(self) -> bool:
        """Whether it was sent without its year, and read with one."""
        sent = str(self.raw_data[0]) if self.raw_data else ""
        return self.data is not None and lacks_year(self._day_of(sent))

    @property
    def typed(self) -> str:
        """As it was typed; with its year, once it was sent without and could be read."""
        return self.written(self.data) if self.understood else super().typed

    def _day_of(self, typed: str) -> str:
        return typed

    def read(self, typed: str) -> date:
        """The day, or why there is none."""
        reading = read_date_near(typed, desk().today())
        if isinstance(reading, DateRead) and can_be_asked(reading.on):
            return reading.on
        raise ValueError(_not_a_day(typed, reading))

    def written(self, value: date) -> str:
        """In 和暦 for who reads Japanese, else in ISO."""
        return japanese_date(value) if chosen_language() == "ja" else value.isoformat()


class InstantField(DayField):
    """A day and a time of it in Japan: 令和8年11月22日 14:30."""

    def _day_of(self, typed: str) -> str:
        found = _CLOCK.fullmatch(normalize("NFKC", typed).strip())
        return _whole_day(found["day"]) if found else typed

    def read(self, typed: str) -> datetime:
        """The instant, or why there is none."""
        found = _CLOCK.fullmatch(normalize("NFKC", typed).strip())
        if found is None:
            raise ValueError(
                _("「%(typed)s」に時刻がありません。R8.11.22 14:30 のように入力してください。", typed=typed)
            )
        day, hour, minute = super().read(_whole_day(found["day"])), int(found["hour"]), int(found["minute"] or 0)
        if hour > 23 or minute > 59:
            raise ValueError(_("「%(typed)s」の時刻はありません。0:00から23:59までで入力してください。", typed=typed))
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=JST)

    def written(self, value: datetime) -> str:  # type: ignore[override]  # an instant where the day has none
        """In Japan's time."""
        local = value.astimezone(JST)
        return f"{super().written(local.date())} {local:%H:%M}"


def _whole_day(text: str) -> str:
    """With the 日 that stands for a blank between the day and its time."""
    return f"{text}日" if "月" in text and not text.endswith("日") else text


class WholeField(TypedField):
    """A whole number, `least` or more: １，２００ and 1200件 are read as well."""

    def __init__(self, label: Any = None, *, least: int = 0, most: int = _MOST, unit: Any = "", **more: Any) -> None:
        super().__init__(label, **more)
        self.least, self.most, self.unit = least, most, unit

    def read(self, typed: str) -> int:
        """The number, or why there is none."""
        digits = _UNITS.sub("", normalize("NFKC", typed).replace(",", "").replace("、", "").strip()).strip()
        if not (digits.isascii() and digits.isdecimal() and len(digits) <= 18):
            raise ValueError(_("「%(typed)s」は数として読めません。数字だけを入力してください。", typed=typed))
        if not self.least <= int(digits) <= self.most:
            raise ValueError(
                _("「%(label)s」は%(least)s以上の数を入力してください。", label=self.label.text, least=self.least)
                if int(digits) < self.least
                else _("「%(label)s」が大きすぎます。%(most)sまでです。", label=self.label.text, most=f"{self.most:,}")
            )
        return int(digits)


def _not_a_day(typed: str, reading: Reading) -> str:
    if not isinstance(reading, Unreadable):
        return _("「%(typed)s」の日付は扱えません。年を確かめてください。", typed=typed)
    why = phrase(reading.reason, Glossary(chosen_language()))
    return _(
        "「%(typed)s」は日付として読めません（%(why)s）。R8.11.22 のように入力してください。", typed=typed, why=why
    )


def plain(text: str) -> str:
    """The text without control and direction characters, which no database or reader should meet, in NFC."""
    kept = (c for c in text.replace("\r\n", "\n") if c in "\n\t" or category(c) not in {"Cc", "Cs"})
    return normalize("NFC", "".join(c for c in kept if c not in _DIRECTIONS))


class YearField(TypedField):
    """A fiscal year: 令和8年度, R8 or 2026."""

    def read(self, typed: str) -> int:
        """The year in which it begins, or why there is none."""
        text = normalize("NFKC", typed).strip().removesuffix("度").removesuffix("年")
        year = read_fiscal_year(f"{text}年度")
        if not isinstance(year, int) or not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(
                _("「%(typed)s」は年度として読めません。令和8年度 のように入力してください。", typed=typed)
            )
        return year

    def written(self, value: int) -> str:
        """Its name, or the bare year for who reads English."""
        return fiscal_year_names(value)[-1] if chosen_language() == "ja" else str(value)
