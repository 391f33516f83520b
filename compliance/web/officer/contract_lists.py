"""The contracts as a list: every one that the visitor may see, with what is outstanding under it."""

from flask import request
from flask.typing import ResponseReturnValue

from compliance.store.queries.choices import sections_to_choose
from compliance.store.queries.contract_lists import contract_listing
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_tables import CONTRACTS, asked_contracts, contracts_narrowing
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, answer
from compliance.web.visitors import desk, visitor


@page(blueprint, "/contracts", Permission.CONTRACT_READ)
def contracts() -> ResponseReturnValue:
    """What the address asks for, fifty at a time, or all of it as a workbook."""
    question, scope = asked_contracts(request.args, desk().today()), visitor().scope
    listing = contract_listing(scope, question.filter, question.as_of)
    with desk().reading() as session:
        told = contracts_narrowing(question, sections_to_choose(session, scope))
        offers = {"shown": Offer(CONTRACTS, listing, told)}
        return answer(session, "officer/contracts.html", offers, as_of_query=question.query.text("as_of"))
