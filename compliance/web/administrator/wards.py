"""The ward's own settings: its name and numbers, when it reminds, and the day it began to use the system."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField

from compliance.domain.errors import Refused, Stale
from compliance.services.setting_effects import SettingEffect, effect_of_start_of_use
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store.models.policies import WardSettings
from compliance.store.queries.precedents import ward_settings
from compliance.web.administrator.blueprint import blueprint
from compliance.web.conflicts import conflict_page, form_sides, sent_version
from compliance.web.fields.mail_fields import MailField
from compliance.web.fields.typed_fields import DayField, LineField, LongField, WholeField
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk


class WardForm(FlaskForm):
    """What the ward is called, how it is reached, and from when the system counts."""

    name = LineField(_("区の名称"))
    mayor_title = LineField(_("長の職名（文書の差出人）"), required=False)
    telephone = LineField(_("個人情報保護担当の電話"), required=False)
    email = MailField(_("個人情報保護担当のメールアドレス"), required=False)
    reminder_days = LineField(_("お知らせを送る日（期限の何日前か）"))
    draft_days = WholeField(_("審議会資料の案を作る日（会議の何日前か）"), least=1, most=90)
    start_of_use_on = DayField(_("運用開始日"), required=False)
    reason = LongField(_("変更する理由"))
    version = HiddenField()


@page(blueprint, "/system/ward", Permission.WARD_CHANGE, methods=("GET", "POST"))
def ward() -> ResponseReturnValue:
    """The settings as they stand, and their next version."""
    stands = _standing()
    form = WardForm(obj=stands)
    if not form.is_submitted():
        form.reason.data = None
    if form.validate_on_submit():
        was = stands.start_of_use_on if stands else None
        if form.start_of_use_on.data != was and request.form.get("step") != "save":
            return _form(form, stands, effect=effect_of_start_of_use(desk(), was, form.start_of_use_on.data))
        try:
            version = sent_version() if stands else None
            set_ward(desk(), acting(), _command(form, stands), sent_form(), version)
        except Refused as refused:
            beside(form, refused)
        except Stale as stale:
            return conflict_page(stale, form_sides(form, WardForm(formdata=None, obj=_standing())))
        else:
            flash(gettext("区の設定を登録しました。"), "good")
            return redirect(url_for("administrator.system"))
    return _form(form, stands)


def _standing() -> WardSettings | None:
    with desk().reading() as session:
        return ward_settings(session)


def _form(form: WardForm, stands: WardSettings | None, effect: SettingEffect | None = None) -> ResponseReturnValue:
    """`effect`: of another start of use, which is shown and then confirmed."""
    status = 422 if form.errors else 200
    return render("administrator/ward.html", form=form, stands=stands, effect=effect, status=status)


def _command(form: WardForm, stands: WardSettings | None) -> SetWard:
    said = {name: form[name].data for name in form.data if name not in {"version", "csrf_token"}}
    return SetWard(**said, practice=stands is not None and stands.practice)
