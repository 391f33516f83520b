"""The incidents of a contract, breaches and the decisions about them, and damages."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.store.queries.contract_records import incidents_of
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import records_of
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.officer.fact_forms.entries import Group
from compliance.web.permissions import Permission
from compliance.web.tables.answers import answer
from compliance.web.visitors import desk


@page(blueprint, "/contracts/<uuid:contract_id>/incidents", Permission.CONTRACT_READ)
def contract_incidents(contract_id: UUID) -> ResponseReturnValue:
    """What is known up to the day asked for."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        groups = {Group.INCIDENTS, Group.DISCRETION, Group.DAMAGE}
        offers = {"records": records_of(contract_id, groups, head.day.on, but={"incident"})}
        incidents = incidents_of(session, contract_id, head.day.on)
        return answer(session, "officer/contract/incidents.html", offers, head=head, incidents=incidents)
