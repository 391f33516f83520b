"""What a code off a letter opens: one's account with a sign-in name and a password, or a new password for it."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from compliance.domain.errors import Refused
from compliance.services import openings
from compliance.services.openings import NotInvited, Opened, Opening
from compliance.web import visitors
from compliance.web.auth.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import desk, passwords

_LONGEST, _LONGEST_PASSWORD = 200, 1_000


def _password_field() -> PasswordField:
    return PasswordField(
        _("パスワード"), [InputRequired(_("パスワードを入力してください。")), Length(max=_LONGEST_PASSWORD)]
    )


class CodeForm(FlaskForm):
    """The code of an invitation."""

    code = StringField(_("案内のコード"), [InputRequired(_("コードを入力してください。")), Length(max=_LONGEST)])


class OpeningForm(FlaskForm):
    """What somebody chooses who opens an account."""

    name = StringField(_("氏名"), [InputRequired(_("氏名を入力してください。")), Length(max=_LONGEST)])
    login = StringField(_("サインイン名"), [InputRequired(_("サインイン名を入力してください。")), Length(max=_LONGEST)])
    password = _password_field()


class NewPasswordForm(FlaskForm):
    """What somebody chooses whose account is there."""

    password = _password_field()


@page(blueprint, "/invitations", Permission.INVITATION_ACCEPT, methods=("GET", "POST"))
def enter_code() -> ResponseReturnValue:
    """Asks for the code that stands on the letter, and leads on where it opens something."""
    form = CodeForm()
    if not form.validate_on_submit():
        return _code_page(form)
    try:
        openings.opened(desk(), form.code.data or "")
    except NotInvited as refused:
        beside(form, refused)
        return _code_page(form)
    return redirect(url_for("auth.accept_invitation", code=form.code.data))


@page(blueprint, "/invitations/<code>", Permission.INVITATION_ACCEPT, methods=("GET", "POST"))
def accept_invitation(code: str) -> ResponseReturnValue:
    """Who asks for what, and the form that it opens; a session that the browser still holds is ended."""
    try:
        found = openings.opened(desk(), code)
    except NotInvited as refused:
        return _nothing_opens(code, refused)
    form = OpeningForm() if found.line.renewed is None else NewPasswordForm()
    if not form.validate_on_submit():
        return _opening_page(form, found)
    try:
        token = _accept(code, form)
    except Refused as refused:
        beside(form, refused)
        return _opening_page(form, found)
    visitors.end()
    visitors.begin(token)
    flash(_done(form), "good")
    return redirect(url_for("auth.home"))


def _accept(code: str, form: OpeningForm | NewPasswordForm) -> str:
    password = form.password.data or ""
    if isinstance(form, NewPasswordForm):
        return openings.accept_password(desk(), passwords(), code, password)
    chosen = Opening(login=form.login.data or "", name=form.name.data or "", password=password)
    return openings.accept(desk(), passwords(), code, chosen)


def _done(form: OpeningForm | NewPasswordForm) -> str:
    if isinstance(form, NewPasswordForm):
        return gettext("新しいパスワードにしました。ほかの端末でのサインインは終わっています。")
    return gettext("登録しました。次からは、サインイン名とパスワードでサインインします。")


def _code_page(form: CodeForm) -> ResponseReturnValue:
    return render("auth/enter_code.html", form=form, status=422 if form.errors or form.form_errors else 200)


def _opening_page(form: OpeningForm | NewPasswordForm, found: Opened) -> ResponseReturnValue:
    if isinstance(form, OpeningForm) and not form.is_submitted():
        form.name.data = found.line.name
    wrong = form.errors or form.form_errors
    return render("auth/accept_invitation.html", form=form, letter=found.letter, status=422 if wrong else 200)


def _nothing_opens(code: str, refused: NotInvited) -> ResponseReturnValue:
    """The code is asked for again, as it was typed, with the reason beside it."""
    form = CodeForm(formdata=None, code=code)
    beside(form, refused)
    return _code_page(form)
