"""What happens to a form that comes back when nobody is signed in any more, or somebody else is: nothing is lost."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.web import drafts
from compliance.web.addresses import here
from compliance.web.visitors import visitor_or_none


def ask_to_sign_in() -> ResponseReturnValue:
    """The sign-in page; what was sent is kept for whoever the form was shown to, and waits for them behind it."""
    stamp = drafts.sent_stamp() if request.method == "POST" else None
    if stamp is None:
        return redirect(url_for("auth.sign_in", back=here()))
    kept = drafts.keep(stamp, request.form.items(multi=True))
    flash(_kept_words() if kept else _lost_words(), "warn")
    return redirect(url_for("auth.sign_in", back=stamp.with_draft if kept else stamp.page))


def ask_to_send_again() -> ResponseReturnValue | None:
    """The page of a form whose key no longer fits, with what was typed; None for a form that is not one's own."""
    stamp, known = drafts.sent_stamp(), visitor_or_none()
    if stamp is None or known is None:
        return None
    kept = drafts.keep(stamp, request.form.items(multi=True))
    if kept is None or stamp.account != known.id:
        return None
    flash(
        _("サインインし直した後の送信だったため、まだ保存していません。内容を確かめて、もう一度送信してください。"),
        "warn",
    )
    return redirect(stamp.with_draft)


def _kept_words() -> str:
    return _(
        "サインインの期限が切れたため、まだ保存していません。入力した内容は預かっています。"
        "同じ人がサインインすると、入力した画面に戻ります。"
    )


def _lost_words() -> str:
    return _("サインインの期限が切れたため、保存していません。サインインして、もう一度操作してください。")
