"""The pages for signing in and out, one's own account, and the choice of language."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.errors import Refused
from compliance.services import sign_ins
from compliance.services.sign_ins import Throttled
from compliance.web import visitors
from compliance.web.addresses import local
from compliance.web.auth.forms import PasswordForm, SignInForm
from compliance.web.errors import said
from compliance.web.gate import page
from compliance.web.languages import choose_language
from compliance.web.menus import first_page
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, passwords, visitor
from compliance.wording.languages import LANGUAGES

pages = Blueprint("auth", __name__)


@page(pages, "/", Permission.ACCOUNT_READ)
def home() -> ResponseReturnValue:
    """The first page that the visitor's role has."""
    return redirect(url_for(first_page(visitor().role)))


@page(pages, "/sign-in", Permission.SESSION_BEGIN, methods=("GET", "POST"))
def sign_in() -> ResponseReturnValue:
    """Asks for login and password, and begins a session; one that the browser still holds is ended."""
    form = SignInForm(back=request.args.get("back", ""))
    if not form.validate_on_submit():
        return render("auth/sign_in.html", form=form, status=422 if form.errors else 200)
    try:
        token = sign_ins.sign_in(
            desk(), passwords(), form.login.data or "", form.password.data or "", request.remote_addr or ""
        )
    except Refused as refused:
        form.form_errors.append(said(refused.explanation).whole)
        return render("auth/sign_in.html", form=form, status=_status_of(refused))
    visitors.end()
    visitors.begin(token)
    return redirect(local(form.back.data, url_for("auth.home")))


@page(pages, "/sign-out", Permission.SESSION_END, methods=("POST",))
def sign_out() -> ResponseReturnValue:
    """Ends the session on the server."""
    visitors.end()
    flash(_("サインアウトしました。"), "good")
    return redirect(url_for("auth.sign_in"))


@page(pages, "/language", Permission.LANGUAGE_CHOOSE, methods=("POST",))
def switch_language() -> ResponseReturnValue:
    """Keeps the language and goes back to the page."""
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        abort(400)
    choose_language(language)
    return redirect(local(request.form.get("back"), url_for("auth.home")))


@page(pages, "/account", Permission.ACCOUNT_READ)
def account() -> ResponseReturnValue:
    """Who one is to the system, and the form for a new password."""
    return render("auth/account.html", form=PasswordForm())


@page(pages, "/account/password", Permission.PASSWORD_CHANGE, methods=("POST",))
def change_password() -> ResponseReturnValue:
    """Sets a new password and ends every other session of the account."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return render("auth/account.html", form=form, status=422)
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
        return render("auth/account.html", form=form, status=_status_of(refused))
    visitors.begin(token)
    flash(_("パスワードを変えました。ほかの端末でのサインインは終わっています。"), "good")
    return redirect(url_for("auth.account"))


def _status_of(refused: Refused) -> int:
    return 429 if isinstance(refused, Throttled) else 422
