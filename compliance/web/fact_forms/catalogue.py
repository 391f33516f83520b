"""The table of all forms: one entry per command that is recorded under a contract."""

from collections.abc import Mapping

from compliance.web.fact_forms.asking_entries import (
    CONSENT_ENTRIES,
    EXTENSION_ENTRIES,
    REVIEW_ENTRIES,
    STATUS_ENTRIES,
)
from compliance.web.fact_forms.decision_entries import CONTRACT_ENTRIES, DAMAGE_ENTRIES, DISCRETION_ENTRIES
from compliance.web.fact_forms.entries import Entry
from compliance.web.fact_forms.holding_entries import ERASURE_ENTRIES, HANDOVER_ENTRIES, HOLDING_ENTRIES
from compliance.web.fact_forms.people_entries import EDUCATION_ENTRIES, PEOPLE_ENTRIES
from compliance.web.fact_forms.visit_entries import INCIDENT_ENTRIES, INSPECTION_ENTRIES

ENTRIES: tuple[Entry, ...] = (
    *PEOPLE_ENTRIES,
    *EDUCATION_ENTRIES,
    *HANDOVER_ENTRIES,
    *HOLDING_ENTRIES,
    *ERASURE_ENTRIES,
    *CONSENT_ENTRIES,
    *STATUS_ENTRIES,
    *INSPECTION_ENTRIES,
    *INCIDENT_ENTRIES,
    *DISCRETION_ENTRIES,
    *DAMAGE_ENTRIES,
    *CONTRACT_ENTRIES,
    *EXTENSION_ENTRIES,
    *REVIEW_ENTRIES,
)
BY_KIND: Mapping[str, Entry] = {entry.kind: entry for entry in ENTRIES}
