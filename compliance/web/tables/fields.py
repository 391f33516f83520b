"""The fields of the form above a table: its state is the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from flask_babel import gettext as _
from markupsafe import Markup, escape

from compliance.store.queries.choices import Named
from compliance.web.days import AskedDay
from compliance.web.tables.queries import Query
from compliance.web.tables.rows import drawn

Options = Sequence[tuple[str, str]]
_OFTEN = 4
"""Fields that stand in one row; a form puts its most used ones first."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field; a choice where it has `options` (value, words), else typed, with `suggestions` while typing."""

    name: str
    words: str
    value: str
    hint: str = ""
    mistake: str = ""
    options: Options | None = None
    suggestions: Sequence[str] = ()
    search: bool = False

    def choices(self) -> Markup:
        """The `<option>` of each choice, or of each suggestion."""
        if self.options is None:
            return drawn("".join(_option(words, "", chosen=False) for words in self.suggestions))
        return drawn("".join(_option(value, words, chosen=value == self.value) for value, words in self.options))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a table is narrowed to: the form's fields, what links carry along, and all of it in words.

    `kept` are names of the address that no field shows; `ignored` is what was typed and could not be read.
    """

    fields: Sequence[Field] = ()
    conditions: Sequence[str] = ()
    as_of: date | None = None
    kept: Sequence[str] = ()
    ignored: Sequence[str] = ()

    @property
    def often(self) -> Sequence[Field]:
        """The fields that always show."""
        return self.fields[:_OFTEN]

    @property
    def seldom(self) -> Sequence[Field]:
        """The fields that show when they are asked for."""
        return self.fields[_OFTEN:]

    @property
    def seldom_used(self) -> bool:
        """Whether one of the seldom fields narrows the list, or was mistyped: they show by themselves then."""
        return any(field.mistake or field.value for field in self.seldom)


@lru_cache(maxsize=2_000)
def _option(value: str, words: str, *, chosen: bool) -> str:
    """A list offers the same hundred to everybody who opens it."""
    return f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(words)}</option>'


def search_field(query: Query, hint: str, name: str = "q") -> Field:
    """The box that every table has: it finds what it was typed for in any width, case and kana."""
    return Field(name, _("検索"), query.typed(name), hint, search=True)


def text_field(query: Query, name: str, words: str, hint: str = "", suggestions: Sequence[str] = ()) -> Field:
    """A field for a word."""
    return Field(name, words, query.typed(name), hint, suggestions=suggestions)


def choice_field(
    query: Query, name: str, words: str, options: Options, chosen: str | None = None, *, everything: bool = True
) -> Field:
    """A choice; `everything` puts before the options one that does not narrow."""
    offered = (("", _("すべて")), *options) if everything else options
    return Field(name, words, query.typed(name) if chosen is None else chosen, options=offered)


def named_options(choices: Iterable[Named]) -> Options:
    """Sections or contractors as options."""
    return tuple((str(choice.id), choice.name) for choice in choices)


def member_options(members: Iterable[tuple[StrEnum, str]]) -> Options:
    """The values of an enumeration with their words as options."""
    return tuple((member.value, words) for member, words in members)


def day_field(query: Query, name: str, words: str, hint: str = "") -> Field:
    """A day, in ISO or 和暦."""
    mistake = _("日付を読み取れないため、この条件では絞り込んでいません。") if name in query.mistakes else ""
    return Field(name, words, query.typed(name), hint, mistake)


def as_of_field(day: AskedDay) -> Field:
    """The day that the table is asked for: today where none could be read."""
    hint = _("空欄なら今日。例：R8.11.22、11/22")
    return Field("as_of", _("基準日"), day.typed, hint, day.mistake or "")
