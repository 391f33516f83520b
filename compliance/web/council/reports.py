"""The council report: the figures of a day, the matters behind each of them, and the paper as PDF and Excel."""

from datetime import date

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from compliance.documents.outstanding import OutstandingReport
from compliance.domain.obligations import Party
from compliance.services.jobs import ask
from compliance.services.report_files import COUNCIL_REPORT, KINDS, report_file
from compliance.services.reports import outstanding_report
from compliance.web.council import figures
from compliance.web.council.blueprint import blueprint
from compliance.web.council.charts import question_charts
from compliance.web.council.matter_tables import matters_offer
from compliance.web.council.matters import Choice, matters_of
from compliance.web.council.wordings import choice_words, named
from compliance.web.days import asked_day
from compliance.web.files import file_response
from compliance.web.gate import page
from compliance.web.languages import chosen_language
from compliance.web.once import sent_form
from compliance.web.permissions import Permission, may
from compliance.web.rendering import render
from compliance.web.tables.answers import answer
from compliance.web.visitors import desk, visitor
from compliance.wording.languages import Language

LONG_ROWS = 1_000
"""A report with more rows than this takes longer than a page may: the runner makes its files."""


@page(blueprint, "/council-report", Permission.REPORT_READ)
def report() -> ResponseReturnValue:
    """The figures of a day: the ward's own first, then by item, section and contractor."""
    day = asked_day(request.args, desk().today())
    told = _report(day.on, chosen_language())
    return render(
        "council/report.html",
        report=told,
        day=day,
        totals=figures.totals(told, figures.PartyNames(_("区の義務"), _("受託者の義務"), _("合計"))),
        ward_items=figures.items(told, Party.WARD, named),
        contractor_items=figures.items(told, Party.CONTRACTOR, named),
        sections=figures.subjects(told.by_section, "section", named),
        contractors=figures.subjects(told.by_contractor, "contractor", named),
        long=len(told.rows) > LONG_ROWS,
        charts=[Markup(chart) for chart in question_charts(told)],  # noqa: S704 - drawn by us, every text escaped
    )


@page(blueprint, "/council-report/matters", Permission.REPORT_READ)
def matters() -> ResponseReturnValue:
    """The matters that one figure of the report counts, with their obligations."""
    try:
        choice = Choice.of(request.args)
    except ValueError:
        abort(404)
    told = _asked_report(chosen_language())
    opened = matters_of(told, choice)
    with desk().reading() as session:
        return answer(
            session,
            "council/matters.html",
            {"shown": matters_offer(told, opened, choice_words(told, choice), request.args)},
            report=told,
            number=len(opened),
            rows_count=sum(len(matter.rows) for matter in opened),
            may_open_contracts=may(visitor().role, Permission.OBLIGATION_READ),
        )


@page(blueprint, "/council-report/outstanding.pdf", Permission.REPORT_READ)
def report_pdf() -> ResponseReturnValue:
    """The paper for the council."""
    return _file(_asked_report(), "pdf")


@page(blueprint, "/council-report/outstanding.xlsx", Permission.REPORT_READ)
def report_xlsx() -> ResponseReturnValue:
    """The same figures and rows as a workbook."""
    return _file(_asked_report(), "xlsx")


@page(blueprint, "/council-report/file", Permission.REPORT_READ, methods=("POST",))
def ask_report() -> ResponseReturnValue:
    """The same files, made by the runner; for reports that take long."""
    day = asked_day(request.form, desk().today())
    if day.mistake:
        abort(400)
    arguments = {"as_of": day.on.isoformat(), "kind": asked_kind()}
    return redirect(url_for("jobs.job", job_id=ask(desk(), visitor().id, COUNCIL_REPORT, arguments, sent_form())))


def asked_kind() -> str:
    """The kind of file a button asks for; 400 for one that we do not make."""
    kind = request.form.get("kind", "")
    return kind if kind in KINDS else abort(400)


def _asked_report(language: Language = "ja") -> OutstandingReport:
    """The report of the day in the address; where no day can be read, the page of figures says so beside the field."""
    day = asked_day(request.args, desk().today())
    if day.mistake:
        abort(redirect(url_for("council.report", as_of=day.typed)))
    return _report(day.on, language)


def _report(as_of: date, language: Language = "ja") -> OutstandingReport:
    return outstanding_report(desk(), visitor().scope, as_of, language=language)


def _file(report: OutstandingReport, kind: str) -> Response:
    made = report_file(report, kind)
    return file_response(made.content, made.media_type, made.name)
