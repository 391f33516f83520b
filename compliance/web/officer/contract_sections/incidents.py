"""The incidents of a contract, breaches and the decisions about them, and damages."""

from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from compliance.store.queries.paging import Order
from compliance.store.queries.visit_lists import IncidentLine, incident_listing
from compliance.web.fact_forms.entries import Group
from compliance.web.gate import page
from compliance.web.names import fact_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import records_of
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.visitors import desk

INCIDENTS: Table[IncidentLine] = Table(
    "incidents",
    _("事故等"),
    (
        Column("known", _("知った日"), lambda line: line.known_on, Kind.DAY, sorts=True),
        Column("kind", _("種類"), lambda line: fact_word(line.kind), sorts=True),
        Column("outline", _("概要"), lambda line: line.outline, heads=True),
        Column("notified", _("区への通知"), lambda line: line.notified_on, Kind.DAY),
        Column("reports", _("書面報告の回数"), lambda line: line.reports, Kind.NUMBER),
    ),
    Order("known", descending=True),
)


@page(blueprint, "/contracts/<uuid:contract_id>/incidents", Permission.CONTRACT_READ)
def contract_incidents(contract_id: UUID) -> ResponseReturnValue:
    """What is known up to the day asked for."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        groups = {Group.INCIDENTS, Group.DISCRETION, Group.DAMAGE}
        told = head.narrowing()
        offers: Offers = {
            "incidents": Offer(INCIDENTS, incident_listing(contract_id, head.day.on), told),
            "records": records_of(contract_id, groups, head.day.on, but={"incident"}),
        }
        return answer(session, "officer/contract/incidents.html", offers, head=head)
