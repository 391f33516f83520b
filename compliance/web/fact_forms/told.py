"""The answers of a form in words: to look over before saving, before voiding, and beside somebody else's."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from wtforms import BooleanField, Field, Form, SelectField, StringField

from compliance.clock import JST
from compliance.web.days import day_in_words, fiscal_year_tag
from compliance.web.fields.chosen_fields import ChoiceField, PickField
from compliance.web.fields.row_fields import RowsField, is_blank
from compliance.web.fields.typed_fields import DayField, InstantField, TypedField, YearField


def told(form: Form) -> Iterator[tuple[str, str, str]]:
    """(name, label, answer) of each field; an empty answer where nothing was said."""
    for field in form:
        yield field.short_name, str(field.label.text), answer(field)


def understood(form: Form) -> str:
    """The days that were sent without their year, in words with it; empty where there is none."""
    days = [field for field in form if isinstance(field, DayField) and field.understood]
    return "".join(_("%(label)s：%(day)s。", label=field.label.text, day=answer(field)) for field in days)


def answer(field: Field) -> str:
    """One answer in words."""
    return next((words(field) for kind, words in _WORDS.items() if isinstance(field, kind)), "")


def _typed(field: Any) -> str:
    return "" if field.data is None else str(field.data)


def _day(field: Any) -> str:
    return day_in_words(field.data) if isinstance(field.data, date) else ""


def _instant(field: Any) -> str:
    if not isinstance(field.data, datetime):
        return ""
    local = field.data.astimezone(JST)
    return f"{day_in_words(local.date())} {local:%H:%M}"


def _year(field: Any) -> str:
    return fiscal_year_tag(field.data) if field.data is not None else ""


def _picked(field: PickField) -> str:
    chosen = set(field.chosen)
    return _("、").join(option.words for option in field.options if str(option.value) in chosen)


def _chosen(field: ChoiceField) -> str:
    return next((words for _code, words, chosen in field.choices() if chosen), "")


def _selected(field: SelectField) -> str:
    return next((str(words) for _value, words, chosen, *_more in field.iter_choices() if chosen), "")


def _rows(field: RowsField) -> str:
    told_rows = (entry.form for entry in field.entries if not is_blank(entry.form))
    return "\n".join(_("、").join(words for _n, _l, words in told(row) if words) for row in told_rows)


_WORDS: Mapping[type[Field], Callable[[Any], str]] = {
    InstantField: _instant,
    DayField: _day,
    YearField: _year,
    TypedField: _typed,
    PickField: _picked,
    ChoiceField: _chosen,
    SelectField: _selected,
    StringField: _typed,
    RowsField: _rows,
    BooleanField: lambda field: _("はい") if field.data else _("いいえ"),
}
"""How each kind of field says its answer; the first that fits."""
