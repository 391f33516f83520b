"""One contract: what is outstanding under it and why, its clauses and measures by year, and what it says."""

from functools import partial
from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.domain.editions import Act
from compliance.domain.obligations import OUTSTANDING
from compliance.store.queries.contract_duties import contract_duties
from compliance.store.queries.contracts import contract_terms, places_of
from compliance.store.queries.editions import bound_until, editions_from, editions_until
from compliance.store.queries.measures import measures_on
from compliance.store.queries.obligation_lines import ListedObligation
from compliance.store.queries.obligation_lists import obligation_listing
from compliance.store.queries.paging import Reading
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.subjects import subjects_of
from compliance.web.explanations import explain_listed
from compliance.web.gate import page
from compliance.web.items import clause_for
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.heads import Head, head_of
from compliance.web.officer.grids import grids
from compliance.web.officer.obligation_tables import UNDER_A_CONTRACT, derived_obligations
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.visitors import desk, visitor


@page(blueprint, "/contracts/<uuid:contract_id>", Permission.CONTRACT_READ)
def contract(contract_id: UUID) -> ResponseReturnValue:
    """What is outstanding on the day asked for, each with its reason, and the grids of both parties."""
    scope, shelf = visitor().scope, desk().shelf
    with desk().reading() as session:
        head = head_of(session, contract_id)
        day = head.day.on
        duties = contract_duties(session, scope, head.contract)
        measures = measures_on(session, head.contract.line.outsourcing, day)
        editions = editions_until(session, shelf, contract_id, day)
        return answer(
            session,
            "officer/contract.html",
            {"outstanding": _outstanding(session, head)},
            head=head,
            contract_query=None if head.contract.derived is None else contract_id,
            grids=grids(duties, editions, measures),
            why_of=partial(explain_listed, shelf=shelf, measures=measures),
            as_of_query=head.as_of,
        )


def _outstanding(session: Reading, head: Head) -> Offer[ListedObligation]:
    found, day = head.contract, head.day.on
    told = head.narrowing()
    if found.derived is None:
        listing = obligation_listing(visitor().scope, ObligationFilter(contract=found.line.id), day)
        return Offer(UNDER_A_CONTRACT, listing, told)
    owed = [row for row in found.derived if row.status in OUTSTANDING]
    return Offer(UNDER_A_CONTRACT, derived_obligations(owed, subjects_of(session, owed)), told)


@page(blueprint, "/contracts/<uuid:contract_id>/terms", Permission.CONTRACT_READ)
def contract_details(contract_id: UUID) -> ResponseReturnValue:
    """What the contract says, and what came before and after it."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        terms, places = contract_terms(session, visitor().scope, contract_id), places_of(session, contract_id)
        since, shelf = editions_from(session, contract_id), desk().shelf
    return render(
        "officer/contract/terms.html",
        head=head,
        terms=terms,
        places=places,
        place_clause=clause_for(bound_until(shelf, since, head.day.on)[0], Act.DESIGNATE_PLACES),
        stood=[(each, shelf.edition(each.edition)) for each in since],
    )
