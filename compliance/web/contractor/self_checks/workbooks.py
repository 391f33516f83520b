"""The self-check in Excel: the form to save, and the filled form to load, which then stands on the page as a draft."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField

from compliance.documents.handler_lists.archives import LARGEST
from compliance.documents.media_types import XLSX
from compliance.documents.self_checks.forms import About, FormItem, self_check_form
from compliance.documents.self_checks.readings import ReadItem, read_self_check
from compliance.domain.errors import Refused
from compliance.domain.facts import Answer
from compliance.services.drafts import Fields, keep_draft, kept_draft
from compliance.services.self_check_forms import cell_problems, form_key
from compliance.store.queries.wards import ward
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.self_checks.asking import SelfCheckAsked, asked_of
from compliance.web.contractor.self_checks.forms import Line, spared_words
from compliance.web.contractor.self_checks.pages import not_asked
from compliance.web.files import file_response
from compliance.web.gate import page
from compliance.web.languages import chosen_language
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.uploads import Taken, Upload
from compliance.web.visitors import desk, visitor
from compliance.wording.duties import item_number, item_words
from compliance.wording.languages import said
from compliance.wording.names import ANSWERS

FORMS = Taken((".xlsx",), LARGEST)


class LoadForm(FlaskForm):
    """The filled form."""

    file = FileField(_("書き終えたExcelの様式"), [Upload(FORMS)])


@page(blueprint, "/own-obligations/<uuid:obligation_id>/self-check/form.xlsx", Permission.SUBMISSION_MAKE)
def save_self_check_form(obligation_id: UUID) -> ResponseReturnValue:
    """The form, with what was answered last and what the page holds as a draft."""
    asked = asked_of(obligation_id)
    if asked is None:
        return not_asked(obligation_id)
    kept = kept_draft(desk(), visitor().id, _at(obligation_id))
    made = self_check_form(_about(asked), tuple(_items(asked, dict(kept.fields) if kept else {})), desk().clock.now())
    name = gettext("自己点検の様式")
    return file_response(made, XLSX, f"{name}_{asked.row.under.number}.xlsx")


@page(
    blueprint,
    "/own-obligations/<uuid:obligation_id>/self-check/load",
    Permission.SUBMISSION_MAKE,
    methods=("GET", "POST"),
    body_bytes=LARGEST + 1_000_000,
)
def load_self_check(obligation_id: UUID) -> ResponseReturnValue:
    """Checks the filled form and lays its answers into the page, where papers are added and all of it is sent."""
    asked = asked_of(obligation_id)
    if asked is None:
        return not_asked(obligation_id)
    form, problems = LoadForm(), []
    if form.validate_on_submit():
        try:
            read = read_self_check(form.file.data.read(), form.file.data.filename or "", _key(asked))
        except Refused as refused:
            beside(form, refused)
        else:
            problems = list(cell_problems(read, len(asked.lines)))
            if not problems:
                return _laid_in(obligation_id, asked.lines, read)
    told = {"row": asked.row, "form": form, "problems": [said(each, chosen_language()) for each in problems]}
    return render("contractor/load_self_check.html", **told, status=422 if problems or form.errors else 200)


def _laid_in(obligation_id: UUID, lines: Sequence[Line], read: Mapping[int, ReadItem]) -> ResponseReturnValue:
    keep_draft(desk(), visitor().id, _at(obligation_id), _fields(lines, read))
    flash(gettext("Excelの答えを読み込みました。内容を確かめ、書類や写真があれば添えて、提出してください。"), "good")
    return redirect(_at(obligation_id))


def _fields(lines: Sequence[Line], read: Mapping[int, ReadItem]) -> Fields:
    """The answers under the names of the page's fields."""
    pairs = ((line, read[number]) for number, line in enumerate(lines, start=1))
    return tuple(
        field
        for line, item in pairs
        for field in ((line.answer, item.answer.value if item.answer else ""), (line.note, item.note))
    )


def _items(asked: SelfCheckAsked, typed: Mapping[str, str]) -> Iterator[FormItem]:
    """In Japanese whoever saves it: the clauses are, and the ward reads the answers."""
    edition = desk().shelf.edition(asked.row.obligation.edition)
    for line in asked.lines:
        each, last = line.asked, line.last
        text = each.clause.text if each.clause else each.measure.text if each.measure else ""
        name = item_words(edition, each.item, "ja") if each.clause else item_number(each.item, "ja")
        answer = Answer(code) if (code := typed.get(line.answer)) in set(Answer) else None
        spared = each.spared and not typed
        yield FormItem(
            name,
            text,
            said(ANSWERS[last.answer], "ja") if last else "",
            (last.seen or "") if last else "",
            Answer.NOT_APPLICABLE if spared else answer,
            spared_words() if spared else typed.get(line.note, ""),
        )


def _about(asked: SelfCheckAsked) -> About:
    under = asked.row.under
    with desk().reading() as session:
        practice = ward(session).practice
    due = asked.row.obligation.due_on
    return About(under.number, under.outsourcing_title, under.contractor_name, due, _key(asked), practice)


def _key(asked: SelfCheckAsked) -> str:
    return form_key(asked.row.obligation.subject or asked.row.id, [line.asked for line in asked.lines])


def _at(obligation_id: UUID) -> str:
    return url_for("contractor.self_check", obligation_id=obligation_id)
