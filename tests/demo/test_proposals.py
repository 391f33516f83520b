"""Breach proposals as they are read for a page, against the derivation of everything."""

from sqlalchemy import select

from compliance.domain.breaches import BreachProposal, proposals
from compliance.domain.derivation import derive
from compliance.services.desk import Desk
from compliance.store.facts import facts_of
from compliance.store.models.contracts import Contract
from compliance.store.places import place_of
from compliance.store.queries.proposals import breach_proposals
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import horizon


def test_what_is_proposed_from_the_projection_is_what_all_facts_propose(ward: Desk) -> None:
    today, found = ward.today(), set[BreachProposal]()
    with ward.reading() as session:
        books = rulebooks(session, ward.shelf)
        for contract in set(session.scalars(select(Contract.id))):
            place, facts = place_of(session, contract, today), facts_of(session, contract)
            assert place is not None
            book = books.of(place.edition)
            whole = proposals(book, facts, derive(book, facts, horizon(today)), today)
            assert breach_proposals(session, book, contract, today) == whole
            found.update(whole)
    assert {proposal.why.code for proposal in found} >= {"day_passed", "answered_failing"}
