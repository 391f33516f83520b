"""The education of a contractor's own people: who was taught in which fiscal year, and who may not handle yet."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.store.queries.contracts import contract_line
from compliance.store.queries.education_lists import session_listing
from compliance.store.queries.education_plans import plan_listing
from compliance.store.queries.people_lists import PeopleFilter
from compliance.web.contractor.blueprint import blueprint
from compliance.web.education_matrices import matrix_offer, may_handle
from compliance.web.education_sessions import PLANS, SESSIONS
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk, visitor


@page(blueprint, "/own-contracts/<uuid:contract_id>/education", Permission.OWN_DUTIES_READ)
def education(contract_id: UUID) -> ResponseReturnValue:
    """Those who are designated today under one contract, and its sessions, planned and held."""
    today = desk().today()
    with desk().reading() as session:
        line = contract_line(session, visitor().scope, contract_id)
        told = Narrowing(conditions=(line.number or "",), as_of=today)
        offers: Offers = {
            "matrix": matrix_offer(contract_id, line.start_on, PeopleFilter(on=today), told, today),
            "plans": Offer(PLANS, plan_listing(contract_id, today), told),
            "sessions": Offer(SESSIONS, session_listing(contract_id, today), told),
        }
        return answer(session, "contractor/education.html", offers, line=line, may_handle=may_handle)
