"""What an administrator does to a user: post, stop, let in again, sign out everywhere, give a new password."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import InputRequired

from compliance.domain.errors import Refused
from compliance.services import access, postings
from compliance.services.postings import Post
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.accounts import AccountLine
from compliance.web.administrator.blueprint import blueprint
from compliance.web.administrator.users import OFFERED, account_line, password_page, section_options
from compliance.web.conflicts import sent_version
from compliance.web.fields.typed_fields import DayField
from compliance.web.gate import page
from compliance.web.messages import said
from compliance.web.names import role_name
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, passwords


class PostForm(FlaskForm):
    """A posting from a day on: instead of the others (異動), or beside them (兼務)."""

    beside = RadioField(_("いまの配属を"), [InputRequired(_("いまの配属をどうするかを選んでください。"))], default="no")
    role = SelectField(_("役割"), [InputRequired(_("役割を選んでください。"))])
    section = SelectField(_("担当課"))
    inspector = BooleanField(_("立入り調査等の検査員にする"))
    from_on = DayField(_("いつから"))


@page(blueprint, "/users/<uuid:account_id>/post", Permission.ACCOUNT_CHANGE, methods=("GET", "POST"))
def post_user(account_id: UUID) -> ResponseReturnValue:
    """A transfer, or a section more."""
    line, form = account_line(account_id), PostForm()
    form.beside.choices = [("no", gettext("前の日で終える（異動）")), ("yes", gettext("残して加える（兼務）"))]
    form.role.choices = [(role.value, role_name(role)) for role in OFFERED]
    form.section.choices = [("", gettext("なし")), *section_options()]
    if form.validate_on_submit():
        do = postings.post_beside if form.beside.data == "yes" else postings.transfer
        try:
            do(desk(), acting(), [_wanted(line, form)], sent_form())
        except Refused as refused:
            beside(form, refused)
        else:
            flash(gettext("配属を登録しました。"), "good")
            return redirect(url_for("administrator.user", account_id=account_id))
    return render("administrator/post_user.html", line=line, form=form, status=422 if form.errors else 200)


@page(blueprint, "/users/<uuid:account_id>/end-posting", Permission.ACCOUNT_CHANGE, methods=("POST",))
def end_posting(account_id: UUID) -> ResponseReturnValue:
    """The last day of one of the user's postings."""
    line, form = account_line(account_id), _EndForm()
    posting = next((one for one in line.postings if str(one.id) == request.form["posting"]), None)
    if posting is None:
        abort(404)
    if not form.validate_on_submit():
        flash(form.to_on.errors[0], "bad")
        return redirect(url_for("administrator.user", account_id=account_id))
    act = partial(postings.end_posting, desk(), acting(), posting.id, sent_version(), form.to_on.data, sent_form())
    return _done(account_id, act, gettext("配属の終わりの日を登録しました。"))


@page(blueprint, "/users/<uuid:account_id>/disable", Permission.ACCOUNT_CHANGE, methods=("POST",))
def disable_user(account_id: UUID) -> ResponseReturnValue:
    """Stops the account at once, wherever it is signed in."""
    act = partial(access.disable_account, desk(), acting(), account_id, sent_version(), sent_form())
    return _done(account_id, act, gettext("アカウントを停止しました。サインイン中の画面も終わっています。"))


@page(blueprint, "/users/<uuid:account_id>/enable", Permission.ACCOUNT_CHANGE, methods=("POST",))
def enable_user(account_id: UUID) -> ResponseReturnValue:
    """Lets the account in again."""
    act = partial(access.enable_account, desk(), acting(), account_id, sent_version(), sent_form())
    return _done(account_id, act, gettext("アカウントの停止を解きました。"))


@page(blueprint, "/users/<uuid:account_id>/end-sessions", Permission.ACCOUNT_CHANGE, methods=("POST",))
def end_user_sessions(account_id: UUID) -> ResponseReturnValue:
    """Signs the account out everywhere."""
    act = partial(access.end_sessions, desk(), acting(), account_id, sent_form())
    return _done(account_id, act, gettext("すべての端末のサインインを終えました。"))


@page(blueprint, "/users/<uuid:account_id>/reset-password", Permission.ACCOUNT_CHANGE, methods=("POST",))
def reset_user_password(account_id: UUID) -> ResponseReturnValue:
    """A new password, shown once on the answer and nowhere else."""
    line = account_line(account_id)
    given = access.reset_password(desk(), passwords(), acting(), account_id, sent_version(), sent_form())
    return password_page(given, line.name, line.login)


class _EndForm(FlaskForm):
    to_on = DayField(_("終わりの日"))


def _done(account_id: UUID, act: Callable[[], None], words: str) -> ResponseReturnValue:
    """Does it and goes back to the user's page, with its words or the refusal's."""
    try:
        act()
    except Refused as refused:
        flash(said(refused.explanation).whole, "bad")
    else:
        flash(words, "good")
    return redirect(url_for("administrator.user", account_id=account_id))


def _wanted(line: AccountLine, form: PostForm) -> Post:
    officer = form.role.data == AccountRole.SECTION_OFFICER
    return Post(
        account_id=line.id,
        role=AccountRole(form.role.data),
        section_id=UUID(form.section.data) if officer and form.section.data else None,
        inspector=form.inspector.data and officer,
        from_on=form.from_on.data,
    )
