"""Two people changed the same thing: both versions side by side, and a way on with either of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import abort, request
from flask.typing import ResponseReturnValue
from wtforms import Form, HiddenField

from compliance.domain.errors import Stale
from compliance.web import drafts
from compliance.web.fact_forms.told import told
from compliance.web.rendering import render

VERSION = "version"
"""The hidden field of a form that says on which version it was opened."""


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
    """409, nothing saved, nothing lost: keep one's own version, take the other, or edit again.

    Without sides, as where a button was pressed, there is nothing to compare: it leads back to the page as it stands.
    """
    kept = [] if stale.version is None else [*_typed_again(stale.version)]
    stamp = drafts.sent_stamp()
    return render("conflict.html", status=409, stale=stale, sides=list(sides), fields=kept, stamp=stamp)


def form_sides(mine: Form, theirs: Form) -> list[Side]:
    """The fields in the words of their form: as they were sent, and as the same form shows what stands now."""
    stands = {name: words for name, _label, words in told(theirs)}
    asked = [each for each in told(mine) if not isinstance(mine[each[0]], HiddenField)]
    return [Side(name, label, words or "–", stands[name] or "–") for name, label, words in asked]


def _typed_again(version: int) -> Iterable[tuple[str, str]]:
    """What was sent, on top of the version that stands now."""
    for name, value in drafts.typed(request.form.items(multi=True)):
        yield name, str(version) if name == VERSION else value
