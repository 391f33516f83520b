"""The security headers of every response: nothing is loaded from elsewhere, framed, or kept by a shared cache."""

import secrets

from flask import Flask, Response, g, request

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'nonce-{nonce}'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
}


def csp_nonce() -> str:
    """The nonce of this response, for the one script a page may carry."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def add_headers(response: Response) -> Response:
    """Adds the headers to a response; pages with data are never stored, the static files may be."""
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", _POLICY.format(nonce=csp_nonce()))
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def init_app(app: Flask) -> None:
    """Puts the headers on every response of `app`, errors included."""
    app.after_request(add_headers)
    app.jinja_env.globals["csp_nonce"] = csp_nonce
