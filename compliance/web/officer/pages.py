"""All pages of the ward on one blueprint: importing this module declares them."""

from compliance.web.officer import (
    bulk,
    calendars,
    contract_lists,
    contractors,
    contracts,
    obligations,
    outsourcings,
    papers,
    settings_policies,
    settings_reorganisations,
    settings_sections,
    today,
)
from compliance.web.officer.blueprint import blueprint as pages

__all__ = [
    "bulk",
    "calendars",
    "contract_lists",
    "contractors",
    "contracts",
    "obligations",
    "outsourcings",
    "pages",
    "papers",
    "settings_policies",
    "settings_reorganisations",
    "settings_sections",
    "today",
]
