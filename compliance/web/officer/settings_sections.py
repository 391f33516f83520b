"""Departments and sections of the ward: since and until when they stand, what they hold, and their entries."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField
from wtforms.validators import InputRequired

from compliance.domain.errors import NotFound, Refused, Stale
from compliance.services.recording import correct, record
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.store.queries.postings import staff_of
from compliance.store.queries.section_works import SectionLine, sections_with_works, works_of
from compliance.store.queries.ward_sections import departments_by_name
from compliance.web.conflicts import conflict_page, form_sides, sent_version
from compliance.web.fields.mail_fields import MailField
from compliance.web.fields.typed_fields import DayField, LineField
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.section_tables import sections_offer, works_offer
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import answer
from compliance.web.visitors import acting, desk


class DepartmentForm(FlaskForm):
    """A new department."""

    name = LineField(lazy("部の名称"))
    exists_from_on = DayField(lazy("いつから"))


class SectionForm(FlaskForm):
    """A section: a new one, or the entry of one to be corrected."""

    department = SelectField(lazy("部"), [InputRequired(lazy("部を選んでください。"))])
    name = LineField(lazy("課の名称"))
    telephone = LineField(lazy("電話"), required=False)
    email = MailField(lazy("メールアドレス"), required=False)
    exists_from_on = DayField(lazy("いつから"))
    version = HiddenField()


@page(blueprint, "/settings/sections", Permission.SECTION_CHANGE)
def sections() -> ResponseReturnValue:
    """Every department with its sections, those to come and those that ended included."""
    today = desk().today()
    with desk().reading() as session:
        offer = sections_offer(sections_with_works(session, today), request.args, today)
        return answer(session, "settings/sections.html", {"shown": offer})


@page(blueprint, "/settings/sections/<uuid:section_id>", Permission.SECTION_CHANGE)
def section(section_id: UUID) -> ResponseReturnValue:
    """One section: its works and how many people are posted there."""
    line, today = section_line(section_id), desk().today()
    with desk().reading() as session:
        staff = len({one.account_id for one in staff_of(session, section_id, today)})
        offer = works_offer(works_of(session, section_id, today), line.name, request.args)
        return answer(session, "settings/section.html", {"shown": offer}, section=line, staff=staff)


@page(blueprint, "/settings/departments/add", Permission.SECTION_CHANGE, methods=("GET", "POST"))
def add_department() -> ResponseReturnValue:
    """A new department."""
    form = DepartmentForm()
    if form.validate_on_submit():
        command = RegisterDepartment(name=form.name.data, exists_from_on=form.exists_from_on.data)
        record(desk(), acting(), command, sent_form())
        flash(_("部を登録しました。"), "good")
        return redirect(url_for("officer.sections"))
    return render("settings/add_department.html", form=form, status=422 if form.errors else 200)


@page(blueprint, "/settings/sections/add", Permission.SECTION_CHANGE, methods=("GET", "POST"))
def add_section() -> ResponseReturnValue:
    """A new section."""
    form = _section_form()
    if form.validate_on_submit():
        try:
            record(desk(), acting(), _command(form), sent_form())
        except Refused as refused:
            beside(form, refused)
        else:
            flash(_("課を登録しました。"), "good")
            return redirect(url_for("officer.sections"))
    return render("settings/edit_section.html", form=form, section=None, status=422 if form.errors else 200)


@page(blueprint, "/settings/sections/<uuid:section_id>/edit", Permission.SECTION_CHANGE, methods=("GET", "POST"))
def edit_section(section_id: UUID) -> ResponseReturnValue:
    """What was entered of a section is corrected; a new name from a day on is a reorganisation."""
    line = section_line(section_id)
    form = _section_form(line)
    if form.validate_on_submit():
        try:
            correct(desk(), acting(), section_id, sent_version(), _command(form, line), sent_form())
        except Refused as refused:
            beside(form, refused)
        except Stale as stale:
            return conflict_page(stale, form_sides(form, _section_form(line, formdata=None)))
        else:
            flash(_("課の登録を直しました。"), "good")
            return redirect(url_for("officer.section", section_id=section_id))
    return render("settings/edit_section.html", form=form, section=line, status=422 if form.errors else 200)


def section_line(section_id: UUID) -> SectionLine:
    """The section of an address; NotFound where there is none."""
    with desk().reading() as session:
        lines = sections_with_works(session, desk().today())
    found = next((line for line in lines if line.id == section_id), None)
    if found is None:
        raise NotFound("担当課 / section", section_id)
    return found


def department_choices() -> list[tuple[str, str]]:
    """The departments to choose from, by the day they were made."""
    with desk().reading() as session:
        return [(str(ident), name) for name, ident in departments_by_name(session).items()]


def _section_form(line: SectionLine | None = None, **sent: None) -> SectionForm:
    """As sent; with `formdata=None` as the section stands."""
    form = SectionForm(obj=line, **sent, department=None if line is None else str(line.department))
    form.department.choices = department_choices()
    return form


def _command(form: SectionForm, line: SectionLine | None = None) -> RegisterSection:
    return RegisterSection(
        department_id=UUID(form.department.data),
        name=form.name.data,
        telephone=form.telephone.data,
        email=form.email.data,
        exists_from_on=form.exists_from_on.data,
        exists_to_on=None if line is None else line.exists_to_on,
    )
