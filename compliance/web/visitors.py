"""Who is asking: the visitor behind the cookie's token, looked up once per request."""

from flask import Flask, abort, current_app, g, session

from compliance.passwords import Passwords
from compliance.services import sign_ins
from compliance.services.desk import Desk
from compliance.services.invitation_codes import Codes
from compliance.services.sign_ins import Visitor
from compliance.store.actors import Actor

_TOKEN = "token"  # noqa: S105 - the name of a part of the cookie


def desk() -> Desk:
    """The desk of the app that serves this request."""
    found: Desk = current_app.extensions["desk"]
    return found


def passwords() -> Passwords:
    """The password hasher of this process."""
    found: Passwords = current_app.extensions["passwords"]
    return found


def codes() -> Codes:
    """What makes the codes of invitations."""
    found: Codes = current_app.extensions["codes"]
    return found


def visitor_or_none() -> Visitor | None:
    """Whoever is signed in, or None."""
    if "visitor" not in g:
        token = session.get(_TOKEN)
        g.visitor = sign_ins.visitor(desk(), token) if isinstance(token, str) else None
    found: Visitor | None = g.visitor
    return found


def visitor() -> Visitor:
    """Whoever is signed in; the gate has made sure that somebody is."""
    return visitor_or_none() or abort(403)


def acting() -> Actor:
    """Whoever is signed in, as the trail names them."""
    return Actor.account(visitor().id)


def token() -> str:
    """The token of the session that this request came with; the gate has made sure that there is one."""
    return str(session[_TOKEN])


def begin(token: str) -> None:
    """Gives the browser a new cookie: nothing of the old one is kept but the language, so none can be planted."""
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    session[_TOKEN] = token
    g.pop("visitor", None)


def end() -> None:
    """Ends the session on the server and empties the cookie."""
    known = visitor_or_none()
    if known is not None:
        sign_ins.sign_out(desk(), known.id, session[_TOKEN])
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    g.pop("visitor", None)


def init_app(app: Flask, front_desk: Desk, hasher: Passwords, codes: Codes) -> None:
    """Lets the pages of `app` reach the desk, the hasher and the codes."""
    app.extensions["desk"] = front_desk
    app.extensions["passwords"] = hasher
    app.extensions["codes"] = codes
