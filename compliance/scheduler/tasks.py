"""The table of tasks: what long work can be asked for, and the service that makes its file."""

from collections.abc import Mapping

from compliance.services.council_drafts import COUNCIL_DRAFT, draft_file
from compliance.services.jobs import Task
from compliance.services.report_files import COUNCIL_REPORT, council_report_file
from compliance.services.verification_reports import VERIFICATION, verification_file

TASKS: Mapping[str, Task] = {
    COUNCIL_REPORT: council_report_file,
    COUNCIL_DRAFT: draft_file,
    VERIFICATION: verification_file,
}
