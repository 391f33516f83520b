"""One contract: what is outstanding under it and why, its clauses and measures by year, and what it says."""

from functools import partial
from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.store.queries.contract_duties import contract_duties
from compliance.store.queries.contracts import contract_terms, places_of
from compliance.store.queries.editions import editions_from, editions_until
from compliance.store.queries.measures import measures_on
from compliance.store.queries.obligation_lists import obligation_listing
from compliance.store.queries.rows import ObligationFilter
from compliance.web.explanations import explain_listed
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.officer.grids import grids
from compliance.web.officer.obligation_tables import UNDER_A_CONTRACT
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk, visitor


@page(blueprint, "/contracts/<uuid:contract_id>", Permission.CONTRACT_READ)
def contract(contract_id: UUID) -> ResponseReturnValue:
    """What is outstanding on the day asked for, each with its reason, and the grids of both parties."""
    scope, shelf = visitor().scope, desk().shelf
    with desk().reading() as session:
        head = head_of(session, contract_id)
        line, day = head.contract.line, head.day.on
        duties = contract_duties(session, scope, shelf, line, day)
        measures = measures_on(session, line.outsourcing, day)
        editions = editions_until(session, shelf, contract_id, day)
        listing = obligation_listing(scope, ObligationFilter(contract=contract_id), day)
        return answer(
            session,
            "officer/contract.html",
            {"outstanding": Offer(UNDER_A_CONTRACT, listing, Narrowing(conditions=head.conditions(), as_of=day))},
            head=head,
            grids=grids(duties, editions, measures),
            why_of=partial(explain_listed, shelf=shelf, measures=measures),
            as_of_query=head.as_of,
        )


@page(blueprint, "/contracts/<uuid:contract_id>/terms", Permission.CONTRACT_READ)
def contract_details(contract_id: UUID) -> ResponseReturnValue:
    """What the contract says, and what came before and after it."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        terms, places = contract_terms(session, visitor().scope, contract_id), places_of(session, contract_id)
        stood = [(each, desk().shelf.edition(each.edition)) for each in editions_from(session, contract_id)]
    return render("officer/contract/terms.html", head=head, terms=terms, places=places, stood=stood)
