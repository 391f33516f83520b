"""A reorganisation (組織改正) from a day on: a new name, a merger or a split, shown beforehand and done at once."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from compliance.domain.errors import Refused
from compliance.services.reorganisations import Reorganisation, reorganise
from compliance.services.sections import RegisterSection
from compliance.store.queries.postings import staff_of
from compliance.store.queries.section_works import SectionLine, Work, sections_with_works, works_of
from compliance.web.fields.typed_fields import DayField, LineField
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.settings_sections import department_choices, section_line
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk

_NEW = "new"


class WorksField(SelectMultipleField):
    """Works to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class ReorganisationForm(FlaskForm):
    """What becomes of a section, from when, and who has its works then."""

    whole = RadioField(lazy("何をするか"), [InputRequired(lazy("何をするかを選んでください。"))], default="yes")
    on = DayField(lazy("いつから"))
    into = SelectField(lazy("移す先の課"), [InputRequired(lazy("移す先の課を選んでください。"))])
    name = LineField(lazy("新しい課の名称"), required=False)
    department = SelectField(lazy("新しい課の部"))
    works = WorksField(lazy("移す委託案件"))


@page(blueprint, "/settings/sections/<uuid:section_id>/reorganise", Permission.SECTION_CHANGE, methods=("GET", "POST"))
def reorganise_section(section_id: UUID) -> ResponseReturnValue:
    """Asks what happens and from when, shows what passes on, and then does it in one go."""
    line, form = section_line(section_id), ReorganisationForm()
    works = _prepared(form, line)
    if not form.validate_on_submit() or not _complete(form):
        return _form(line, form, status=422 if form.errors else 200)
    if request.form.get("step") != "save":
        return _form(line, form, preview=_preview(line, form, works))
    try:
        into = reorganise(desk(), acting(), _wanted(line, form), sent_form())
    except Refused as refused:
        beside(form, refused)
        return _form(line, form, status=422)
    flash(_("組織改正を登録しました。"), "good")
    return redirect(url_for("officer.section", section_id=into))


def _prepared(form: ReorganisationForm, line: SectionLine) -> tuple[Work, ...]:
    with desk().reading() as session:
        others = [one for one in sections_with_works(session, desk().today()) if one.id != line.id]
        works = works_of(session, line.id, desk().today())
    new = (_NEW, _("新しい課を作る（名称の変更を含む）"))
    form.into.choices = [new, *((str(one.id), one.name) for one in others if one.exists_to_on is None)]
    form.whole.choices = [("yes", _("名称を変える・統合する（すべて移す）")), ("no", _("一部の委託案件だけを移す"))]
    form.department.choices = department_choices()
    if not form.is_submitted():
        form.department.data = str(line.department)
    form.works.choices = list(dict.fromkeys((str(work.outsourcing), work.title) for work in works))
    return works


def _complete(form: ReorganisationForm) -> bool:
    if form.into.data == _NEW and not form.name.data:
        form.name.errors = [_("新しい課の名称を入力してください。")]
    if form.whole.data == "no" and not form.works.data:
        form.works.errors = [_("移す委託案件を選んでください。")]
    return not form.errors


def _wanted(line: SectionLine, form: ReorganisationForm) -> Reorganisation:
    return Reorganisation(
        section=line.id,
        into=_new_section(line, form) if form.into.data == _NEW else UUID(form.into.data),
        on=form.on.data,
        works=None if form.whole.data == "yes" else tuple(UUID(work) for work in form.works.data or ()),
    )


def _new_section(line: SectionLine, form: ReorganisationForm) -> RegisterSection:
    return RegisterSection(
        department_id=UUID(form.department.data),
        name=form.name.data,
        telephone=line.telephone,
        email=line.email,
        exists_from_on=form.on.data,
    )


def _preview(line: SectionLine, form: ReorganisationForm, works: tuple[Work, ...]) -> dict[str, object]:
    whole, chosen = form.whole.data == "yes", set(form.works.data or ())
    passing = {work.outsourcing: work for work in works if whole or str(work.outsourcing) in chosen}
    with desk().reading() as session:
        staff = {one.account_id for one in staff_of(session, line.id, form.on.data)} if whole else set()
    return {
        "on": form.on.data,
        "into": _name_of(form),
        "works": tuple(passing.values()),
        "staff": len(staff),
        "whole": whole,
    }


def _name_of(form: ReorganisationForm) -> str:
    """The section that has the works then."""
    chosen = next(label for value, label, *_rest in form.into.iter_choices() if value == form.into.data)
    return str(form.name.data if form.into.data == _NEW else chosen)


def _form(line: SectionLine, form: ReorganisationForm, *, status: int = 200, **more: object) -> ResponseReturnValue:
    return render("settings/reorganise.html", section=line, form=form, status=status, **more)
