"""The users: the list, one of them with every posting, and opening a new one with a password to be shown once."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField
from wtforms.validators import InputRequired

from compliance.domain.errors import NotFound, Refused
from compliance.services.accounts import NewAccount, open_with_password_once
from compliance.services.given_passwords import GivenPassword
from compliance.services.sign_ins import alive_since
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.account_lists import AccountFilter, account_listing
from compliance.store.queries.accounts import AccountLine, account
from compliance.store.queries.paging import Order
from compliance.store.queries.ward_sections import ward_sections
from compliance.web.administrator.blueprint import blueprint
from compliance.web.fields.typed_fields import DayField, LineField
from compliance.web.gate import page
from compliance.web.names import role_name
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.posting_words import account_state, last_signed_in, posted
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, member_options, search_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import acting, desk, passwords

OFFERED = (
    AccountRole.SECTION_OFFICER,
    AccountRole.PRIVACY_OFFICER,
    AccountRole.AUDITOR,
    AccountRole.COUNCIL_SECRETARIAT,
    AccountRole.COUNCIL_MEMBER,
    AccountRole.ADMINISTRATOR,
)
"""The ward's own roles: a contractor's people are invited by their contractor's page."""

USERS: Table[AccountLine] = Table(
    "users",
    _("利用者の一覧"),
    (
        Column("login", _("サインイン名"), lambda line: line.login, sorts=True),
        Column("name", _("氏名"), lambda line: line.name, sorts=True, heads=True),
        Column("posted", _("配属"), posted),
        Column("last", _("最後のサインイン"), last_signed_in, sorts=True),
        Column("open", _("サインイン中の端末（台）"), lambda line: line.sign_ins.open, Kind.NUMBER),
        Column("state", _("状態"), account_state),
    ),
    Order("login"),
)


class UserForm(FlaskForm):
    """Who shall be able to sign in, as what, and from when."""

    login = LineField(_("サインイン名"))
    name = LineField(_("氏名（画面に表示します）"))
    role = SelectField(_("役割"), [InputRequired(_("役割を選んでください。"))])
    section = SelectField(_("担当課"))
    inspector = BooleanField(_("立入り調査等の検査員にする"))
    from_on = DayField(_("いつから"))


@page(blueprint, "/users", Permission.ACCOUNT_CHANGE)
def users() -> ResponseReturnValue:
    """Everybody who can or could sign in."""
    query = Query(request.args)
    role, section = query.choice("role", AccountRole), query.id("section")
    roles = member_options((one, role_name(one)) for one in AccountRole)
    fields = (
        search_field(query, gettext("氏名・サインイン名")),
        choice_field(query, "role", gettext("役割"), roles),
        choice_field(query, "section", gettext("担当課"), section_options()),
        choice_field(query, "state", gettext("状態"), (("active", gettext("利用中")), ("disabled", gettext("停止中")))),
    )
    disabled = {"active": False, "disabled": True}.get(query.typed("state"))
    wanted = AccountFilter(words=query.typed("q"), role=role, section=section, disabled=disabled)
    listing = account_listing(wanted, desk().today(), alive_since(desk()))
    with desk().reading() as session:
        return answer(
            session,
            "administrator/users.html",
            {"shown": Offer(USERS, listing, Narrowing(fields))},
            account_state=account_state,
        )


@page(blueprint, "/users/<uuid:account_id>", Permission.ACCOUNT_CHANGE)
def user(account_id: UUID) -> ResponseReturnValue:
    """One user: postings that were, are and will be, sessions, and what can be done."""
    return render("administrator/user.html", line=account_line(account_id))


@page(blueprint, "/users/open", Permission.ACCOUNT_CHANGE, methods=("GET", "POST"))
def open_user() -> ResponseReturnValue:
    """A new user; the answer shows the password, once."""
    form = UserForm()
    form.role.choices = [(role.value, role_name(role)) for role in OFFERED]
    form.section.choices = [("", gettext("なし")), *section_options()]
    if form.validate_on_submit():
        try:
            new = _new(form)
            given = open_with_password_once(desk(), passwords(), acting(), new, sent_form())
        except Refused as refused:
            beside(form, refused)
        else:
            return password_page(given, new.name, new.kept_login)
    elif not form.is_submitted():
        form.from_on.data = desk().today()
    return render("administrator/open_user.html", form=form, status=422 if form.errors else 200)


def password_page(given: GivenPassword, name: str, login: str) -> ResponseReturnValue:
    """A password as it is shown once, for whom."""
    return render("administrator/password_once.html", given=given, name=name, login=login)


def account_line(account_id: UUID) -> AccountLine:
    """The account of an address; NotFound where there is none."""
    with desk().reading() as session:
        found = account(session, account_id, desk().today(), alive_since(desk()))
    if found is None:
        raise NotFound("利用者 / account", account_id)
    return found


def section_options() -> list[tuple[str, str]]:
    """The sections that stand, to choose from."""
    with desk().database.reading() as session:
        return [(str(one.id), one.name) for one in ward_sections(session)]


def _new(form: UserForm) -> NewAccount:
    section = form.section.data if form.role.data == AccountRole.SECTION_OFFICER else ""
    return NewAccount(
        login=form.login.data,
        name=form.name.data,
        role=AccountRole(form.role.data),
        section_id=UUID(section) if section else None,
        inspector=form.inspector.data and bool(section),
        from_on=form.from_on.data,
    )
