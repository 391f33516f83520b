"""The ward's policy days: what each is for, since when, by whom; and a change of one, shown beforehand."""

from datetime import date
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_wtf import FlaskForm

from compliance.domain.errors import Refused
from compliance.domain.tables import MOST
from compliance.services import policies, policy_figures
from compliance.services.policies import ChangePolicy
from compliance.services.policy_figures import Figure
from compliance.services.recording import void
from compliance.services.setting_effects import effect_of_policy
from compliance.web.fields.month_days import MonthDayField, figure_words
from compliance.web.fields.typed_fields import DayField, LongField, WholeField
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk


class DaysForm(FlaskForm):
    """A figure of days."""

    days = WholeField(lazy("新しい日数"), most=MOST)
    from_on = DayField(lazy("いつから"))
    reason = LongField(lazy("変更する理由"))


class MonthDayForm(FlaskForm):
    """A figure that is a day of each fiscal year."""

    month_day = MonthDayField(lazy("新しい月日"))
    from_on = DayField(lazy("いつから"))
    reason = LongField(lazy("変更する理由"))


@page(blueprint, "/settings/policies", Permission.POLICY_CHANGE)
def policy_days() -> ResponseReturnValue:
    """Every figure with what it is for, its value, and its changes."""
    return render("settings/policies.html", figures=policy_figures.figures(desk()), figure_words=figure_words)


@page(blueprint, "/settings/policies/change", Permission.POLICY_CHANGE, methods=("GET", "POST"))
def change_policy() -> ResponseReturnValue:
    """Asks for the new figure, shows what it binds, and then records it."""
    figure = policy_figures.figure(desk(), request.args.get("edition", ""), request.args.get("name", ""))
    form = MonthDayForm() if figure.policy.days is None else DaysForm()
    if not form.validate_on_submit() or not _from_now_on(form):
        return _form(figure, form, status=422 if form.errors else 200)
    command = _command(figure, form)
    if request.form.get("step") != "save":
        return _form(figure, form, effect=effect_of_policy(desk(), command), wanted=command)
    try:
        policies.change_policy(desk(), acting(), command, sent_form())
    except Refused as refused:
        beside(form, refused)
        return _form(figure, form, status=422)
    flash(_("区の運用日数の変更を登録しました。"), "good")
    return redirect(url_for("officer.policy_days"))


@page(blueprint, "/settings/policies/<uuid:figure_id>/void", Permission.POLICY_CHANGE, methods=("POST",))
def void_policy(figure_id: UUID) -> ResponseReturnValue:
    """Takes back a change that is not in effect yet, with a reason."""
    coming = [one for figure in policy_figures.figures(desk()) for one in figure.coming if one.id == figure_id]
    if coming:
        actor, reason = acting(), request.form.get("reason", "")
        void(desk(), actor, "policy_figure", figure_id, reason, sent_form())
        flash(_("これからの変更を取り消しました。"), "good")
    else:
        flash(_("すでに効力のある変更は取り消せません。新しい日から、もとの日数に変更してください。"), "warn")
    return redirect(url_for("officer.policy_days"))


def _from_now_on(form: FlaskForm) -> bool:
    """What was raised keeps its day: a figure is changed from today at the earliest."""
    chosen: date = form["from_on"].data
    if chosen >= desk().today():
        return True
    form["from_on"].errors = [_("過ぎた日からは変更できません。今日か、これからの日を入力してください。")]
    return False


def _command(figure: Figure, form: FlaskForm) -> ChangePolicy:
    value = {name: form[name].data for name in ("days", "month_day") if name in form}
    return ChangePolicy(
        edition_id=figure.edition.id,
        name=figure.policy.name,
        from_on=form["from_on"].data,
        reason=form["reason"].data,
        **value,
    )


def _form(figure: Figure, form: FlaskForm, *, status: int = 200, **more: object) -> ResponseReturnValue:
    return render(
        "settings/change_policy.html", figure=figure, form=form, figure_words=figure_words, status=status, **more
    )
