"""Rows that grow: a group of fields asked as often as there are things to tell."""

from collections.abc import Callable, Mapping
from typing import Any

from wtforms import Field, FieldList, Form, FormField

from compliance.web.fields.chosen_fields import ChoiceField, PickField
from compliance.web.fields.typed_fields import TypedField

MOST_ROWS = 100


class RowsField(FieldList):  # type: ignore[type-arg]  # it has no arguments when it runs
    """A list of equal groups; a row in which nothing was told counts for nothing. `of` makes a value of a row."""

    def __init__(
        self, label: Any, of: Callable[..., Any], fields: Mapping[str, Field], *, add: Any, **more: Any
    ) -> None:
        more.pop("required", None)
        row: Any = type("Row", (Form,), dict(fields))
        super().__init__(FormField(row), label, min_entries=1, max_entries=MOST_ROWS, **more)
        self.of, self.add = of, add

    @property
    def values(self) -> tuple[Any, ...]:
        """The rows that say something."""
        return tuple(self.of(**entry.data) for entry in self.entries if not is_blank(entry.form))

    def drop(self, place: int) -> None:
        """Take one row out; those after it move up."""
        self.pop_entry(place)  # type: ignore[call-arg]  # the stubs are older than its argument

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Only the rows that say something must be complete."""
        told = [entry for entry in self.entries if not is_blank(entry.form)]
        fine = [entry.validate(form) for entry in told]
        self.errors = [entry.errors for entry in self.entries if entry.errors]
        return all(fine)


def is_blank(row: Form) -> bool:
    """Whether nothing was typed into the row, nor picked or chosen; what is chosen beforehand says nothing."""
    return not any(_says_something(field) for field in row)


def _says_something(field: Field) -> bool:
    if isinstance(field, TypedField):
        return bool(field.typed.strip())
    if isinstance(field, PickField):
        return bool(field.chosen)
    return isinstance(field, ChoiceField) and field.data is not None and field.data != field.default
