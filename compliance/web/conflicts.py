"""Two people changed the same thing: both versions side by side, and a way on with either of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import abort, request
from flask.typing import ResponseReturnValue
from wtforms import Field, Form, HiddenField, SelectField

from compliance.domain.errors import Stale
from compliance.web import drafts
from compliance.web.rendering import render

VERSION = "version"
"""The hidden field of a form that says on which version it was opened."""

_NOT_SHOWN = frozenset({"search_key"})


@dataclass(frozen=True, slots=True)
class Side:
    """One field in words: as this visitor typed it, and as it stands now."""

    name: str
    words: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return self.mine != self.theirs


def sent_version(otherwise: int | None = None) -> int:
    """The version that the sent form was opened on; where it says none `otherwise`, or 400."""
    text = request.form.get(VERSION, "")
    if not text and otherwise is not None:
        return otherwise
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else abort(400)


def conflict_page(stale: Stale, sides: Iterable[Side]) -> ResponseReturnValue:
    """409, nothing saved, nothing lost: keep one's own version, take the other, or edit again."""
    kept = [] if stale.version is None else [*_typed_again(stale.version)]
    stamp = drafts.sent_stamp()
    return render("conflict.html", status=409, stale=stale, sides=list(sides), fields=kept, stamp=stamp)


def plain_sides(stale: Stale) -> list[Side]:
    """The fields by the names the records have, where a form has no words for them."""
    names = [name for name in dict.fromkeys([*stale.mine, *stale.theirs]) if name not in _NOT_SHOWN]
    return [Side(name, name, _shown(stale.mine, name), _shown(stale.theirs, name)) for name in names]


def form_sides(mine: Form, theirs: Form) -> list[Side]:
    """The fields in the words of their form: as they were sent, and as the same form shows what stands now."""
    told = [field for field in mine if not isinstance(field, HiddenField)]
    return [Side(field.name, str(field.label.text), _said(field), _said(theirs[field.name])) for field in told]


def _said(field: Field) -> str:
    if isinstance(field, SelectField):
        return next((str(words) for _value, words, chosen, *_more in field.iter_choices() if chosen), "–")
    return "–" if field.data in (None, "") else str(field.data)


def _shown(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    return "–" if value in (None, "", (), []) else str(value)


def _typed_again(version: int) -> Iterable[tuple[str, str]]:
    """What was sent, on top of the version that stands now."""
    for name, value in drafts.typed(request.form.items(multi=True)):
        yield name, str(version) if name == VERSION else value
