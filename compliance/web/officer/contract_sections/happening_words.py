"""What was recorded, in a few words: its text, and its choices, days and numbers as the form asks for them."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from flask_babel import gettext as _
from wtforms import BooleanField, Form

from compliance.domain.facts import Answer
from compliance.store.queries.happening_codes import told_codes
from compliance.store.queries.happenings import EarlierVersion, Happening
from compliance.web.days import day_in_words, fiscal_year_tag
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField
from compliance.web.fields.typed_fields import DayField, YearField
from compliance.web.items import clause_number, edition_title
from compliance.web.officer.blueprint import blueprint
from compliance.web.visitors import desk


@blueprint.app_template_global()
def kind_word(kind: str) -> str:
    """What a kind of record is called: as on the form that records it."""
    return str(BY_KIND[kind].title)


@blueprint.app_template_global("happening_words")
def told(line: Happening) -> str:
    """What is recorded, after the clause or measure that it names."""
    item = clause_number(line.item) if line.item else ""
    return " ".join(part for part in (item, version_words(line.kind, line)) if part)


@blueprint.app_template_global()
def version_words(kind: str, version: Happening | EarlierVersion) -> str:
    """`利用者名簿（区から受託者へ・紙・数量（点）：1）`; a kind that tells nothing else is called by its name."""
    what = choice_word(Answer(version.detail)) if kind == "assessment" and version.detail else version.detail
    how = _("・").join(_coded(kind, version.codes))
    if what and how:
        return _("%(what)s（%(how)s）", what=what, how=how)
    return what or how or kind_word(kind)


def _coded(kind: str, codes: str) -> Iterator[str]:
    for name, code in told_codes(codes):
        if words := _word(kind, name, code):
            yield words


def _word(kind: str, name: str, code: str) -> str:
    if name == "subject_kind":
        return kind_word(code)
    if name == "edition_id":
        return edition_title(desk().shelf.edition(code))
    return _numbers(code).get(name) or _as_asked(_form(kind), name, code)


def _as_asked(form: Form, name: str, code: str) -> str:
    """The code in the words of the form's field; nothing for a box that is not ticked."""
    if name not in form:
        return code
    field = form[name]
    if isinstance(field, ChoiceField):
        return next((words for known, words, _chosen in field.choices() if known == code), code)
    label = field.label.text
    if isinstance(field, BooleanField):
        return str(label) if code == "yes" else ""
    value = day_in_words(date.fromisoformat(code)) if isinstance(field, DayField) else code
    value = fiscal_year_tag(int(code)) if isinstance(field, YearField) else value
    return f"{label}{_('：')}{value}"


@cache
def _form(kind: str) -> Form:
    """Made once: its words are looked up in the visitor's language when they are said."""
    return BY_KIND[kind].form()


def _numbers(number: str) -> Mapping[str, str]:
    """How many lie beneath it, or came of it."""
    return {
        "people": _("%(number)s人", number=number),
        "present": _("出席%(number)s人", number=number),
        "erasures": _("消去%(number)s件", number=number),
        "findings": _("指摘%(number)s件", number=number),
    }
