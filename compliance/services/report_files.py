"""The council report as files that the runner makes, for wards whose report takes longer than a page may."""

from collections.abc import Callable, Mapping
from datetime import date

from compliance.documents.outstanding import OutstandingReport, outstanding_pdf, outstanding_xlsx
from compliance.services.desk import Desk
from compliance.services.jobs import Arguments, MadeFile, Progress
from compliance.services.reports import outstanding_report
from compliance.store.queries.scopes import Scope

COUNCIL_REPORT = "council-report"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: Mapping[str, tuple[str, Callable[[OutstandingReport], bytes]]] = {
    "pdf": (PDF, outstanding_pdf),
    "xlsx": (XLSX, outstanding_xlsx),
}
_STEPS = 2


def council_report_file(desk: Desk, scope: Scope, arguments: Arguments, told: Progress) -> MadeFile:
    """The report of the day `as_of` as `kind` (`pdf`, `xlsx`)."""
    told(0, _STEPS)
    report = outstanding_report(desk, scope, date.fromisoformat(arguments["as_of"]))
    told(1, _STEPS)
    media_type, make = KINDS[arguments["kind"]]
    content = make(report)
    told(_STEPS, _STEPS)
    return MadeFile(f"outstanding-{arguments['as_of']}.{arguments['kind']}", media_type, content)
