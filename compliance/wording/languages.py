"""The two languages, and how days, years and counts are written in each."""

from datetime import date
from typing import Literal

from compliance.domain.errors import Words
from compliance.domain.wareki import fiscal_year_names, japanese_date

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def said(words: Words, language: Language) -> str:
    """The words in this language."""
    return words.ja if language == "ja" else words.en


def day_words(day: date, language: Language) -> str:
    """令和8年4月1日, or 1 April 2026."""
    return japanese_date(day) if language == "ja" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def year_words(year: int, language: Language) -> str:
    """令和8年度 (both names where two eras share it), or FY2026."""
    return "・".join(fiscal_year_names(year)) if language == "ja" else f"FY{year}"
