"""Error pages: one map from refusals to HTTP, and nothing of the inside of the program."""

from flask import Flask, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from compliance.domain.errors import ComplianceError, KeyReused, NotFound, Refused, Stale
from compliance.evidence.outages import VaultUnusable
from compliance.services.freshness import BeingRefreshed
from compliance.store.outages import DatabaseUnusable
from compliance.web import drafts, lost_sessions, stamps
from compliance.web.conflicts import conflict_page
from compliance.web.failures import logged
from compliance.web.messages import (
    Message,
    csrf_message,
    failure_message,
    message_of,
    outage_message,
    said,
    vault_message,
)
from compliance.web.oversized import rescued_fields

STATUS_OF: dict[type[ComplianceError], int] = {
    NotFound: 404,
    KeyReused: 409,
    Refused: 422,
    BeingRefreshed: 503,
}
WAIT_SECONDS = 60


def _error_page(code: int, message: Message, **more: object) -> ResponseReturnValue:
    return make_response(render_template("error.html", page_id="error", code=code, message=message, **more), code)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, SecurityError):
        return error.get_response()  # a host that is not ours is shown no page of ours
    message = csrf_message() if isinstance(error, CSRFError) else message_of(error.code)
    response = make_response(_error_page(error.code, message))
    response.headers.extend(error.get_headers())
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    return response


def _forged_or_old(error: CSRFError) -> ResponseReturnValue:
    """One's own form whose key no longer fits is shown again with what was typed; anything else is refused."""
    return lost_sessions.ask_to_send_again() or _http_error(error)


def _too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """The files are not taken; the text beside them waits in a draft."""
    fields = rescued_fields(request)
    stamp = stamps.read_stamp(dict(fields).get(stamps.FIELD, ""))
    if stamp is None:
        return _error_page(413, message_of(413))
    kept = drafts.keep(stamp, fields) is not None
    return _error_page(413, message_of(413), back=stamp.with_draft if kept else stamp.page, kept=kept)


def _refusal(error: ComplianceError) -> ResponseReturnValue:
    code = next((STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF), 422)
    return _error_page(code, said(error.explanation))


def _conflict(error: Stale) -> ResponseReturnValue:
    return conflict_page(error, ())


def _outage(error: DatabaseUnusable) -> ResponseReturnValue:
    _ask_no_more()
    return _later(outage_message(error, logged(error)))


def _vault_outage(error: VaultUnusable) -> ResponseReturnValue:
    return _later(vault_message(logged(error)))


def _later(message: Message) -> ResponseReturnValue:
    response = make_response(_error_page(503, message))
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response


def _failure(error: Exception) -> ResponseReturnValue:
    """Nothing of the trace is shown."""
    _ask_no_more()
    return _error_page(500, failure_message(logged(error)))


def _ask_no_more() -> None:
    """Who asks and whose data these are is not looked up again: the failure may lie just there."""
    g.setdefault("visitor", None)
    g.setdefault("practice", False)


def init_app(app: Flask) -> None:
    """Registers the pages. Headers such as `Allow` and `Retry-After` are kept."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, _forged_or_old)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(Stale, _conflict)
    app.register_error_handler(DatabaseUnusable, _outage)
    app.register_error_handler(VaultUnusable, _vault_outage)
    app.register_error_handler(ComplianceError, _refusal)
    app.register_error_handler(Exception, _failure)
