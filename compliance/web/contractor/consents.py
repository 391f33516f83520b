"""Consent as a contractor asks for it: its requests and what became of them, and where no consent can be had."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from compliance.domain.editions import Clause, Exemption
from compliance.store.queries.consents import consent_case, consents_seen
from compliance.store.queries.contracts import ContractLine, contracts
from compliance.web.consent_tables import CONSENT_CASES
from compliance.web.consents import letter
from compliance.web.contractor.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk, visitor


@page(blueprint, "/own-consents", Permission.OWN_DUTIES_READ)
def consents() -> ResponseReturnValue:
    """What was asked for, and for each contract that goes on the clauses under which consent may be had."""
    scope, today = visitor().scope, desk().today()
    with desk().reading() as session:
        lines = [line for line in contracts(session, scope) if line.end_on is None or line.end_on >= today]
        offers = {"shown": Offer(CONSENT_CASES, consents_seen(scope), Narrowing(as_of=today))}
        asking = [(line, *_clauses(line)) for line in lines]
        return answer(session, "contractor/consents.html", offers, asking=asking)


@page(blueprint, "/own-consents/<uuid:request_id>", Permission.OWN_DUTIES_READ)
def consent(request_id: UUID) -> ResponseReturnValue:
    """One request and its decision; a granted removal leads to the form that tells of the trip."""
    with desk().reading() as session:
        asked = consent_case(session, visitor().scope, request_id)
    clause = desk().shelf.edition(asked.edition).clause(asked.clause)
    return render("contractor/consent.html", asked=asked, removes="removal" in clause.forbids)


@page(blueprint, "/own-consents/<uuid:request_id>/letter.pdf", Permission.OWN_DUTIES_READ)
def consent_letter(request_id: UUID) -> ResponseReturnValue:
    """The ward's letter."""
    return letter(request_id, url_for("contractor.consent", request_id=request_id))


def _clauses(line: ContractLine) -> tuple[list[Clause], list[Clause]]:
    """Those under which consent may be had, and those that forbid something whatever is asked for."""
    clauses = desk().shelf.edition(line.edition).clauses
    banning = [clause for clause in clauses if clause.forbids and clause.exemption is Exemption.NONE]
    return [clause for clause in clauses if clause.exemption is Exemption.CONSENT], banning
