"""A form on its ground: opened empty, prefilled or from a record, filled in, arranged anew, refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Form

from compliance.domain.calendar import fiscal_year_of
from compliance.domain.errors import Refused
from compliance.services.grounds import Ground
from compliance.services.records import Record
from compliance.web.fact_forms.answers import initial, offer, picks, unseen, values_of
from compliance.web.fact_forms.entries import Entry, Values
from compliance.web.fields.chosen_fields import PickField
from compliance.web.fields.row_fields import RowsField
from compliance.web.refusals import beside

SAVE, CONFIRM, EDIT = "save", "confirm", "edit"

_BY_WARD = frozenset(
    {
        "asked_by",
        "checked_by",
        "decided_by",
        "granted_by",
        "instructed_by",
        "notified_to",
        "recognised_by",
        "reviewed_by",
    }
)
"""Whoever fills the form in is taken for the one who acted for the ward, until told otherwise."""

_ASKED_AS = {"topics": "teaches_protection", "old_due_on": "obligation", "clause": "proposal"}
"""Refusals name a column; where no field is called so, this one asked for it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form; `record` is what it corrects."""

    entry: Entry
    ground: Ground
    form: Form
    record: Record | None = None

    @property
    def unseen(self) -> int:
        """How many contracts that this visitor does not see the record serves besides."""
        return len(unseen(self.ground, self.record.fields)) if self.record else 0

    def values(self) -> Values:
        """The values of the command; Refused where they do not fit together."""
        stored = None if self.record is None else self.record.fields
        return values_of(self.entry, self.form, self.ground, stored)

    def blame(self, refused: Refused) -> None:
        """Put the refusal beside the field it names, or above the form."""
        beside(self.form, refused, _ASKED_AS)


def sent() -> MultiDict[str, str] | None:
    """What this POST carries; None for an opened page."""
    return request.form if request.method == "POST" else None


def confirmed() -> bool:
    """Whether the effect was looked at."""
    return request.form.get("step") == CONFIRM


def checked(sheet: Sheet) -> Values | None:
    """The values to save; None where the page was only opened or arranged anew, or something is wrong with it."""
    if request.method != "POST" or arranged(sheet.form, request.form) or not sheet.form.validate():
        return None
    try:
        return sheet.values()
    except Refused as refused:
        sheet.blame(refused)
        return None


def new_sheet(
    entry: Entry, ground: Ground, sent: MultiDict[str, str] | None, prefill: Mapping[str, Any], who: str
) -> Sheet:
    """The form to record something new."""
    signed = {name: who for name in entry.fields if name in _BY_WARD}
    told = {name: value for name, value in prefill.items() if name in entry.fields and value is not None}
    year = {"fiscal_year": fiscal_year_of(ground.today)} if "fiscal_year" in entry.fields else {}
    return _sheet(entry, ground, entry.form, sent, {**entry.defaults(), **signed, **year, **_listed(entry, told)}, None)


def correction_sheet(entry: Entry, ground: Ground, record: Record, sent: MultiDict[str, str] | None) -> Sheet:
    """The form of a record that stands."""
    return _sheet(entry, ground, entry.correction, sent, initial(entry, ground, record.fields), record)


def arranged(form: Form, sent: Mapping[str, str]) -> bool:
    """Do what the form's small buttons ask for: search, tick everything, a row more or less; False where none was."""
    step, _colon, rest = sent.get("step", SAVE).partition(":")
    name, _colon, place = rest.partition(":")
    field = form._fields.get(name)
    if step == "add" and isinstance(field, RowsField):
        field.append_entry()
    elif step == "drop" and isinstance(field, RowsField) and place.isdecimal() and int(place) < len(field.entries):
        field.drop(int(place))
    elif step == "all" and isinstance(field, PickField):
        field.pick_all()
    else:
        return step in {"search", EDIT} or any(_typed_anew(field, sent) for field in picks(form))
    return True


def _typed_anew(field: PickField, sent: Mapping[str, str]) -> bool:
    """Enter was pressed in a search that was not carried out yet: it searches, and saves nothing."""
    return sent.get(f"{field.name}-search", "") != sent.get(f"{field.name}-searched", "")


def _sheet(
    entry: Entry,
    ground: Ground,
    form: type[Form],
    sent: MultiDict[str, str] | None,
    told: Values,
    record: Record | None,
) -> Sheet:
    made = form(sent, data=told)
    offer(made, ground)
    for field in picks(made):
        field.searched = sent.get(f"{field.name}-search", "").strip() if sent else ""
    return Sheet(entry, ground, made, record)


def _listed(entry: Entry, told: Values) -> Values:
    """Where several can be picked, the one that is known is the first."""
    several = {name for name, declared in entry.fields.items() if getattr(declared, "kwargs", {}).get("multiple")}
    return {n: (value,) if n in several and not isinstance(value, tuple) else value for n, value in told.items()}
