"""What a contractor's form is: an entry with its own words, fewer fields, and papers; what it says is a claim."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from compliance.services.grounds import Ground
from compliance.services.refusals import not_recorded
from compliance.web.fact_forms.entries import Entry, Fields, Values
from compliance.web.fields.file_fields import PapersField
from compliance.web.uploads import Taken

PAPERS = "papers"
"""The name of the field that takes the files."""

TAKEN = Taken((".pdf", ".jpg", ".png", ".xlsx", ".docx"), 50_000_000, most=10)
BODY_BYTES = 201_000_000
"""The files of one form together, and the words beside them."""


def papers(label: Any, *, required: bool = False) -> PapersField:
    """The field for the papers of a form: one kind of document, called by its name."""
    return PapersField(
        label,
        TAKEN,
        required=required,
        description=_(
            "PDF、写真（JPEG・PNG）、Excel、Word。1つ50MBまで、10個まで。個人番号（マイナンバー）は写さないでください。"
        ),
    )


def handed_in(entry: Entry, title: LazyString, when: LazyString, asked: Fields) -> Entry:
    """The entry as its contractor fills it in: a claim, and received today where no other day is asked for."""
    given: Mapping[str, Any] = {"submitted": True}
    names = {field.name for field in fields(entry.command)}

    def made(values: Values, ground: Ground) -> Values:
        told = {name: value for name, value in values.items() if name != PAPERS}
        told = {"happened_on": ground.today, **given, **entry.made(told, ground)}
        _refuse_later(told, ground)
        return {name: value for name, value in told.items() if name in names or name in values}

    return replace(entry, title=title, when=when, fields=asked, made=made, weighty=False)


def _refuse_later(told: Values, ground: Ground) -> None:
    """Nothing is handed in of a day that is still to come: a plan is no record."""
    if told["happened_on"] > ground.today:
        raise not_recorded(
            ("まだ来ていない日です。", "This day is still to come."),
            ("行った日を入力してください。予定は、行ったあとで提出します。", "Give the day on which it was done."),
            "happened_on",
        )
