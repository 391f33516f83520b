"""The council report: its rows read and tabulated, and its PDF and Excel made."""

from collections.abc import Iterator
from time import perf_counter

from benchmarks.figures import Figure
from benchmarks.wards import MeasuredWard
from compliance.documents.outstanding import outstanding_pdf, outstanding_xlsx
from compliance.services.reports import outstanding_report
from compliance.store.queries.scopes import Scope


def measure(ward: MeasuredWard) -> Iterator[Figure]:
    """For the whole ward as of today."""
    size = f"{ward.sizes.contracts} contracts"
    begin = perf_counter()
    report = outstanding_report(ward.desk, Scope.whole_ward(), ward.desk.today())
    read = perf_counter()
    outstanding_pdf(report)
    printed = perf_counter()
    outstanding_xlsx(report)
    yield Figure(f"council report read, {size}", read - begin, "s")
    yield Figure(f"council report as PDF, {size}", printed - read, "s")
    yield Figure(f"council report as Excel, {size}", perf_counter() - printed, "s")
