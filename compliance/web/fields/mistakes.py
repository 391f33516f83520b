"""What is wrong with a form, for the summary above it: each mistake with the field to go to, those in rows included."""

from collections.abc import Iterator, Sequence
from typing import Any

from wtforms import Field, FieldList, FormField


def mistakes_of(form: Any) -> Sequence[tuple[str | None, str]]:
    """(id of the field, message) of each mistake, in the order of the form; no id for what concerns the whole."""
    of_fields = [pair for field in form for pair in _of(field)]
    return [*((None, str(message)) for message in form.form_errors), *of_fields]


def _of(field: Field) -> Iterator[tuple[str, str]]:
    if isinstance(field, FieldList):
        yield from ((field.id, message) for message in field.errors if isinstance(message, str))
        for entry in field.entries:
            yield from _of(entry)
    elif isinstance(field, FormField):
        for below in field.form:
            yield from _of(below)
    else:
        yield from ((field.id, str(message)) for message in field.errors)
