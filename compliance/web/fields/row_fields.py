"""Rows that grow: a group of fields asked as often as there are things to tell."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, FieldList, Form, FormField
from wtforms.utils import unset_value

from compliance.web.fields.chosen_fields import ChoiceField, PickField
from compliance.web.fields.typed_fields import TypedField

MOST_ROWS = 300
"""Of one form: more than any list that is typed by hand."""


class RowsField(FieldList):  # type: ignore[type-arg]  # it has no arguments when it runs
    """A list of equal groups; a row in which nothing was told counts for nothing. `of` makes a value of a row."""

    def __init__(
        self, label: Any, of: Callable[..., Any], fields: Mapping[str, Field], *, add: Any, **more: Any
    ) -> None:
        more.pop("required", None)
        row: Any = type("Row", (Form,), dict(fields))
        self.too_many = False
        super().__init__(FormField(row), label, min_entries=1, max_entries=MOST_ROWS, **more)
        self.of, self.add = of, add

    @property
    def values(self) -> tuple[Any, ...]:
        """The rows that say something."""
        return tuple(self.of(**entry.data) for entry in self.entries if not is_blank(entry.form))

    def append_entry(self, data: Any = unset_value) -> Any:
        """One row more; none where there are as many as can be."""
        return super().append_entry(data) if len(self.entries) < MOST_ROWS else self.entries[-1]

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """The numbers of the rows that were sent; a field called otherwise is none of ours."""
        wanted = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,9}})-")
        found = sorted({int(row[1]) for row in map(wanted.match, formdata) if row})
        self.too_many = len(found) > MOST_ROWS
        yield from found

    def drop(self, place: int) -> None:
        """Take one row out; those after it move up."""
        self.pop_entry(place)  # type: ignore[call-arg]  # the stubs are older than its argument

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Only the rows that say something must be complete; more than there may be are refused, and not left out."""
        if self.too_many:
            many = _(
                "「%(label)s」は%(most)s件までです。分けて登録してください。", label=self.label.text, most=MOST_ROWS
            )
            self.errors = [many]
            return False
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
