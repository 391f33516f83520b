"""Between a form and what is recorded: the values of a command from the form, and the form from the stored fields."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import Field, Form, FormField

from compliance.services.grounds import Ground
from compliance.services.recording import Command
from compliance.web.fact_forms.choices import options
from compliance.web.fact_forms.entries import Entry, Values
from compliance.web.fields.chosen_fields import PickField
from compliance.web.fields.row_fields import RowsField


def picks(form: Form) -> Iterator[PickField]:
    """Every field of the form that picks from what is on record, those in rows included."""
    for field in form:
        yield from _picks(field)


def _picks(field: Field) -> Iterator[PickField]:
    if isinstance(field, PickField):
        yield field
    elif isinstance(field, RowsField):
        for entry in field.entries:
            yield from _picks(entry)
    elif isinstance(field, FormField):
        for below in field.form:
            yield from _picks(below)


def offer(form: Form, ground: Ground) -> None:
    """Give every such field what it may offer on the day of the form, each source read once."""
    known: dict[str, Any] = {}
    on = day_of_form(form) or ground.today
    for field in picks(form):
        if field.of not in known:
            known[field.of] = options(field.of, ground, on)
        field.offer(known[field.of])


def day_of_form(form: Form) -> date | None:
    """The day that a form is about, as far as one is asked for and can be read: the planned one before others."""
    days = (form[name].data for name in ("planned_on", "happened_on") if name in form)
    return next((day for day in days if isinstance(day, date)), None)


def values_of(entry: Entry, form: Form, ground: Ground, stored: Mapping[str, Any] | None = None) -> Values:
    """The values of the entry's command: those of the form, the contract's, and what was stored and not asked again."""
    told = {field.short_name: field.values if isinstance(field, RowsField) else field.data for field in form}
    if "contracts" in _names(entry.command):
        told["contracts"] = (ground.line.id, *told["contracts"], *unseen(ground, stored))
    told = entry.made(told, ground)
    given = {"contract_id": ground.line.id, "contractor_id": ground.line.contractor}
    names = _names(entry.command)
    told |= {name: value for name, value in given.items() if name in names}
    return {**{name: stored[name] for name in names - set(told) if stored and name in stored}, **told}


def initial(entry: Entry, ground: Ground, stored: Mapping[str, Any]) -> Values:
    """What the form shows of a record that stands: the contracts are those besides this one that the visitor sees."""
    read = entry.read(dict(stored))
    if "contracts" in read:
        seen = {line.id for line in ground.others}
        read["contracts"] = tuple(id for id in read["contracts"] if id in seen)
    return read


def unseen(ground: Ground, stored: Mapping[str, Any] | None) -> tuple[UUID, ...]:
    """The contracts that a record serves and this visitor does not see: they stay as they are."""
    if stored is None:
        return ()
    seen = {line.id for line in ground.contracts}
    return tuple(id for id in stored.get("contracts", ()) if id not in seen)


def _names(command: type[Command]) -> set[str]:
    return {field.name for field in fields(command)}
