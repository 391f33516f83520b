"""All pages of the ward on one blueprint: importing this module declares them."""

from compliance.web.officer import (
    bulk,
    calendars,
    contract_lists,
    contractor_matches,
    contractor_people,
    contractors,
    contracts,
    fact_places,
    obligation_cells,
    obligations,
    outsourcings,
    papers,
    reminders,
    renewals,
    search,
    settings_policies,
    settings_reorganisations,
    settings_sections,
    today,
)
from compliance.web.officer.blueprint import blueprint as pages
from compliance.web.officer.contract_sections import (
    education,
    incidents,
    inspections,
    media,
    people,
    requests,
    timelines,
)
from compliance.web.officer.fact_forms import corrections, recordings
from compliance.web.officer.register_forms import charges, choices
from compliance.web.officer.register_forms import contractors as register_contractors
from compliance.web.officer.register_forms import contracts as register_contracts
from compliance.web.officer.register_forms import outsourcings as register_outsourcings

__all__ = [
    "bulk",
    "calendars",
    "charges",
    "choices",
    "contract_lists",
    "contractor_matches",
    "contractor_people",
    "contractors",
    "contracts",
    "corrections",
    "education",
    "fact_places",
    "incidents",
    "inspections",
    "media",
    "obligation_cells",
    "obligations",
    "outsourcings",
    "pages",
    "papers",
    "people",
    "recordings",
    "register_contractors",
    "register_contracts",
    "register_outsourcings",
    "reminders",
    "renewals",
    "requests",
    "search",
    "settings_policies",
    "settings_reorganisations",
    "settings_sections",
    "timelines",
    "today",
]
