"""Drafts on pages: what was typed is kept on the server, filled in again, and forgotten once it is saved."""

from collections.abc import Iterable

from flask import Flask, Response, g, render_template, request
from markupsafe import Markup

from compliance.services.drafts import Fields, KeptDraft, drop_draft, keep_draft, kept_draft
from compliance.web import once, stamps
from compliance.web.stamps import Stamp, read_stamp
from compliance.web.visitors import desk, visitor_or_none


def sent_stamp() -> Stamp | None:
    """The stamp of the form that was sent."""
    return read_stamp(request.form.get(stamps.FIELD, ""))


def typed(sent: Iterable[tuple[str, str]]) -> Fields:
    """What somebody typed: not the keys of the form, and never a password (whose forms carry no stamp either)."""
    return tuple((name, value) for name, value in sent if name not in once.KEYS and "password" not in name)


def keep(stamp: Stamp, sent: Iterable[tuple[str, str]]) -> KeptDraft | None:
    """Keeps what was sent for whoever the form was shown to; None where nothing was typed, or too much."""
    fields = typed(sent)
    g.draft_kept = True
    return keep_draft(desk(), stamp.account, stamp.path, fields) if fields else None


def draft_bar() -> Markup:
    """The last lines of a long form: the button that saves its draft, and when that was last done.

    A page that shows them is filled in from its draft when it is opened.
    """
    g.takes_draft = True
    return Markup(render_template("parts/draft_bar.html"))  # noqa: S704 - a template of ours


def opened() -> KeptDraft | None:
    """The draft that the address asks for: of a page that has to be made anew before it can be filled in."""
    known = visitor_or_none()
    if known is None or request.method != "GET" or request.args.get("draft") != "open":
        return None
    return kept_draft(desk(), known.id, request.path)


def _fill_in(response: Response) -> Response:
    """Puts the draft into the form of the page, where it takes one or `draft=open` in its address asks for it.

    A page that answers a sent form shows what was sent, and no draft.
    """
    asked = g.get("takes_draft") or request.args.get("draft") == "open"
    known = visitor_or_none() if asked and request.method == "GET" and response.status_code == 200 else None
    kept = None if known is None else kept_draft(desk(), known.id, request.path)
    if kept is not None and response.mimetype == "text/html":
        from compliance.web.refilling import refill  # Beautiful Soup: nine megabytes that few pages need

        notice = render_template("parts/draft_notice.html", kept=kept)
        response.set_data(refill(response.get_data(as_text=True), kept.fields, notice))
    return response


def _forget_what_was_saved(response: Response) -> Response:
    """A form that was taken is answered with a redirect: its draft has done its work."""
    if request.method != "POST" or not 300 <= response.status_code < 400 or g.get("draft_kept"):
        return response
    known, stamp = visitor_or_none(), sent_stamp()
    if known is not None and stamp is not None and known.id == stamp.account:
        drop_draft(desk(), stamp.account, stamp.path)
    return response


def init_app(app: Flask) -> None:
    """Gives the templates `draft_bar`, and looks after drafts once a page has answered."""
    app.jinja_env.globals["draft_bar"] = draft_bar
    app.after_request(_fill_in)
    app.after_request(_forget_what_was_saved)
