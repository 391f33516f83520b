"""The council report: the figures of a day, the matters behind each of them, and the paper as PDF and Excel."""

from datetime import date

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from compliance.documents.outstanding import OutstandingReport, outstanding_pdf, outstanding_xlsx
from compliance.domain.obligations import Party
from compliance.services.reports import outstanding_report
from compliance.web.council import figures
from compliance.web.council.charts import question_charts
from compliance.web.council.matters import Choice, matters_of
from compliance.web.council.wordings import choice_words, named
from compliance.web.days import asked_day
from compliance.web.gate import page
from compliance.web.languages import chosen_language
from compliance.web.permissions import Permission, may
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor
from compliance.wording.languages import Language

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

pages = Blueprint("council", __name__)


@page(pages, "/council-report", Permission.REPORT_READ)
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
        charts=[Markup(chart) for chart in question_charts(told)],  # noqa: S704 - drawn by us, every text escaped
    )


@page(pages, "/council-report/matters", Permission.REPORT_READ)
def matters() -> ResponseReturnValue:
    """The matters that one figure of the report counts, with their obligations."""
    try:
        choice = Choice.of(request.args)
    except ValueError:
        abort(404)
    told = _asked_report(chosen_language())
    opened = matters_of(told, choice)
    return render(
        "council/matters.html",
        report=told,
        matters=opened,
        rows_count=sum(len(matter.rows) for matter in opened),
        conditions=choice_words(told, choice),
        may_open_contracts=may(visitor().role, Permission.OBLIGATION_READ),
    )


@page(pages, "/council-report/outstanding.pdf", Permission.REPORT_READ)
def report_pdf() -> ResponseReturnValue:
    """The paper for the council."""
    told = _asked_report()
    return _file(outstanding_pdf(told), PDF, _file_name(told.head.as_of, "pdf"))


@page(pages, "/council-report/outstanding.xlsx", Permission.REPORT_READ)
def report_xlsx() -> ResponseReturnValue:
    """The same figures and rows as a workbook."""
    told = _asked_report()
    return _file(outstanding_xlsx(told), XLSX, _file_name(told.head.as_of, "xlsx"))


def _asked_report(language: Language = "ja") -> OutstandingReport:
    """The report of the day in the address; 404 for an address that we never made."""
    day = asked_day(request.args, desk().today())
    return abort(404) if day.mistake else _report(day.on, language)


def _report(as_of: date, language: Language = "ja") -> OutstandingReport:
    return outstanding_report(desk(), visitor().scope, as_of, language=language)


def _file_name(as_of: date, kind: str) -> str:
    return f"outstanding-{as_of.isoformat()}.{kind}"


def _file(content: bytes, kind: str, name: str) -> Response:
    response = Response(content, mimetype=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Content-Security-Policy"] = "sandbox"
    return response
