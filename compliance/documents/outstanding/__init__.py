"""The outstanding report (未履行事項報告): its data, its sums, its PDF and its workbook."""

from compliance.documents.outstanding.papers import outstanding_pdf
from compliance.documents.outstanding.reports import (
    NO_CONTRACTOR,
    NO_SECTION,
    POLICY_WORD,
    Figures,
    Head,
    Lengths,
    Line,
    Meeting,
    Named,
    OutstandingReport,
    PolicyLine,
    Row,
    figures_of,
)
from compliance.documents.outstanding.sums import SumsDisagree, check_sums, tabulate
from compliance.documents.outstanding.words import BASIS_NAMES
from compliance.documents.outstanding.workbooks import outstanding_xlsx

__all__ = [
    "BASIS_NAMES",
    "NO_CONTRACTOR",
    "NO_SECTION",
    "POLICY_WORD",
    "Figures",
    "Head",
    "Lengths",
    "Line",
    "Meeting",
    "Named",
    "OutstandingReport",
    "PolicyLine",
    "Row",
    "SumsDisagree",
    "check_sums",
    "figures_of",
    "outstanding_pdf",
    "outstanding_xlsx",
    "tabulate",
]
