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
    search,
    settings_policies,
    settings_reorganisations,
    settings_sections,
    today,
)
from compliance.web.officer.blueprint import blueprint as pages
from compliance.web.officer.fact_forms import corrections, recordings

__all__ = [
    "bulk",
    "calendars",
    "contract_lists",
    "contractors",
    "contracts",
    "corrections",
    "obligations",
    "outsourcings",
    "pages",
    "papers",
    "recordings",
    "search",
    "settings_policies",
    "settings_reorganisations",
    "settings_sections",
    "today",
]
