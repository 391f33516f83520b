"""The forms of signing in and of one's own account: explicit fields, nothing else is taken."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

_LONGEST = 1_000


class SignInForm(FlaskForm):
    """Login and password; `back` is where to go afterwards."""

    login = StringField(_("サインイン名"), [InputRequired(_("サインイン名を入力してください。")), Length(max=200)])
    password = PasswordField(
        _("パスワード"), [InputRequired(_("パスワードを入力してください。")), Length(max=_LONGEST)]
    )
    back = HiddenField()


class PasswordForm(FlaskForm):
    """A change of one's own password."""

    current = PasswordField(
        _("現在のパスワード"), [InputRequired(_("現在のパスワードを入力してください。")), Length(max=_LONGEST)]
    )
    new = PasswordField(
        _("新しいパスワード"), [InputRequired(_("新しいパスワードを入力してください。")), Length(max=_LONGEST)]
    )
