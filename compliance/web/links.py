"""The addresses that pages link to, written in a tenth of werkzeug's time: a page has a hundred links, a list more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote, quote_plus
from uuid import UUID

from flask import Flask, current_app

_PLACE = re.compile(r"<(?:uuid:)?([a-z_]+)>")
_IN_PATH, _IN_QUERY = "!$&'()*+,/:;=@", "!$'()*,/:;?@"
"""What stays as it is, as werkzeug leaves it."""

_PLAIN = frozenset({UUID, date, int})
"""What has nothing to quote."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A rule as a format string, and the names of its places."""

    path: str
    places: tuple[str, ...]

    def address(self, values: Mapping[str, object]) -> str:
        path = self.path.format(**{name: _in_path(values[name]) for name in self.places})
        asked = [_asked(name, value) for name, value in values.items() if name not in self.places and value is not None]
        return f"{path}?{'&'.join(asked)}" if asked else path


def init_app(app: Flask) -> None:
    """Gives the templates a `url_for` of rules that were read once; what it cannot read, it asks of Flask."""

    @cache
    def pattern(endpoint: str) -> _Pattern | None:
        rules = [rule.rule for rule in app.url_map.iter_rules(endpoint)]
        path, places = _PLACE.sub(r"{\1}", rules[0]), tuple(_PLACE.findall(rules[0]))
        return _Pattern(path, places) if len(rules) == 1 and "<" not in path else None

    @cache
    def static(filename: str) -> str:
        return app.url_for("static", filename=filename)

    def url_for(endpoint: str, **values: Any) -> str:
        """The address of a page on this server; a value that is None is left out."""
        if endpoint == "static":
            return static(str(values["filename"]))
        known = pattern(endpoint)
        return app.url_for(endpoint, **values) if known is None else known.address(values)

    app.jinja_env.globals["url_for"] = app.extensions["url_for"] = url_for


def address_of(endpoint: str, **values: Any) -> str:
    """The same outside of templates, for what is written once for each row."""
    found: str = current_app.extensions["url_for"](endpoint, **values)
    return found


def pattern_of(endpoint: str, *places: str, **values: Any) -> str:
    """An address as a format string with a `{place}` for each of these, to be filled by ids, or by what is `quoted`.

    What else it is made of has no braces: they are quoted in every part of an address.
    """
    marks = {place: UUID(int=number) for number, place in enumerate(places)}
    address = address_of(endpoint, **values, **marks)
    for place, mark in marks.items():
        address = address.replace(str(mark), f"{{{place}}}", 1)
    return address


def quoted(text: str) -> str:
    """A text as a query has it, for a place of a pattern."""
    return quote_plus(text, safe=_IN_QUERY)


def _in_path(value: object) -> str:
    return str(value) if type(value) in _PLAIN else quote(str(value), safe=_IN_PATH)


def _asked(name: str, value: object) -> str:
    text = str(value) if type(value) in _PLAIN else quoted(str(value))
    return f"{name}={text}"
