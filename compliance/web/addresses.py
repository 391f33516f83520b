"""Addresses inside this system: where a visitor is, where a form may send them back to, and what an address holds."""

from urllib.parse import urlencode, urlsplit

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue


def here() -> str:
    """The path and query to come back to this page by, without the host; `/` where it can only be posted to."""
    if request.url_rule is None or "GET" not in (request.url_rule.methods or ()):
        return "/"
    query = urlencode([(name, value) for name, value in request.args.items(multi=True) if name != "draft"])
    return f"{request.path}?{query}" if query and request.method == "GET" else request.path


def local(address: str | None, otherwise: str) -> str:
    """`address` when it stays on this server, else `otherwise`: a link from elsewhere must not lead away.

    A line break or another character that is not printed has no place in a header.
    """
    if not address or not address.startswith("/") or address.startswith("//") or "\\" in address:
        return otherwise
    if not address.isprintable():
        return otherwise
    parts = urlsplit(address)
    return otherwise if parts.scheme or parts.netloc else address


def came_from(otherwise: str) -> str:
    """The page that the visitor came from, as this page's address says it (`back`), where it stays on this server."""
    return local(request.args.get("back"), otherwise)


def with_query(**changes: str | None) -> str:
    """This page's address with some parts of its query changed; None takes a part out."""
    kept = {name: value for name, value in request.args.items() if name not in changes}
    changed = {name: value for name, value in changes.items() if value is not None}
    query = urlencode({**kept, **changed})
    return f"{request.path}?{query}" if query else request.path


def without_blanks() -> ResponseReturnValue | None:
    """Leads to the same page without the fields of its form that were left empty.

    What is kept as a bookmark says only what somebody chose.
    """
    said = [(name, value) for name, value in request.args.items(multi=True) if value.strip()]
    if request.method != "GET" or len(said) == sum(map(len, request.args.listvalues())):
        return None
    return redirect(f"{request.path}?{urlencode(said)}" if said else request.path)


def init_app(app: Flask) -> None:
    """Keeps the addresses of pages short."""
    app.before_request(without_blanks)
