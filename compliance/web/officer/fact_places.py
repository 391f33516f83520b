"""Where on the pages of a contract a record is shown: the section of its kind."""

from collections.abc import Mapping
from uuid import UUID

from flask import url_for

from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fact_forms.entries import Group
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.heads import SECTIONS
from compliance.web.permissions import may
from compliance.web.visitors import visitor

_SECTION_OF: Mapping[Group, str] = {
    Group.PEOPLE: "officer.contract_people",
    Group.EDUCATION: "officer.contract_education",
    Group.HANDOVERS: "officer.contract_media",
    Group.HOLDINGS: "officer.contract_media",
    Group.ERASURES: "officer.contract_media",
    Group.CONSENTS: "officer.contract_requests",
    Group.STATUS: "officer.contract_requests",
    Group.EXTENSIONS: "officer.contract_requests",
    Group.REVIEWS: "officer.contract_requests",
    Group.INSPECTIONS: "officer.contract_inspections",
    Group.INCIDENTS: "officer.contract_incidents",
    Group.DISCRETION: "officer.contract_incidents",
    Group.DAMAGE: "officer.contract_incidents",
    Group.CONTRACT: "officer.contract_details",
}


@blueprint.app_template_global()
def fact_place(kind: str, contract_id: UUID, as_of: str | None = None) -> str | None:
    """The address of the section that shows this kind; None where the visitor may not open it, or none does."""
    entry = BY_KIND.get(kind)
    endpoint = _SECTION_OF.get(entry.group) if entry else None
    allowed = {name for name, _words, _part, permission in SECTIONS if may(visitor().role, permission)}
    return url_for(endpoint, contract_id=contract_id, as_of=as_of) if endpoint in allowed else None
