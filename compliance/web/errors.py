"""Error pages: what happened, why, and what to do next; one map from refusals to HTTP."""

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, g, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from compliance.domain.errors import ComplianceError, Explanation, KeyReused, NotFound, Refused, Stale
from compliance.store.outages import DatabaseUnusable
from compliance.web.languages import chosen_language

_log = logging.getLogger(__name__)

STATUS_OF: dict[type[ComplianceError], int] = {
    NotFound: 404,
    Stale: 409,
    KeyReused: 409,
    Refused: 422,
    DatabaseUnusable: 503,
}


@dataclass(frozen=True, slots=True)
class Message:
    """The three sentences of an error page, in the visitor's language."""

    what: str
    why: str
    next: str

    @property
    def whole(self) -> str:
        """The three sentences one after another."""
        return (" " if chosen_language() == "en" else "").join((self.what, self.why, self.next))


def said(explanation: Explanation) -> Message:
    """A refusal's words in the visitor's language."""
    words = (explanation.what, explanation.why, explanation.next)
    return Message(*(getattr(part, chosen_language()) for part in words))


def _message(code: int) -> Message:
    """What we say where only a status code is known."""
    known = {
        400: Message(
            _("送信された内容を受け取れませんでした。"),
            _("画面の一部が欠けているか、内容が途中で変わっています。"),
            _("前の画面に戻り、開き直してからもう一度送信してください。"),
        ),
        403: Message(
            _("この画面を開く権限がありません。"),
            _("お使いのアカウントの役割には、この画面が割り当てられていません。"),
            _("必要な場合は、個人情報保護担当に役割の確認を依頼してください。"),
        ),
        404: Message(
            _("ページが見つかりません。"),
            _("アドレスが違うか、閲覧できる範囲にありません。"),
            _("アドレスを確かめるか、メニューから選び直してください。"),
        ),
        405: Message(
            _("この画面は直接開けません。"),
            _("送信ボタンからだけ開く画面です。"),
            _("メニューから操作をやり直してください。"),
        ),
        413: Message(
            _("送信された内容が大きすぎます。"),
            _("受け取れる大きさの上限を超えています。何も保存していません。"),
            _("前の画面に戻ると入力が残っています。ファイルを小さくして、もう一度送信してください。"),
        ),
        429: Message(
            _("しばらくサインインできません。"),
            _("パスワードの誤りが続いたため、受付を止めています。"),
            _("15分ほど待ってから、もう一度お試しください。"),
        ),
    }
    return known.get(code, known[400])


def _csrf_message() -> Message:
    return Message(
        _("送信を確認できなかったため、保存していません。"),
        _("画面を開いた後にサインインし直したか、別の画面から送信されました。"),
        _("前の画面に戻り、再読込みしてからもう一度送信してください。"),
    )


def _failure_message(number: str) -> Message:
    return Message(
        _("処理できませんでした。"),
        _("システムの中で問題が起きました。番号：%(number)s", number=number),
        _("保存されたかどうかを画面で確かめてください。続く場合は、この番号を管理者に伝えてください。"),
    )


def _error_page(code: int, message: Message, **more: object) -> ResponseReturnValue:
    return make_response(render_template("error.html", page_id="error", code=code, message=message, **more), code)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, SecurityError):
        return error.get_response()  # a host that is not ours is shown no page of ours
    message = _csrf_message() if isinstance(error, CSRFError) else _message(error.code)
    response = make_response(_error_page(error.code, message))
    response.headers.extend(error.get_headers())
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    return response


def _refusal(error: ComplianceError) -> ResponseReturnValue:
    code = next((STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF), 422)
    if code >= 500:
        _ask_no_more()
        _log.error("the database is out of use", exc_info=error)
    return _error_page(code, said(error.explanation))


def _conflict(error: Stale) -> ResponseReturnValue:
    """Both versions side by side: nobody's typing is thrown away."""
    names = list(dict.fromkeys([*error.mine, *error.theirs]))
    rows = [(name, error.mine.get(name), error.theirs.get(name)) for name in names]
    return _error_page(409, said(error.explanation), versions=rows)


def _failure(error: Exception) -> ResponseReturnValue:
    """Nothing of the trace is shown; the number ties the page to the line in the log."""
    _ask_no_more()
    number = secrets.token_hex(4).upper()
    _log.error("failure %s", number, exc_info=error)
    return _error_page(500, _failure_message(number))


def _ask_no_more() -> None:
    """Who asks and whose data these are is not looked up again: the failure may lie just there."""
    g.setdefault("visitor", None)
    g.setdefault("practice", False)


def init_app(app: Flask) -> None:
    """Registers the pages. Headers such as `Allow` and `Retry-After` are kept."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Stale, _conflict)
    app.register_error_handler(ComplianceError, _refusal)
    app.register_error_handler(Exception, _failure)
