"""One's own account: who one is to the system, where one is signed in, and the password."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.errors import Refused
from compliance.services import open_sessions, sign_ins
from compliance.web import visitors
from compliance.web.auth.blueprint import blueprint
from compliance.web.auth.forms import PasswordForm
from compliance.web.auth.sign_ins import status_of
from compliance.web.gate import page
from compliance.web.messages import said
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, passwords, visitor


@page(blueprint, "/account", Permission.ACCOUNT_READ)
def account() -> ResponseReturnValue:
    """Who one is to the system, where one is signed in, and the form for a new password."""
    return _account_page(PasswordForm())


@page(blueprint, "/account/password", Permission.PASSWORD_CHANGE, methods=("POST",))
def change_password() -> ResponseReturnValue:
    """Sets a new password and ends every other session of the account."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return _account_page(form, status=422)
    try:
        token = sign_ins.change_password(
            desk(),
            passwords(),
            visitor().id,
            form.current.data or "",
            form.new.data or "",
            request.remote_addr or "",
        )
    except Refused as refused:
        form[refused.field or "current"].errors = [said(refused.explanation).whole]
        return _account_page(form, status=status_of(refused))
    visitors.begin(token)
    flash(_("パスワードを変えました。ほかの端末でのサインインは終わっています。"), "good")
    return redirect(url_for("auth.account"))


@page(blueprint, "/account/sign-out-elsewhere", Permission.SESSION_END, methods=("POST",))
def sign_out_elsewhere() -> ResponseReturnValue:
    """Ends every session of the account but this one."""
    ended = open_sessions.sign_out_elsewhere(desk(), visitor().id, visitors.token(), sent_form())
    flash(
        _("ほかの端末でのサインイン%(number)s件を終えました。", number=ended)
        if ended
        else _("ほかの端末ではサインインしていません。"),
        "good",
    )
    return redirect(url_for("auth.account"))


@page(blueprint, "/account/keys", Permission.KEYS_CHOOSE, methods=("POST",))
def choose_keys() -> ResponseReturnValue:
    """Turns the keys that work without Ctrl or Alt on or off."""
    single = request.form.get("single_keys") == "yes"
    sign_ins.choose_keys(desk(), visitor().id, sent_form(), single=single)
    flash(_("1文字のキーを使うようにしました。") if single else _("1文字のキーを使わないようにしました。"), "good")
    return redirect(url_for("auth.account"))


def _account_page(form: PasswordForm, *, status: int = 200) -> ResponseReturnValue:
    sessions = open_sessions.open_sessions(desk(), visitor().id, visitors.token())
    return render("auth/account.html", form=form, sessions=sessions, status=status)
