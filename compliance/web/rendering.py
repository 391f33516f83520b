"""Rendering a page: its template, its id, its status, and the frame's menu and keys."""

from flask import Flask, Response, g, make_response, render_template, request
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from compliance.store.queries.wards import ward
from compliance.web import once, stamps
from compliance.web.addresses import came_from, here, with_query
from compliance.web.menus import menu
from compliance.web.permissions import Permission, may
from compliance.web.visitors import desk, visitor_or_none


def render(template: str, *, status: int = 200, **values: object) -> Response:
    """The page as a response. Its id is its endpoint: `officer.obligations` becomes `officer-obligations`."""
    page_id = (request.endpoint or "error").replace(".", "-").replace("_", "-")
    return make_response(render_template(template, page_id=page_id, **values), status)


def form_keys(*, keep: bool = True) -> Markup:
    """The hidden fields of every form that posts: its token against forgery, its key for once only, its stamp.

    With a stamp, a form that cannot be taken (a lost session) is kept as a draft: not so one that asks for a password.
    """
    keys = {"csrf_token": generate_csrf(), once.FIELD: once.fresh_key()}
    known = visitor_or_none()
    if keep and known is not None and (page := _page_of_form()) != "/":
        keys[stamps.FIELD] = stamps.stamp_text(known.id, page)
    fields = (f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in keys.items())
    return Markup("".join(fields))  # noqa: S704 - the names are ours, the values are escaped


def _page_of_form() -> str:
    """This page; where it can only be posted to, the one that the sent form stood on, as it is shown again."""
    sent = stamps.read_stamp(request.form.get(stamps.FIELD, "")) if here() == "/" else None
    return here() if sent is None else sent.page


def _frame() -> dict[str, object]:
    known = visitor_or_none()
    return {
        "visitor": known,
        "may": lambda permission: known is not None and may(known.role, Permission(permission)),
        "menu": menu(known.role) if known else (),
        "practice": _practice() if known is None else known.practice,
        "today": desk().today(),
    }


def _practice() -> bool:
    """Whether the data are for practice, for whom nobody knows yet; not asked again by the page of a failure."""
    if "practice" not in g:
        with desk().database.reading() as session:
            g.practice = ward(session).practice
    found: bool = g.practice
    return found


def init_app(app: Flask) -> None:
    """Gives the templates what the frame shows."""
    app.context_processor(_frame)
    app.jinja_env.globals.update(form_keys=form_keys, here=here, came_from=came_from, with_query=with_query)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
