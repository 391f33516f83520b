"""All pages of a contractor on one blueprint: importing this module declares them."""

from compliance.web.contractor import (
    consents,
    duties,
    education,
    handler_lists,
    handovers,
    histories,
    home,
    incidents,
    media,
    people,
    removals,
    status_reports,
)
from compliance.web.contractor.blueprint import blueprint as pages
from compliance.web.contractor.erasures import pages as erasures
from compliance.web.contractor.hand_ins import submissions
from compliance.web.contractor.self_checks import pages as self_checks
from compliance.web.contractor.self_checks import workbooks as self_check_workbooks

__all__ = [
    "consents",
    "duties",
    "education",
    "erasures",
    "handler_lists",
    "handovers",
    "histories",
    "home",
    "incidents",
    "media",
    "pages",
    "people",
    "removals",
    "self_check_workbooks",
    "self_checks",
    "status_reports",
    "submissions",
]
