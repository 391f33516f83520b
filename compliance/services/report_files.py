"""The council report as files that the runner makes, for wards whose report takes longer than a page may."""

from collections.abc import Callable, Mapping
from datetime import date

from compliance.documents.media_types import PDF, XLSX
from compliance.documents.outstanding import OutstandingReport, outstanding_pdf, outstanding_xlsx
from compliance.services.desk import Desk
from compliance.services.jobs import Arguments, MadeFile
from compliance.services.reports import outstanding_report
from compliance.store.progress import Progress
from compliance.store.queries.scopes import Scope

COUNCIL_REPORT = "council-report"
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
    made = report_file(report, arguments["kind"])
    told(_STEPS, _STEPS)
    return made


def report_file(report: OutstandingReport, kind: str) -> MadeFile:
    """A report as `pdf` or `xlsx`; KeyError for anything else."""
    media_type, make = KINDS[kind]
    return MadeFile(f"未履行事項報告_{report.head.as_of.isoformat()}.{kind}", media_type, make(report))
