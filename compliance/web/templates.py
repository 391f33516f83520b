"""Templates compiled once for each language: words and links that are always the same are written into them as text."""

import re
from collections.abc import Callable, Iterator, MutableMapping
from functools import cache
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from compliance.web.languages import chosen_language, texts_of
from compliance.wording.languages import Language

_PLACE = re.compile(r"(?<!%)%\(([a-z_]+)\)s")
"""`%%(number)s` is none: that one is left for a script to fill."""


class Templates(Environment):
    """Flask's own, which gives each request the templates of its language; those of one language share all else.

    A bytecode cache has to tell the languages apart.
    """

    language: Language | None = None

    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, **options)
        self.of_language = cache(self._of_language)

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template in the language of this request."""
        if self.language is None:
            return self.of_language(chosen_language()).get_template(name, parent, globals)
        return super().get_template(name, parent, globals)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """In one dictionary: jinja2's own chain of two is gone through name by name for every page and import."""
        return {**self.globals, **(d or {})}

    def _of_language(self, language: Language) -> "Templates":
        """Made when first asked for: every module has named what it gives the templates by then."""
        own: Templates = self.overlay()
        own.language = language
        return own

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        return parsed if self.language is None else _Constants(self, self.language).visit(parsed)


class _Constants(NodeTransformer):
    """Writes `_("…")` and `url_for("…")` of constants into a template."""

    def __init__(self, templates: Templates, language: Language) -> None:
        self._url_for: Callable[..., str] = templates.globals["url_for"]  # type: ignore[assignment]  # of objects
        self._said = texts_of(language).gettext

    def visit_Output(self, output: nodes.Output) -> nodes.Output:  # noqa: N802 - jinja2 calls it
        """Words with places in them are their parts, one after another."""
        output.nodes = [part for node in output.nodes for part in self._parts(node) or [self.visit(node)]]
        return output

    def visit_Call(self, call: nodes.Call) -> nodes.Expr:  # noqa: N802 - jinja2 calls it
        """Elsewhere they are joined, escaped as `%` would do it."""
        parts = self._parts(call)
        if parts:
            return parts[0] if len(parts) == 1 else nodes.Concat(parts, lineno=call.lineno)
        self.generic_visit(call)
        return self._link(call) if _is_call_of("url_for", call) else call

    def _parts(self, node: nodes.Node) -> list[nodes.Expr]:
        """The parts of words; none where it is something else, or not known before the page is asked for."""
        if not isinstance(node, nodes.Call) or not _is_call_of("_", node):
            return []
        values = {pair.key: self.visit(pair.value) for pair in node.kwargs}
        pieces = _PLACE.split(self._said(node.args[0].as_const()))
        return list(_alternating(pieces, values))

    def _link(self, call: nodes.Call) -> nodes.Expr:
        try:
            values = {pair.key: pair.value.as_const() for pair in call.kwargs}
        except nodes.Impossible:
            return call
        return nodes.Const(self._url_for(call.args[0].as_const(), **values), lineno=call.lineno)


def init_app(app: Flask) -> None:
    """To be called before anything is given to the templates."""
    app.jinja_environment = Templates  # type: ignore[assignment]  # declared as that very class


def _is_call_of(name: str, call: nodes.Call) -> bool:
    """Whether it calls this, the first and only unnamed argument being a constant."""
    called = isinstance(call.node, nodes.Name) and call.node.name == name
    plain = call.dyn_args is None and call.dyn_kwargs is None and len(call.args) == 1
    return called and plain and isinstance(call.args[0], nodes.Const)


def _alternating(pieces: list[str], values: dict[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    """Text, the value of the place after it, text, and so on; KeyError for a place without a value."""
    for number, piece in enumerate(pieces):
        yield values[piece] if number % 2 else nodes.Const(Markup(piece) % {})  # noqa: S704 - a text of ours
